//! The whole journey by keyboard alone; after each step the focus is where a person would look for it.

use thirtyfour::Key;

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group::notes_are;
use tabletalk_e2e::{Fault, server};

/// Goes on to what has this id or name, and presses Enter.
async fn go(browser: &Browser, to: &str) -> Result<(), Fault> {
    browser.tab_to(to, false).await?;
    browser.press(Key::Enter).await
}

/// Goes on to a field and types.
async fn fill(browser: &Browser, field: &str, text: &str) -> Result<(), Fault> {
    browser.tab_to(field, false).await?;
    browser.press(text).await
}

#[tokio::test(flavor = "current_thread")]
async fn the_whole_journey_by_keyboard() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.id("set-up").await?;
    set_up(&browser).await?;
    capture(&browser).await?;
    gather(&browser).await?;
    vote(&browser).await?;
    browser.press("4").await?;
    browser.id("receipt").await?;
    browser.focus_is("main").await?;
    go(&browser, "download").await?;
    browser.until("the file", "document.getElementById('made-said').innerText.length > 10").await?;
    browser.focus_is("download").await?;
    browser.downloaded(".json").await?;
    browser.is_quiet().await
}

async fn set_up(browser: &Browser) -> Result<(), Fault> {
    go(browser, "set-up").await?;
    browser.id("event-title").await?;
    browser.focus_is("main").await?;
    go(browser, "save").await?;
    browser.focus_is("problem").await?;
    browser.press(Key::Tab).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("event-title").await?;
    browser.press("By keyboard").await?;
    for number in 1..=3 {
        fill(browser, &format!("question-{number}"), &format!("Question {number}?")).await?;
    }
    browser.tab_to("up-3", false).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("up-2").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("up-1").await?;
    let first = browser.id("question-1").await?.prop("value").await?;
    assert_eq!(first.as_deref(), Some("Question 3?"));
    go(browser, "save").await?;
    browser.id("link-1").await?;
    browser.focus_is("main").await?;
    go(browser, "to-groups").await?;
    browser.id("join-1").await?;
    browser.focus_is("main").await?;
    go(browser, "join-1").await?;
    browser.id("write").await?;
    browser.focus_is("main").await?;
    go(browser, "write").await?;
    browser.id("note-line").await?;
    // Who writes begins at once: no letter is taken for a shortcut.
    browser.focus_is("note-line").await
}

async fn capture(browser: &Browser) -> Result<(), Fault> {
    for (count, note) in (1..).zip(["First", "! Second", "> Third", "Fourth?"]) {
        browser.press(note).await?;
        browser.press(Key::Enter).await?;
        notes_are(browser, count).await?;
        browser.focus_is("note-line").await?;
    }
    for (keys, count) in [(Key::Control + "z", 3), (Key::Control + "z", 2), (Key::Control + "y", 3)]
    {
        browser.press(keys).await?;
        notes_are(browser, count).await?;
        browser.focus_is("note-line").await?;
    }
    // In a field that was typed into, the keys are the field's.
    browser.press("typing").await?;
    browser.press(Key::Control + "z").await?;
    browser.until("the typing gone", "document.getElementById('note-line').value === ''").await?;
    browser.press(Key::Control + "z").await?;
    notes_are(browser, 3).await?;
    browser.driver.refresh().await?;
    notes_are(browser, 3).await?;
    let undo = browser.text("undo").await?;
    assert!(undo.contains("Third"), "undo is offered as {undo}");
    nothing_has_the_focus(browser).await?;
    browser.tab_to("note-line", false).await?;
    browser.press(Key::Control + "y").await?;
    notes_are(browser, 4).await?;
    browser.focus_is("note-line").await?;
    browser.tab_to("Edit: Fourth", true).await.or(browser.tab_to("edit-", true).await)?;
    browser.press(Key::Enter).await?;
    browser.focus_is("words-").await?;
    let named =
        "document.querySelector('.note__editor').getAttribute('aria-label') === 'Edit: Fourth?'";
    browser.until("the name of the form", named).await?;
    browser.press(" yes").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("edit-").await?;
    browser
        .until(
            "the new words",
            "document.querySelector('#notes').innerText.includes('Fourth? yes')",
        )
        .await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("words-").await?;
    browser.press(Key::Escape).await?;
    browser.focus_is("edit-").await?;
    browser.press("?").await?;
    browser.until("the help", "document.getElementById('keyboard-help').open").await?;
    browser.press(Key::Escape).await?;
    browser.until("the help gone", "!document.getElementById('keyboard-help').open").await?;
    browser.focus_is("edit-").await
}

/// After a reload nothing has the focus but the page as a whole: the keys work there too. On the page that tables open, that
/// is: the organiser's, on which the group was joined, begins at its main part.
async fn nothing_has_the_focus(browser: &Browser) -> Result<(), Fault> {
    let here = browser.driver.current_url().await?;
    browser.driver.goto(here.as_str().replace("organiser.html", "")).await?;
    for (keys, count) in [(Key::Control + "z", 2), (Key::Control + Key::Shift + "z", 3)] {
        browser.driver.refresh().await?;
        notes_are(browser, 5 - count).await?;
        let focus = browser.focus().await?;
        assert_eq!(focus, "BODY");
        browser.press(keys).await?;
        notes_are(browser, count).await?;
    }
    browser.driver.refresh().await?;
    notes_are(browser, 3).await?;
    browser.press("n").await?;
    browser.focus_is("note-line").await?;
    browser.driver.refresh().await?;
    notes_are(browser, 3).await?;
    browser.press("2").await?;
    browser.id("loose").await?;
    browser.press("1").await?;
    notes_are(browser, 3).await
}

async fn gather(browser: &Browser) -> Result<(), Fault> {
    browser.press("2").await?;
    browser.until("notes to tick", "document.querySelectorAll('.tick').length === 4").await?;
    browser.focus_is("main").await?;
    browser.tab_to("tick-", false).await?;
    browser.press(" ").await?;
    for ticked in 2..=3 {
        browser.press(Key::Shift + Key::Down).await?;
        let ticks = format!(
            "document.querySelectorAll('.tick .tick__box:checked').length === {ticked}
                && document.activeElement === document.querySelectorAll('.tick .tick__box')[{ticked} - 1]"
        );
        browser.until(&format!("{ticked} ticks, the focus on the last"), &ticks).await?;
    }
    // However many notes there are, the bar is one key away. What is in no theme can't be taken out of one.
    browser.press(Key::Enter).await?;
    browser.focus_is("ticked-bar").await?;
    browser.until("nothing to take out", "document.getElementById('take-out').hidden").await?;
    browser.tab_to("new-theme", false).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("new-theme-name").await?;
    browser.press(Key::Escape).await?;
    browser.focus_is("new-theme").await?;
    browser.press(Key::Enter).await?;
    browser.press("Money").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("tick-").await?;
    browser.tab_to("tick-", false).await?;
    browser.press(" ").await?;
    go(browser, "put-into").await?;
    browser.until("the places", "document.activeElement.classList.contains('place')").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("loose").await?;
    browser.until("all placed", "document.querySelectorAll('.theme .tick').length === 4").await?;
    browser.press(Key::Control + "z").await?;
    browser
        .until("one taken out", "document.querySelectorAll('.theme .tick').length === 3")
        .await?;
    go(browser, "rename-").await?;
    browser.focus_is("name-").await?;
    browser.press("Money that lasts").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("rename-").await?;
    browser
        .until("the name", "document.querySelector('.theme h3').innerText === 'Money that lasts'")
        .await?;
    // Read out among all its like, it says of which theme it is.
    let more = "document.querySelector('.theme__opener').getAttribute('aria-label') === 'More: Money that lasts'";
    browser.until("the name of More", more).await?;
    browser.press("3").await?;
    browser.id("people").await?;
    browser.focus_is("main").await
}

async fn vote(browser: &Browser) -> Result<(), Fault> {
    fill(browser, "people", "2").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("begin-ballot").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("ballot-title").await?;
    browser.tab_to("Give a dot to", false).await?;
    for _ in 0..3 {
        browser.press(Key::Enter).await?;
        browser.focus_is("Give a dot to").await?;
    }
    let why = "[...document.querySelectorAll('.ballot .alert, main .alert')].some((alert) => alert.innerText.includes('dots'))";
    browser.until("why no more", why).await?;
    go(browser, "discard").await?;
    browser.focus_is("begin-ballot").await?;
    browser.press(Key::Enter).await?;
    browser.tab_to("Give a dot to", false).await?;
    browser.press(Key::Enter).await?;
    go(browser, "cast").await?;
    browser.focus_is("begin-ballot").await?;
    go(browser, "cancel-round").await?;
    browser.focus_is("end-no").await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("cancel-round").await?;
    browser.tab_to("reveal", true).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("end-no").await?;
    browser.tab_to("end-yes", true).await?;
    browser.press(Key::Enter).await?;
    browser.focus_is("newest-round").await?;
    browser
        .until("the totals", "document.querySelector('.bar__said').innerText === '1 voter, 1 dot'")
        .await
}

/// Who hears the page is told the name of a group of fields with the first field in it.
#[tokio::test(flavor = "current_thread")]
async fn no_field_of_an_event_is_called_what_its_group_is() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    browser.driver.goto(&address).await?;
    browser.click("set-up").await?;
    browser.id("event-dots").await?;
    let twice = "return [...document.querySelectorAll('fieldset')].map((group) => group.querySelector('legend').innerText)
        .filter((legend) => [...document.querySelectorAll('label')].some((label) => label.innerText === legend))";
    let twice = browser.driver.execute(twice, Vec::new()).await?;
    assert_eq!(*twice.json(), serde_json::json!([]));
    browser.is_quiet().await
}
