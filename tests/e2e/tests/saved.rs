//! "Saved" on the screen, where the durable copy takes some writes and not others.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};

/// The durable store refuses what says one of these words, until it is told otherwise.
const REFUSES: &str = "window.refused = ['Lamps'];
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
        if (window.refused.some((word) => String(value).includes(word))) throw new DOMException('no', 'QuotaExceededError');
        return put.call(this, value, key);
    };";

async fn kept_says(browser: &Browser, start: &str) -> Result<(), Fault> {
    let says = format!("document.getElementById('kept').innerText.startsWith({start:?})");
    browser.until(start, &says).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_write_that_was_refused_is_named_and_tried_again_until_it_is_in() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Refused").await?;
    group::write(&browser, &["Trees"]).await?;
    kept_says(&browser, "Saved").await?;
    browser.driver.execute(REFUSES, Vec::new()).await?;
    group::write(&browser, &["Lamps"]).await?;
    kept_says(&browser, "1 change kept in this browser").await?;
    // What is written next takes it along, is refused with it, and is named too.
    group::write(&browser, &["Benches"]).await?;
    kept_says(&browser, "2 changes kept in this browser").await?;
    // Nobody does anything: it is tried again by itself.
    browser.driver.execute("window.refused = []", Vec::new()).await?;
    kept_says(&browser, "Saved").await?;
    browser.driver.execute("localStorage.clear()", Vec::new()).await?;
    browser.driver.refresh().await?;
    group::notes_are(&browser, 3).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn coming_back_to_the_page_tries_at_once() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Back").await?;
    // The app's timers stand still: only the way back can be it.
    let frozen = "window.later = window.setTimeout; window.setTimeout = (task, pause) => window.later(task, pause >= 1000 && pause < 3000 ? 1e9 : pause);";
    browser.driver.execute(format!("{REFUSES} {frozen}"), Vec::new()).await?;
    group::write(&browser, &["Lamps"]).await?;
    kept_says(&browser, "1 change kept in this browser").await?;
    browser
        .driver
        .execute("window.refused = []; window.dispatchEvent(new Event('focus'))", Vec::new())
        .await?;
    kept_says(&browser, "Saved").await?;
    browser.is_quiet().await
}
