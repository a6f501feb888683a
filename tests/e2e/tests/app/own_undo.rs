//! A1 once more, in the forms of a group and of the organiser's desk: where something was typed, the key that takes back
//! does so in that field, and nothing else that was done is taken back.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::forge::{self, Forged};
use tabletalk_e2e::pages::{collect, group, rooms};
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

use super::reported::taken_back;
use super::rooms::file_of;

/// The id of the first field that this selector finds, as soon as it is there.
async fn field(browser: &Browser, selector: &str) -> Result<String, Fault> {
    let at = format!("document.querySelector({selector:?})");
    browser.until(selector, &at).await?;
    let id = browser.driver.execute(format!("return {at}.id"), Vec::new()).await?;
    Ok(id.json().as_str().unwrap_or_default().to_owned())
}

/// Words that were deleted in this field come back, and what was done last still stands.
async fn comes_back(browser: &Browser, id: &str, words: &str, stands: &str) -> Result<(), Fault> {
    let back = taken_back(browser, id, words).await?;
    assert!(back.ends_with(words), "{id} has {back:?}");
    // Once more than there is to take back in the field.
    for _ in 0..4 {
        browser.press(Key::Control + "z").await?;
    }
    browser.until(&format!("what was done, after {id}"), stands).await
}

/// Away from any field, the same key takes back what was done last: the tests above would see it.
async fn is_taken_back(browser: &Browser, gone: &str) -> Result<(), Fault> {
    browser.driver.execute("document.getElementById('main').focus()", Vec::new()).await?;
    browser.press(Key::Control + "z").await?;
    browser.until("what was done taken back", gone).await
}

#[tokio::test(flavor = "current_thread")]
async fn keys_that_mean_two_things_in_the_forms_of_a_group() -> Result<(), Fault> {
    const STANDS: &str = "document.querySelector('.theme h3')?.innerText === 'Seats'";
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Undo").await?;
    group::write(&browser, &["Benches", "Trees"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Seats", &["Benches"].into()).await?;
    browser.click_first("[id^=rename-]").await?;
    let name = field(&browser, ".name-form [id^=name-]").await?;
    comes_back(&browser, &name, " for all", STANDS).await?;
    browser.press(Key::Escape).await?;
    browser.click_first(".theme__opener").await?;
    browser.click_first("[id^=describe-]").await?;
    let about = field(&browser, ".name-form [id^=about-]").await?;
    comes_back(&browser, &about, "Where to rest", STANDS).await?;
    browser.press(Key::Escape).await?;
    browser.click_first(".gather__loose .tick__label").await?;
    browser.click("new-theme").await?;
    comes_back(&browser, "new-theme-name", "Green", STANDS).await?;
    browser.press(Key::Escape).await?;
    browser.click("step-vote").await?;
    let saved = "document.getElementById('undo').getAttribute('aria-disabled') === 'false' && document.getElementById('redo').getAttribute('aria-disabled') === 'true'";
    comes_back(&browser, "people", "12", saved).await?;
    browser.click("step-hand-in").await?;
    browser.click_first("details.card summary").await?;
    comes_back(&browser, "other-text", "From a phone", saved).await?;
    browser.click("step-themes").await?;
    browser.until("the theme", STANDS).await?;
    is_taken_back(&browser, "!document.querySelector('.theme h3')").await?;
    browser.click("step-capture").await?;
    group::notes_are(&browser, 2).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn keys_that_mean_two_things_on_the_desk() -> Result<(), Fault> {
    const STANDS: &str = "document.querySelectorAll('#shared > li').length === 1 && document.querySelector('#shared h3').innerText === 'Rest'";
    let (address, browser) = (server::serve()?, Browser::start().await?);
    let mut forged = Forged::by(1);
    let [seats, green] = ["Seats", "Green"].map(|name| forged.theme(name));
    let text = forged.hand_in(&forge::event("Undo", &["North"]), 0);
    browser.driver.goto(&address).await?;
    collect::collect(&browser, &[file_of(&browser, "group.json", &text)?]).await?;
    rooms::go(&browser, "themes").await?;
    rooms::link(&browser, &[&seats], "Rest").await?;
    rooms::tick(&browser, &[&green]).await?;
    comes_back(&browser, "link-name", "Parks", STANDS).await?;
    browser.click_first("#shared [id^=rename-]").await?;
    let name = field(&browser, "#shared .name-form [id^=name-]").await?;
    comes_back(&browser, &name, " for all", STANDS).await?;
    browser.press(Key::Escape).await?;
    browser.click_first("#shared [id^=describe-]").await?;
    let about = field(&browser, "#shared .name-form [id^=about-]").await?;
    comes_back(&browser, &about, "Where to sit", STANDS).await?;
    browser.press(Key::Escape).await?;
    comes_back(&browser, "find-notes", "bench", STANDS).await?;
    browser.fill("find-notes", "").await?;
    rooms::go(&browser, "files").await?;
    browser.click_first(".drop details > summary").await?;
    let undoable = "document.getElementById('undo').getAttribute('aria-disabled') === 'false'";
    comes_back(&browser, "paste", "Half a file", undoable).await?;
    rooms::go(&browser, "themes").await?;
    browser.until("the shared theme", STANDS).await?;
    is_taken_back(&browser, "!document.querySelector('#shared > li')").await?;
    browser.is_quiet().await
}

async fn holds(browser: &Browser, id: &str, text: &str) -> Result<(), Fault> {
    browser.focus_is(id).await?;
    let is = format!("document.activeElement.value === {text:?}");
    browser.until(&format!("{text:?} in {id}"), &is).await
}

async fn presses(browser: &Browser, key: &str, often: usize) -> Result<(), Fault> {
    for _ in 0..often {
        browser.press(Key::Control + key).await?;
    }
    Ok(())
}

/// A browser has one list of what can be taken back for all fields of a page. What became a note does not come back into the
/// line, and no key goes on in another field.
#[tokio::test(flavor = "current_thread")]
async fn a_field_takes_back_what_was_typed_into_it_and_no_more() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Undo").await?;
    for note in ["beta one", "zeta"] {
        browser.click("note-line").await?;
        browser.press(note).await?;
        browser.press(Key::Enter).await?;
    }
    group::notes_are(&browser, 2).await?;
    browser.press("gamma").await?;
    presses(&browser, "z", 3).await?;
    holds(&browser, "note-line", "").await?;
    presses(&browser, "y", 3).await?;
    holds(&browser, "note-line", "gamma").await?;
    browser.click_first(".note__edit").await?;
    holds(&browser, "words-", "beta one").await?;
    // Nothing was typed here yet.
    presses(&browser, "z", 2).await?;
    holds(&browser, "words-", "beta one").await?;
    browser.press("!").await?;
    presses(&browser, "z", 3).await?;
    holds(&browser, "words-", "beta one").await?;
    presses(&browser, "y", 3).await?;
    holds(&browser, "words-", "beta one!").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("edit-").await?;
    browser.click("note-line").await?;
    holds(&browser, "note-line", "gamma").await?;
    group::notes_are(&browser, 2).await?;
    browser.is_quiet().await
}
