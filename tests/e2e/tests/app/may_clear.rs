//! Whether the browser keeps what was written when space runs short: it is asked once something was, nothing waits for its
//! answer, and that it may clear it is said while there is no file.

use serde_json::json;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};

const SAID: &str = "document.getElementById('may-forget')?.innerText.includes('This browser may clear notes when space runs short.')";

/// A browser that answers like this, and counts.
async fn that_says(answer: &str) -> Result<Browser, Fault> {
    let browser = Browser::start().await?;
    let answers = format!(
        "sessionStorage.asked ??= 0;
        StorageManager.prototype.persist = () => {{ sessionStorage.asked = Number(sessionStorage.asked) + 1; {answer} }};"
    );
    browser.at_start(&answers).await?;
    Ok(browser)
}

async fn asked(browser: &Browser) -> Result<u64, Fault> {
    let count = browser.driver.execute("return Number(sessionStorage.asked)", Vec::new()).await?;
    Ok(count.json().as_u64().unwrap_or_default())
}

/// Writes three notes for a group and comes to where the file is made; answers whether it is said there.
async fn written(browser: &Browser) -> Result<bool, Fault> {
    let address = server::serve()?;
    group::at_a_table(browser, &address, "Cleared").await?;
    assert_eq!(asked(browser).await?, 0, "nothing was written for a group");
    group::write(browser, &["One", "Two", "Three"]).await?;
    group::is_saved(browser).await?;
    browser.click("step-hand-in").await?;
    browser.id("may-forget").await?;
    assert_eq!(asked(browser).await?, 1, "once a page");
    Ok(*browser.driver.execute(format!("return {SAID}"), Vec::new()).await?.json() == json!(true))
}

#[tokio::test(flavor = "current_thread")]
async fn that_notes_may_be_cleared_is_said_until_there_is_a_file() -> Result<(), Fault> {
    let browser = that_says("return Promise.resolve(false)").await?;
    assert!(written(&browser).await?);
    browser.driver.refresh().await?;
    browser.until("it is said of what was written before", SAID).await?;
    assert_eq!(asked(&browser).await?, 2, "once a page");
    browser.click("download").await?;
    browser.until("a file was made", "!document.getElementById('may-forget')").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_browser_that_keeps_them_is_not_spoken_of() -> Result<(), Fault> {
    let browser = that_says("return Promise.resolve(true)").await?;
    assert!(!written(&browser).await?);
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn one_that_never_answers_holds_nothing_up() -> Result<(), Fault> {
    let browser = that_says("return new Promise(() => {})").await?;
    assert!(!written(&browser).await?);
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn one_that_can_not_be_asked_holds_nothing_up() -> Result<(), Fault> {
    let browser = that_says("throw new TypeError('not here')").await?;
    assert!(!written(&browser).await?);
    browser.is_quiet().await
}
