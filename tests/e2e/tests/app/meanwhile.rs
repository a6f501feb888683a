//! An event whose form is open in two tabs: what one saves is not lost by the other without a word, and no two changes have
//! one revision.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{group, setup};
use tabletalk_e2e::{Fault, server};
use thirtyfour::WindowHandle;

/// What is said of a change that was saved elsewhere.
const SAID: &str = "document.getElementById('meanwhile').innerText";

/// Sets up an event and opens its form: the address of the event's links, and the tab.
async fn with_the_form(browser: &Browser, address: &str) -> Result<(String, WindowHandle), Fault> {
    browser.driver.goto(address).await?;
    setup::three_groups(browser, "Streets").await?;
    let links = browser.driver.current_url().await?.to_string();
    opens_the_form(browser, &links).await?;
    Ok((links, browser.driver.window().await?))
}

/// Opens the form of the event once more.
async fn opens_the_form(browser: &Browser, links: &str) -> Result<(), Fault> {
    browser.driver.goto(links).await?;
    browser.click("edit-event").await?;
    browser.id("question-3").await?;
    Ok(())
}

#[tokio::test(flavor = "current_thread")]
async fn the_second_of_two_tabs_is_told_before_it_goes_over_the_first() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let (links, first) = with_the_form(&browser, &address).await?;
    let second = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(second.clone()).await?;
    opens_the_form(&browser, &links).await?;
    browser.fill("event-title", "Squares").await?;
    browser.until("nothing is said", &format!("!{SAID}.trim()")).await?;

    browser.driver.switch_to_window(first.clone()).await?;
    browser.fill("question-1", "Mine?").await?;
    browser.click("save").await?;
    let field = browser.id("link-1").await?.prop("value").await?.unwrap_or_default();

    // The other tab is told at once what changed, and saving leads there.
    browser.driver.switch_to_window(second.clone()).await?;
    browser.until("what changed", &format!("{SAID}.includes('“Mine?”')")).await?;
    browser.click("save").await?;
    browser.focus_is("meanwhile").await?;
    browser.click("go-over").await?;
    browser.until("nothing more", &format!("!{SAID}.trim()")).await?;
    browser.focus_is("event-title").await?;
    browser.click("save").await?;
    let newer = browser.id("link-1").await?.prop("value").await?.unwrap_or_default();
    browser
        .until("the title", "document.querySelector('main').innerText.includes('Squares')")
        .await?;

    // A table that opened the first change gets the second.
    let table = Browser::start().await?;
    group::join(&table, &field).await?;
    table.driver.goto(&newer).await?;
    table
        .until("the change", "document.body.innerText.includes('It is now called “Squares”')")
        .await?;
    table.is_quiet().await?;
    // A tab that was opened later is not watched.
    browser.driver.switch_to_window(first).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_form_that_was_left_begins_again_from_the_change() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let (links, first) = with_the_form(&browser, &address).await?;
    browser.fill("event-title", "Squares").await?;
    let second = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(second.clone()).await?;
    opens_the_form(&browser, &links).await?;
    browser.fill("question-2", "Theirs?").await?;
    browser.click("save").await?;
    browser.id("link-1").await?;
    // What was typed before the change outlives a reload, and says so.
    browser.driver.switch_to_window(first).await?;
    browser.driver.refresh().await?;
    browser.until("what changed", &format!("{SAID}.includes('“Theirs?”')")).await?;
    browser
        .until("what was typed", "document.getElementById('event-title').value === 'Squares'")
        .await?;
    browser.click("take-change").await?;
    browser
        .until("begun again", "document.getElementById('event-title').value === 'Streets'")
        .await?;
    browser
        .until("the change", "document.getElementById('question-2').value === 'Theirs?'")
        .await?;
    browser.until("nothing more", &format!("!{SAID}.trim()")).await?;
    browser.is_quiet().await
}
