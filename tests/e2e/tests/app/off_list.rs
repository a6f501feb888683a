//! A group that was taken off the list of an event can be put back on it, and is the group that it was.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::setup;
use tabletalk_e2e::{Fault, server};

/// The questions in the form, in their order.
const QUESTIONS: &str =
    "[...document.querySelectorAll('input[id^=question-]')].map((at) => at.value).join(' ')";

async fn asks(browser: &Browser, expected: &str) -> Result<(), Fault> {
    browser.until(expected, &format!("{QUESTIONS} === {expected:?}")).await
}

async fn says(browser: &Browser, id: &str, part: &str) -> Result<(), Fault> {
    browser
        .until(part, &format!("document.getElementById({id:?}).innerText.includes({part:?})"))
        .await
}

/// Where the group of this number is opened: its id stands in it.
async fn way_to(browser: &Browser, number: usize) -> Result<String, Fault> {
    browser.click("to-groups").await?;
    let way = browser.id(&format!("join-{number}")).await?.attr("href").await?;
    browser.driver.back().await?;
    browser.id("edit-event").await?;
    Ok(way.unwrap_or_default())
}

#[tokio::test(flavor = "current_thread")]
async fn a_group_that_was_taken_off_comes_back_as_it_was() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    setup::three_groups(&browser, "Streets").await?;
    let before = way_to(&browser, 2).await?;
    browser.click("edit-event").await?;
    browser.id("question-3").await?;
    browser
        .until("no word of numbers", "document.getElementById('renumbered').innerText === ''")
        .await?;
    browser.click("remove-2").await?;
    asks(&browser, "One? Three?").await?;
    browser.focus_is("question-2").await?;
    says(&browser, "renumbered", "group 3 becomes 2").await?;
    says(&browser, "off-list", "Two?").await?;
    // It is part of what is typed: there after a reload, before anything was saved.
    browser.driver.refresh().await?;
    says(&browser, "off-list", "Two?").await?;
    browser.click_first("#off-list button").await?;
    asks(&browser, "One? Two? Three?").await?;
    browser.focus_is("question-2").await?;
    browser.until("nothing off the list", "!document.getElementById('off-list')").await?;
    // And after it was saved, as the next revision.
    browser.click("remove-2").await?;
    asks(&browser, "One? Three?").await?;
    browser.click("save").await?;
    browser.click("edit-event").await?;
    asks(&browser, "One? Three?").await?;
    says(&browser, "off-list", "What these groups hand in stays at your desk").await?;
    // A double press puts one group back.
    let twice = "const button = document.querySelector('#off-list button'); button.click(); button.click();";
    browser.driver.execute(twice, Vec::new()).await?;
    // The links that are out call the others by their numbers: it comes last.
    asks(&browser, "One? Three? Two?").await?;
    browser.click("save").await?;
    browser.id("link-3").await?;
    assert_eq!(way_to(&browser, 3).await?, before);
    browser.is_quiet().await
}

/// Nothing is kept of a group of which nothing was written.
#[tokio::test(flavor = "current_thread")]
async fn an_empty_group_is_gone() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("set-up").await?;
    browser.fill("question-3", "Three?").await?;
    browser.click("remove-2").await?;
    browser
        .until("two groups", "document.querySelectorAll('input[id^=question-]').length === 2")
        .await?;
    browser.click("remove-2").await?;
    says(&browser, "off-list", "Three?").await?;
    let rows = "document.querySelectorAll('#off-list li').length";
    browser.until("one row", &format!("{rows} === 1")).await?;
    // No links are out, so no number changes for anybody.
    browser
        .until("no word of numbers", "document.getElementById('renumbered').innerText === ''")
        .await?;
    browser.is_quiet().await
}
