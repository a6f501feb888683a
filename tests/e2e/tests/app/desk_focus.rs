//! Where the organiser's eyes and hands are stays where they were: in the dialog of a sign, and among what is ticked.

use serde_json::json;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::rooms;
use tabletalk_e2e::{Fault, server};

/// The desk of the example, in its room of themes or its matrix.
async fn example(room: &str) -> Result<Browser, Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("example").await?;
    browser.id("matrix").await?;
    rooms::go(&browser, room).await?;
    Ok(browser)
}

#[tokio::test(flavor = "current_thread")]
async fn the_dialog_of_a_sign_begins_at_what_stands() -> Result<(), Fault> {
    let browser = example("matrix").await?;
    let checked = "document.activeElement.name === 'strength' && document.activeElement.checked";
    let sign = "document.querySelector('.matrix__sign').focus()";
    browser.driver.execute(sign, Vec::new()).await?;
    browser.press("\u{e007}").await?;
    browser.until("as votes say", checked).await?;
    // The third is “Mentioned”.
    browser.click_first("dialog[open] li:nth-child(3) input").await?;
    browser.until("it is set", "document.querySelector('.matrix__hand')").await?;
    browser.click("sign-done").await?;
    browser.focus_is("sign-").await?;
    browser.press("\u{e007}").await?;
    browser.until("what was chosen", checked).await?;
    let third = "document.activeElement.matches('li:nth-child(3) input')";
    browser.until("the third of them", third).await
}

#[tokio::test(flavor = "current_thread")]
async fn who_links_goes_on_where_they_ticked() -> Result<(), Fault> {
    let browser = example("themes").await?;
    let place = "return Math.round(scrollY)";
    let parts = rooms::parts(&browser).await?;
    let (last, before) = (parts.last().ok_or("nothing to tick")?, &parts[parts.len() - 2]);
    for (part, press) in [(last, "#link"), (before, ".bar-of-actions .button--quiet")] {
        rooms::tick(&browser, &[part]).await?;
        let was = rooms::read_all(&browser, place).await?;
        assert!(was.as_i64() > Some(500), "it is far down: {was}");
        browser.fill("link-name", "Half typed").await?;
        browser.click_first(press).await?;
        browser.until("nothing ticked", "!document.getElementById('link')").await?;
        browser.focus_is(&format!("tick-{part}")).await?;
        let is = rooms::read_all(&browser, place).await?;
        assert!((was.as_i64().unwrap_or(0) - is.as_i64().unwrap_or(0)).abs() < 300, "{was} {is}");
    }
    // A name that was let go of is not that of the next.
    rooms::tick(&browser, &[before]).await?;
    let name = rooms::read_all(&browser, "return document.getElementById('link-name').value");
    assert_eq!(name.await?, json!(""));
    Ok(())
}
