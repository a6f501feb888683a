//! Lines that are pasted into the line for notes, and asked about: nothing of them is lost, whatever becomes of them.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

async fn at_a_table() -> Result<Browser, Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Pasted").await?;
    Ok(browser)
}

async fn line_is(browser: &Browser, text: &str) -> Result<(), Fault> {
    let is = format!("document.getElementById('note-line').value === {text:?}");
    browser.until("what the line holds", &is).await
}

/// A refusal that threw away what was pasted.
#[tokio::test(flavor = "current_thread")]
async fn lines_of_which_one_can_be_no_note_stay_as_they_are() -> Result<(), Fault> {
    let browser = at_a_table().await?;
    group::paste_lines(&browser, &format!("More benches\n{}", "x".repeat(10_001))).await?;
    browser.click("as-notes").await?;
    let why = "document.getElementById('note-line-fault').innerText.includes('10001 characters')";
    browser.until("why not", why).await?;
    group::notes_are(&browser, 0).await?;
    // They outlive the page too.
    browser.driver.refresh().await?;
    browser.click("as-one").await?;
    let whole = "document.getElementById('note-line').value.length === 10014";
    browser.until("both lines", whole).await?;
    browser.until("no question", "!document.getElementById('as-notes')").await?;
    browser.click("note-line").await?;
    browser.press(Key::Control + "a").await?;
    browser.press(Key::Delete + "").await?;
    group::paste_lines(&browser, "More benches\nLonger hours").await?;
    browser.click("as-notes").await?;
    group::notes_are(&browser, 2).await?;
    browser
        .until("no fault", "document.getElementById('note-line-fault').innerText === ''")
        .await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn one_note_of_all_stands_after_what_was_typed_meanwhile() -> Result<(), Fault> {
    let browser = at_a_table().await?;
    group::paste_lines(&browser, "More benches\nLonger hours").await?;
    browser.click("note-line").await?;
    browser.press("In the park").await?;
    browser.click("as-one").await?;
    line_is(&browser, "In the park\nMore benches\nLonger hours").await?;
    browser.click("add-note").await?;
    group::notes_are(&browser, 1).await?;
    group::paste_lines(&browser, "One\nTwo").await?;
    browser.click("as-one").await?;
    line_is(&browser, "One\nTwo").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn a_second_list_is_asked_about_beside_the_first() -> Result<(), Fault> {
    let browser = at_a_table().await?;
    group::paste_lines(&browser, "More benches\nLonger hours").await?;
    group::paste_lines(&browser, "Sunday too\nMore staff\nNo fees").await?;
    let all = "document.getElementById('as-notes').innerText.includes('5')";
    browser.until("all five", all).await?;
    browser.click("as-notes").await?;
    group::notes_are(&browser, 5).await?;
    browser.is_quiet().await
}

/// The kinds of the first notes, by what a screen reader says of each.
async fn kinds_are(browser: &Browser, kinds: &[&str]) -> Result<(), Fault> {
    let said = "[...document.querySelectorAll('.note .kind')].map((mark) => mark.textContent)";
    let all = kinds.iter().enumerate();
    let same = all.map(|(place, kind)| format!("{said}[{place}].includes({kind:?})"));
    browser.until("the kinds", &same.collect::<Vec<_>>().join(" && ")).await
}

/// What was chosen, or stands before a line, is its kind, as it is of a line that is typed.
#[tokio::test(flavor = "current_thread")]
async fn lines_are_of_the_kind_that_was_chosen_or_stands_before_them() -> Result<(), Fault> {
    let browser = at_a_table().await?;
    browser.click("note-line").await?;
    browser.press("? ").await?;
    group::paste_lines(&browser, "Who pays?\n- ! Too dear\n> Ask the bank").await?;
    browser.click("as-notes").await?;
    group::notes_are(&browser, 3).await?;
    kinds_are(&browser, &["Question", "Challenge", "Action"]).await?;
    browser.until("no sign", "!/[!>] /.test(document.querySelector('.notes').textContent)").await?;
    // The next one is of the usual kind again.
    group::paste_lines(&browser, "More benches\nLonger hours").await?;
    browser.click("as-notes").await?;
    group::notes_are(&browser, 5).await?;
    kinds_are(&browser, &["Question", "Challenge", "Action", "Insight", "Insight"]).await?;
    browser.is_quiet().await
}

/// What was typed before and deleted is no more there to be taken back once the lines are notes.
#[tokio::test(flavor = "current_thread")]
async fn undo_in_the_line_takes_back_the_notes_that_were_pasted() -> Result<(), Fault> {
    let browser = at_a_table().await?;
    browser.click("note-line").await?;
    browser.press("Old").await?;
    for _ in 0..3 {
        browser.press(Key::Backspace + "").await?;
    }
    line_is(&browser, "").await?;
    group::paste_lines(&browser, "One\nTwo").await?;
    browser.click("as-notes").await?;
    group::notes_are(&browser, 2).await?;
    browser.focus_is("note-line").await?;
    browser.press(Key::Control + "z").await?;
    group::notes_are(&browser, 0).await?;
    line_is(&browser, "").await?;
    browser.is_quiet().await
}
