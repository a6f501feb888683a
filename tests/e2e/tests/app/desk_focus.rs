//! Where the organiser's eyes and hands are stays where they were: in the dialog of a sign, among what is ticked, and
//! among what is linked.

use serde_json::json;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::rooms;
use tabletalk_e2e::{Fault, server};
use thirtyfour::{By, Key};

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

/// The buttons that unlink from the first shared theme.
async fn unlinks(browser: &Browser) -> Result<Vec<String>, Fault> {
    let read = "return [...document.querySelectorAll('#shared > li:first-child .parts__row button')].map((at) => at.id || at.ariaLabel)";
    Ok(serde_json::from_value(rooms::read_all(browser, read).await?)?)
}

/// The row below comes up under the finger that has just taken one away.
#[tokio::test(flavor = "current_thread")]
async fn a_double_press_unlinks_one_and_what_comes_next_has_the_focus() -> Result<(), Fault> {
    let browser = example("themes").await?;
    let rows = "document.querySelectorAll('#shared > li:first-child .parts__row')";
    browser.until("what is linked", &format!("{rows}.length > 3")).await?;
    let before = unlinks(&browser).await?;
    let [_, second, third, ..] = &before[..] else { return Err("too little is linked".into()) };
    let button = browser.driver.find(By::Css("#shared .parts__row button")).await?;
    button.scroll_into_view().await?;
    browser.driver.action_chain().double_click_element(&button).perform().await?;
    browser.until("that it is gone", &format!("{rows}.length < {}", before.len())).await?;
    assert_eq!(unlinks(&browser).await?, before[1..]);
    browser.focus_is(second).await?;
    // The same by keyboard, a moment later.
    let rests = "document.activeElement.getAttribute('aria-disabled') === 'true'";
    browser.until("that it rests", rests).await?;
    browser.until("that it does no more", &format!("!({rests})")).await?;
    browser.press(Key::Enter + Key::Enter).await?;
    browser.focus_is(third).await?;
    assert_eq!(unlinks(&browser).await?, before[2..]);
    // After the last row comes the one before it; after the only one, the card.
    let mut left = before[2..].to_vec();
    while let Some(last) = left.pop() {
        browser.until("that it does no more", &format!("!({rests})")).await?;
        let focus = format!("document.getElementById({last:?}).focus()");
        browser.driver.execute(focus, Vec::new()).await?;
        browser.press(Key::Enter).await?;
        browser.focus_is(left.last().map_or("shared-", String::as_str)).await?;
        assert_eq!(unlinks(&browser).await?, left);
    }
    browser.is_quiet().await
}
