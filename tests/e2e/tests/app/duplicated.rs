//! A10 once more: a tab that was duplicated has its original's name, as long as it did not look; what is sent, saved or typed
//! in one of the two is nothing of the other's. With Web Locks and without.

use serde_json::json;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::{group, rooms};
use tabletalk_e2e::{Fault, server};
use thirtyfour::{Key, WindowHandle};

use super::typing::{NO_LOCKS, nothing_is_kept, to, value_is};

const EDITOR: &str = ".note__editor textarea";
/// What this tab is called, and what it was called when its page began.
const NAME: &str = "sessionStorage.getItem('tabletalk/tab')";

/// A tab of a group, where the browser has Web Locks or has not.
async fn at_a_table(locks: bool) -> Result<Browser, Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    if !locks {
        browser.at_start(NO_LOCKS).await?;
    }
    group::at_a_table(&browser, &address, "Duplicated").await?;
    Ok(browser)
}

/// Duplicates the tab as a browser does, with a copy of what sessionStorage holds: the original and the copy, which is in
/// front and shows this field.
async fn duplicated(
    browser: &Browser,
    field: &str,
    locks: bool,
) -> Result<[WindowHandle; 2], Fault> {
    let here = browser.driver.current_url().await?.to_string();
    let original = browser.driver.window().await?;
    let name = rooms::read_all(browser, &format!("return {NAME}")).await?;
    browser.driver.execute("window.open('about:blank')", Vec::new()).await?;
    let all = browser.driver.windows().await?;
    let copy = all.into_iter().find(|tab| *tab != original).ok_or("no second tab")?;
    to(browser, &copy).await?;
    if !locks {
        browser.at_start(NO_LOCKS).await?;
    }
    browser.at_start(&format!("window.__began_as = {NAME};")).await?;
    browser.driver.goto(&here).await?;
    browser.id(field).await?;
    let names = format!("return [window.__began_as, {NAME} === window.__began_as]");
    assert_eq!(rooms::read_all(browser, &names).await?, json!([name, false]), "the names");
    let has = rooms::read_all(browser, "return Boolean(navigator.locks)").await?;
    assert_eq!(has, json!(locks), "whether there are locks");
    Ok([original, copy])
}

async fn notes_say(browser: &Browser, notes: &[&str]) -> Result<(), Fault> {
    group::notes_are(browser, notes.len()).await?;
    let read = "return [...document.querySelectorAll('.note__text')].map((note) => note.innerText)";
    assert_eq!(rooms::read_all(browser, read).await?, json!(notes));
    Ok(())
}

/// Enter in the copy adds what was typed there, once; the original goes on with its own, also after a reload.
async fn adds_its_own_text_alone(locks: bool) -> Result<(), Fault> {
    let browser = at_a_table(locks).await?;
    browser.id("note-line").await?.send_keys("of the original").await?;
    let [original, copy] = duplicated(&browser, "note-line", locks).await?;
    value_is(&browser, "#note-line", "").await?;
    browser.press(Key::Enter).await?;
    browser.id("note-line").await?.send_keys("of the copy" + Key::Enter).await?;
    notes_say(&browser, &["of the copy"]).await?;
    to(&browser, &original).await?;
    notes_say(&browser, &["of the copy"]).await?;
    value_is(&browser, "#note-line", "of the original").await?;
    browser.driver.refresh().await?;
    value_is(&browser, "#note-line", "of the original").await?;
    notes_say(&browser, &["of the copy"]).await?;
    browser.until("no offer", "!document.querySelector('.offer')").await?;
    browser.id("note-line").await?.send_keys(Key::Enter + "").await?;
    notes_say(&browser, &["of the copy", "of the original"]).await?;
    nothing_is_kept(&browser).await?;
    to(&browser, &copy).await?;
    browser.driver.refresh().await?;
    notes_say(&browser, &["of the copy", "of the original"]).await?;
    value_is(&browser, "#note-line", "").await
}

#[tokio::test(flavor = "current_thread")]
async fn enter_in_a_tab_that_was_duplicated_adds_its_own_text_alone() -> Result<(), Fault> {
    adds_its_own_text_alone(true).await
}

#[tokio::test(flavor = "current_thread")]
async fn enter_in_a_tab_that_was_duplicated_adds_its_own_text_alone_where_there_are_no_locks()
-> Result<(), Fault> {
    adds_its_own_text_alone(false).await
}

/// The same of a note that is being worded anew: the copy does not have its editor open, and what is saved there closes
/// nothing in the original.
async fn words_a_note_by_itself(locks: bool) -> Result<(), Fault> {
    let browser = at_a_table(locks).await?;
    group::write(&browser, &["Benches"]).await?;
    browser.click_first(".note__edit").await?;
    let words = group::editor_field(&browser, "words").await?;
    browser.fill(&words, "Benches for all").await?;
    let [original, copy] = duplicated(&browser, "note-line", locks).await?;
    group::notes_are(&browser, 1).await?;
    browser.until("no editor", &format!("!document.querySelector({EDITOR:?})")).await?;
    browser.until("no offer", "!document.querySelector('.offer')").await?;
    browser.click_first(".note__edit").await?;
    value_is(&browser, EDITOR, "Benches").await?;
    browser.fill(&words, "Benches in the shade").await?;
    for (tab, text) in [(&original, "Benches for all"), (&copy, "Benches in the shade")] {
        to(&browser, tab).await?;
        browser.driver.refresh().await?;
        value_is(&browser, EDITOR, text).await?;
    }
    browser.click(&words).await?;
    browser.press(Key::Enter).await?;
    notes_say(&browser, &["Benches in the shade"]).await?;
    to(&browser, &original).await?;
    value_is(&browser, EDITOR, "Benches for all").await?;
    browser.driver.refresh().await?;
    value_is(&browser, EDITOR, "Benches for all").await
}

#[tokio::test(flavor = "current_thread")]
async fn a_tab_that_was_duplicated_words_a_note_by_itself() -> Result<(), Fault> {
    words_a_note_by_itself(true).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_tab_that_was_duplicated_words_a_note_by_itself_where_there_are_no_locks()
-> Result<(), Fault> {
    words_a_note_by_itself(false).await
}

/// The same of a form that is of no group: the copy begins a form of its own.
async fn sets_up_an_event_of_its_own(locks: bool) -> Result<(), Fault> {
    let (address, browser) = (server::organisers(&server::serve()?), Browser::start().await?);
    if !locks {
        browser.at_start(NO_LOCKS).await?;
    }
    browser.driver.goto(format!("{address}#/new")).await?;
    browser.fill("event-title", "Of the original").await?;
    let [original, copy] = duplicated(&browser, "event-title", locks).await?;
    value_is(&browser, "#event-title", "").await?;
    browser.fill("event-title", "Of the copy").await?;
    for (tab, text) in [(&original, "Of the original"), (&copy, "Of the copy")] {
        to(&browser, tab).await?;
        browser.driver.refresh().await?;
        value_is(&browser, "#event-title", text).await?;
    }
    // What the copy throws away is its own.
    browser.click("begin-again").await?;
    value_is(&browser, "#event-title", "").await?;
    to(&browser, &original).await?;
    browser.driver.refresh().await?;
    value_is(&browser, "#event-title", "Of the original").await
}

#[tokio::test(flavor = "current_thread")]
async fn a_tab_that_was_duplicated_sets_up_an_event_of_its_own() -> Result<(), Fault> {
    sets_up_an_event_of_its_own(true).await
}

#[tokio::test(flavor = "current_thread")]
async fn a_tab_that_was_duplicated_sets_up_an_event_of_its_own_where_there_are_no_locks()
-> Result<(), Fault> {
    sets_up_an_event_of_its_own(false).await
}
