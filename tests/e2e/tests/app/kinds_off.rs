//! A kind of note that the organiser takes off the list: its notes keep it, and it can be put back on the list.

use thirtyfour::prelude::*;

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{group, setup};
use tabletalk_e2e::{Fault, server};

/// The kinds in the form, in their order.
const FORM: &str = "[...document.querySelectorAll('#kinds input')].map((at) => at.value).join(' ')";
/// The kinds that the note line offers.
const OFFERED: &str = "[...document.querySelectorAll('.line .chip')].map((at) => at.innerText.replace(/[^A-Za-z]/g, '')).join(' ')";

async fn is(browser: &Browser, read: &str, expected: &str) -> Result<(), Fault> {
    browser.until(expected, &format!("{read} === {expected:?}")).await
}

/// Presses the button of this name.
async fn press(browser: &Browser, name: &str) -> Result<(), Fault> {
    let button = format!("button[aria-label={name:?}]");
    browser.until(name, &format!("document.querySelector('{button}')")).await?;
    browser.driver.find(By::Css(button)).await?.click().await?;
    Ok(())
}

/// The first group's link of the event as it stands.
async fn link(browser: &Browser) -> Result<String, Fault> {
    Ok(browser.id("link-1").await?.prop("value").await?.unwrap_or_default())
}

#[tokio::test(flavor = "current_thread")]
async fn its_notes_keep_it_and_it_comes_back_by_its_name() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    let (links, _) = setup::three_groups(&browser, "Streets").await?;
    let organiser = browser.driver.current_url().await?;
    group::join(&browser, &links[0]).await?;
    group::write(&browser, &["A note of no kind", "+ Plant a tree"]).await?;

    browser.driver.goto(organiser.as_str()).await?;
    browser.click("edit-event").await?;
    is(&browser, FORM, "Insight Challenge Idea Action Quote Question").await?;
    // Notes of no kind are of the first: it stays.
    let first = "document.querySelector('#kinds li button').disabled";
    browser.until("the first stays", first).await?;
    press(&browser, "Remove Idea").await?;
    is(&browser, FORM, "Insight Challenge Action Quote Question").await?;
    browser.focus_is("add-kind").await?;
    press(&browser, "Put on the list Idea").await?;
    is(&browser, FORM, "Insight Challenge Action Quote Question Idea").await?;
    browser.focus_is("kind-6").await?;
    browser.until("none off the list", "!document.getElementById('kinds-off')").await?;
    press(&browser, "Remove Idea").await?;
    browser.click("save").await?;

    let newer = link(&browser).await?;
    browser.driver.goto(&newer).await?;
    is(&browser, OFFERED, "Insight Challenge Action Quote Question").await?;
    let tree = "[...document.querySelectorAll('#notes .note')].find((at) => at.innerText.includes('Plant'))";
    browser.until("still an idea", &format!("{tree}.innerText.includes('Idea')")).await?;
    browser
        .driver
        .execute(format!("{tree}.querySelector('.note__edit').click()"), Vec::new())
        .await?;
    let chosen = "document.querySelector('.note__editor .chip[aria-pressed=true]').innerText";
    browser.until("its kind in the editor", &format!("{chosen}.includes('Idea')")).await?;

    // A kind that is added by the same name is the same kind.
    browser.driver.goto(organiser.as_str()).await?;
    browser.click("edit-event").await?;
    is(&browser, FORM, "Insight Challenge Action Quote Question").await?;
    browser
        .until("it is off", "document.querySelector('#kinds-off li').innerText.includes('Idea')")
        .await?;
    browser.click("add-kind").await?;
    browser.fill("kind-6", "idea ").await?;
    browser.click("save").await?;
    let newest = link(&browser).await?;
    browser.driver.goto(&newest).await?;
    browser.until("an idea again", &format!("/idea/i.test({tree}.innerText)")).await?;
    is(&browser, OFFERED, "Insight Challenge Action Quote Question idea").await?;
    browser.is_quiet().await
}
