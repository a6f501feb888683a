//! What a group does: write, gather, vote, make the file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use thirtyfour::prelude::*;

use crate::Fault;
use crate::browser::Browser;
use crate::engine::Engine;

/// Opens the app, sets up an event of three groups and writes for the first; answers what [`set_up`] does.
///
/// [`set_up`]: super::setup::set_up
pub async fn at_a_table(
    browser: &Browser,
    address: &str,
    title: &str,
) -> Result<(Vec<String>, PathBuf), Fault> {
    browser.driver.goto(address).await?;
    let (links, event) = super::setup::three_groups(browser, title).await?;
    join(browser, links.first().ok_or("no link")?).await?;
    Ok((links, event))
}

/// Opens the group's link and says that this device writes.
pub async fn join(browser: &Browser, link: &str) -> Result<(), Fault> {
    browser.driver.goto(link).await?;
    browser.click("write").await?;
    browser.id("note-line").await?;
    Ok(())
}

/// Writes notes, each with Enter: the first key by key, the others as they are dictated, where the driver can.
pub async fn write(browser: &Browser, notes: &[&str]) -> Result<(), Fault> {
    let before = all_drawn(browser).await?;
    for (written, note) in (1..).zip(notes) {
        let line = browser.id("note-line").await?;
        if written == 1 || browser.engine == Engine::Firefox {
            line.send_keys(*note + Key::Enter).await?;
        } else {
            browser.insert(note).await?;
            line.send_keys(Key::Enter + "").await?;
        }
        notes_are(browser, before + written).await?;
    }
    Ok(())
}

/// Opens a hand-in of this group from the first screen and goes on with it.
pub async fn go_on_with(browser: &Browser, file: &Path) -> Result<(), Fault> {
    browser.driver.execute("location.hash = '/'", Vec::new()).await?;
    let field = browser.id("file").await?;
    field.send_keys(file.to_string_lossy()).await?;
    browser.click("go-on").await?;
    browser.id("note-line").await?;
    Ok(())
}

/// The id of a field of the editor that is open, by what it starts with: `words`, `owner`, `due`.
pub async fn editor_field(browser: &Browser, name: &str) -> Result<String, Fault> {
    let field = format!("document.querySelector('.note__editor [id^={name}-]')");
    browser.until(name, &field).await?;
    let id = browser.driver.execute(format!("return {field}.id"), Vec::new()).await?;
    Ok(id.json().as_str().unwrap_or_default().to_owned())
}

/// Waits until all that the group wrote is called saved.
pub async fn is_saved(browser: &Browser) -> Result<(), Fault> {
    browser.until("saved", "document.getElementById('kept').innerText.startsWith('Saved')").await
}

/// Waits until so many notes stand.
pub async fn notes_are(browser: &Browser, count: usize) -> Result<(), Fault> {
    let condition = format!("document.querySelectorAll('#notes .note').length === {count}");
    browser.until(&format!("{count} notes"), &condition).await
}

/// Waits until all notes stand that the tab counts, which come a few at a time: how many these are.
async fn all_drawn(browser: &Browser) -> Result<usize, Fault> {
    browser.id("note-line").await?;
    let counted = "return Number(document.getElementById('step-capture').innerText.match(/[0-9]+/)?.[0] ?? 0)";
    let counted = browser.driver.execute(counted, Vec::new()).await?;
    let counted = usize::try_from(counted.json().as_u64().unwrap_or(0))?;
    notes_are(browser, counted).await?;
    Ok(counted)
}

/// Ticks the notes of these texts and makes a theme of them.
pub async fn make_theme(
    browser: &Browser,
    name: &str,
    notes: &BTreeSet<&str>,
) -> Result<(), Fault> {
    browser.until("notes to place", "document.querySelector('.gather__loose .tick')").await?;
    let find = "const wanted = new Set(arguments[0]);
        return [...document.querySelectorAll('.gather__loose .tick__label')]
            .filter((label) => wanted.has(label.innerText.trim().replace(/\\s+/g, ' ')))";
    let found = browser.driver.execute(find, vec![serde_json::to_value(notes)?]).await?;
    let labels = found.elements()?;
    if labels.len() != notes.len() {
        return Err(
            format!("{} of {} notes are there for {name}", labels.len(), notes.len()).into()
        );
    }
    for label in labels {
        browser.click_on(&label).await?;
    }
    browser.click("new-theme").await?;
    browser.id("new-theme-name").await?.send_keys(name + Key::Enter).await?;
    let made = format!(
        "[...document.querySelectorAll('.theme h3')].some((title) => title.innerText === {name:?})"
    );
    browser.until(name, &made).await
}

/// Opens a round with the event's cap: the most dots on one theme, as the form says it.
pub async fn open_round(browser: &Browser, people: usize, dots: usize) -> Result<String, Fault> {
    browser.click("step-vote").await?;
    browser.fill("people", &people.to_string()).await?;
    browser.fill("dots", &dots.to_string()).await?;
    let cap = browser.id("cap").await?.prop("value").await?.unwrap_or_default();
    browser.click("open-round").await?;
    browser.id("begin-ballot").await?;
    Ok(cap)
}

/// Hands in a ballot: a dot each time that a theme is named.
pub async fn cast(browser: &Browser, themes: &[String]) -> Result<(), Fault> {
    browser.click("begin-ballot").await?;
    browser.id("cast").await?;
    for theme in themes {
        let give = format!("button[aria-label={:?}]", format!("Give a dot to {theme}"));
        let button = browser.driver.find(By::Css(give)).await?;
        browser.click_on(&button).await?;
    }
    browser.click("cast").await?;
    browser.id("begin-ballot").await?;
    Ok(())
}

/// Shows the totals.
pub async fn reveal(browser: &Browser) -> Result<(), Fault> {
    browser.click("reveal").await?;
    browser.click("end-yes").await?;
    browser.until("bars", "document.querySelector('.bars')").await
}

/// Pastes several lines into the line for notes, as the clipboard brings them, and waits until it is asked what they are.
pub async fn paste_lines(browser: &Browser, lines: &str) -> Result<(), Fault> {
    let paste = "const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', arguments[0]);
        const init = { clipboardData, bubbles: true, cancelable: true };
        document.getElementById('note-line').dispatchEvent(new ClipboardEvent('paste', init));";
    browser.driver.execute(paste, vec![lines.into()]).await?;
    browser.id("as-notes").await?;
    Ok(())
}

/// Makes the file: its path, and the receipt words on screen.
pub async fn hand_in(browser: &Browser) -> Result<(PathBuf, String), Fault> {
    browser.click("step-hand-in").await?;
    let words = browser.text("receipt").await?;
    browser.click("download").await?;
    let file = browser.downloaded(&format!("{}.json", words.replace(' ', "-"))).await?;
    crate::schema::check(&file)?;
    Ok((file, words))
}

/// A browser with the same group open in two tabs, the second of them in front.
pub async fn two_tabs(address: &str) -> Result<(Browser, WindowHandle, WindowHandle), Fault> {
    let browser = Browser::start().await?;
    at_a_table(&browser, address, "Two tabs").await?;
    let here = browser.driver.current_url().await?.to_string();
    let first = browser.driver.window().await?;
    let second = browser.driver.new_tab().await?;
    browser.driver.switch_to_window(second.clone()).await?;
    browser.driver.goto(&here).await?;
    browser.id("note-line").await?;
    Ok((browser, first, second))
}
