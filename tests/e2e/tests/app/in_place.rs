//! The focus stays where somebody is, nothing scrolls under it, and what was done is said to who can't see it.

use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::{Fault, server};
use thirtyfour::Key;

async fn says(browser: &Browser, id: &str, expected: &str) -> Result<(), Fault> {
    let says = format!("document.getElementById({id:?}).textContent === {expected:?}");
    browser.until(expected, &says).await
}

/// Collects what is said there from now on, each time that it is.
async fn listen(browser: &Browser, id: &str) -> Result<(), Fault> {
    let listens = format!(
        "window.__heard = []; const region = document.getElementById({id:?});
        new MutationObserver(() => region.textContent && window.__heard.push(region.textContent))
            .observe(region, {{ childList: true, characterData: true, subtree: true }});"
    );
    browser.driver.execute(listens, Vec::new()).await?;
    Ok(())
}

async fn table(title: &str, notes: &[&str]) -> Result<Browser, Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, title).await?;
    group::write(&browser, notes).await?;
    Ok(browser)
}

/// A dialog that is open and not seen takes the keyboard, and gives nothing for it.
#[tokio::test(flavor = "current_thread")]
async fn the_help_of_the_keyboard_is_seen_at_any_width() -> Result<(), Fault> {
    let browser = table("Narrow", &["One"]).await?;
    for width in [1440, 880, 640, 320] {
        browser.look(width, "light").await?;
        browser.driver.execute("document.activeElement.blur()", Vec::new()).await?;
        browser.driver.action_chain().send_keys("?").perform().await?;
        let seen = "document.getElementById('keyboard-help').getBoundingClientRect().width > 250";
        browser.until(&format!("the help at {width} px"), seen).await?;
        browser.driver.action_chain().send_keys(Key::Escape).perform().await?;
        browser.until("no help", "!document.getElementById('keyboard-help').open").await?;
    }
    browser.is_quiet().await
}

/// The buttons of the bar stand at the end of what scrolls: to go to one of them is no reason to scroll.
#[tokio::test(flavor = "current_thread")]
async fn gathering_by_keys_scrolls_nothing() -> Result<(), Fault> {
    let (address, browser) = (server::serve()?, Browser::start().await?);
    group::at_a_table(&browser, &address, "Many").await?;
    let lines: Vec<String> = (1..=40).map(|number| format!("Note {number}")).collect();
    group::paste_lines(&browser, &lines.join("\n")).await?;
    browser.click("as-notes").await?;
    group::notes_are(&browser, 40).await?;
    browser.click("step-themes").await?;
    browser.until("all notes", "document.querySelectorAll('[id^=tick-]').length === 40").await?;
    let first = "document.querySelector('[id^=tick-]')";
    browser.driver.execute(format!("{first}.focus()"), Vec::new()).await?;
    let stays = "(() => {
        const at = document.activeElement, { top, bottom } = at.getBoundingClientRect();
        const moved = [...document.querySelectorAll('html, .table__main')].some((box) => box.scrollTop > 0);
        return at.id.startsWith('tick-') && !moved && top > 0 && bottom < innerHeight;
    })()";
    for name in ["Trees", "Buses"] {
        browser.press(Key::Space + "").await?;
        browser.press(Key::Enter + "").await?;
        browser.focus_is("ticked-bar").await?;
        browser.tab_to("new-theme", false).await?;
        browser.press(Key::Enter + "").await?;
        browser.focus_is("new-theme-name").await?;
        browser.press(name.to_owned() + Key::Enter).await?;
        browser.until("the next note, and nothing scrolled", stays).await?;
        says(&browser, "done-said", &format!("Done: the theme “{name}”")).await?;
    }
    // Escape puts the question away, and goes back to what asked it.
    browser.press(Key::Space + "").await?;
    browser.press(Key::Enter + "").await?;
    browser.focus_is("ticked-bar").await?;
    browser.tab_to("put-into", false).await?;
    browser.press(Key::Enter + "").await?;
    browser.focus_is("place-").await?;
    browser.press(Key::Escape + "").await?;
    browser.focus_is("put-into").await?;
    browser.until("no places", "!document.querySelector('.bar-of-actions .places')").await?;
    browser.press(Key::Enter + "").await?;
    browser.focus_is("place-").await?;
    browser.press(Key::Enter + "").await?;
    says(&browser, "done-said", "Done: 1 note moved").await?;
    browser.until("the next note, and nothing scrolled", stays).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "current_thread")]
async fn undo_by_its_button_keeps_the_focus() -> Result<(), Fault> {
    let browser = table("Twice", &["Same", "Same", "Same"]).await?;
    // Each is heard, also where the words are those of the one before.
    listen(&browser, "undo-said").await?;
    browser.driver.execute("document.getElementById('undo').focus()", Vec::new()).await?;
    for left in [2, 1] {
        browser.press(Key::Enter + "").await?;
        group::notes_are(&browser, left).await?;
        browser.until("heard", &format!("window.__heard.length === {}", 3 - left)).await?;
        browser.focus_is("undo").await?;
    }
    browser.is_quiet().await
}

/// Once the bin is empty its button is gone, which the browser would give the focus back to.
#[tokio::test(flavor = "current_thread")]
async fn who_leaves_the_empty_bin_is_at_the_line() -> Result<(), Fault> {
    let browser = table("Bin", &["One", "Two"]).await?;
    browser.click_first(".note__edit").await?;
    browser.click_first(".note__editor .button:last-child").await?;
    browser.click("open-bin").await?;
    browser.click_first("#bin .bin__row button").await?;
    browser.focus_is("bin-title").await?;
    browser.press(Key::Escape + "").await?;
    browser.focus_is("note-line").await?;
    browser.is_quiet().await
}

/// It takes a moment to know that a tab is gone: its words stand in the editor of their note, not as a new note's.
#[tokio::test(flavor = "current_thread")]
async fn other_words_of_a_tab_that_is_gone_stand_in_the_editor() -> Result<(), Fault> {
    let browser = table("Edited", &["One"]).await?;
    browser.click_first(".note__edit").await?;
    browser.until("an editor", "document.querySelector('.note__editor textarea')").await?;
    browser.press(" more").await?;
    let value = "document.querySelector('.note__editor textarea')?.value === 'One more'";
    browser.until("the words", value).await?;
    let here = browser.driver.current_url().await?;
    let other = browser.driver.new_tab().await?;
    browser.driver.close_window().await?;
    browser.driver.switch_to_window(other).await?;
    browser.driver.goto(here.as_str()).await?;
    browser.until("the words in the editor", value).await?;
    browser.until("no offer", "!document.getElementById('take-draft')").await?;
    Ok(())
}

/// The totals, and a ballot, are nothing that was done before: what was is not said once more.
#[tokio::test(flavor = "current_thread")]
async fn what_was_done_before_is_not_said_of_a_ballot() -> Result<(), Fault> {
    let browser = table("Said", &["One", "Two"]).await?;
    browser.click("step-themes").await?;
    group::make_theme(&browser, "Alpha", &["One"].into()).await?;
    says(&browser, "done-said", "Done: the theme “Alpha”").await?;
    browser.click("step-vote").await?;
    group::open_round(&browser, 2, 3).await?;
    says(&browser, "done-said", "Done: the round opened").await?;
    listen(&browser, "done-said").await?;
    group::cast(&browser, &[]).await?;
    group::reveal(&browser).await?;
    says(&browser, "done-said", "").await?;
    let heard = browser.driver.execute("return window.__heard", Vec::new()).await?;
    assert_eq!(heard.json().as_array().map(Vec::len), Some(0), "{}", heard.json());
    browser.click("undo").await?;
    browser
        .until("what undo says", "document.getElementById('undo-said').textContent !== ''")
        .await?;
    let heard = browser.driver.execute("return window.__heard", Vec::new()).await?;
    assert_eq!(heard.json().as_array().map(Vec::len), Some(0), "{}", heard.json());
    browser.is_quiet().await
}

/// Else the next key is taken for a shortcut, or lost.
#[tokio::test(flavor = "current_thread")]
async fn who_gives_a_note_its_kind_while_writing_goes_on_writing() -> Result<(), Fault> {
    let browser = table("Kinds", &["One"]).await?;
    browser.click("note-line").await?;
    browser.press("People want shade").await?;
    let idea =
        "[...document.querySelectorAll('.line .chip')].find((at) => at.innerText.includes('Idea'))";
    let chip = browser.driver.execute(format!("return {idea}"), Vec::new()).await?;
    browser.click_on(&chip.element()?).await?;
    browser.focus_is("note-line").await?;
    browser.press(" in 2 streets").await?;
    browser.press(Key::Enter).await?;
    group::notes_are(&browser, 2).await?;
    let note = "document.querySelector('#notes li:last-child').innerText.replace(/\\s+/g, ' ')";
    let is = format!("{note}.includes('Idea People want shade in 2 streets')");
    browser.until("the whole note, an idea", &is).await?;
    // A sign says the kind as soon as what follows is no number.
    browser.press("> 5").await?;
    browser.until("its sign", "document.getElementById('note-line').value === '> 5'").await?;
    browser.press(Key::Control + "a").await?;
    browser.press("> Call").await?;
    browser.until("no sign", "document.getElementById('note-line').value === 'Call'").await?;
    let action = "document.querySelector('.line .chip[aria-pressed=true]').innerText";
    browser.until("an action", &format!("{action}.includes('Action')")).await?;
    browser.is_quiet().await
}
