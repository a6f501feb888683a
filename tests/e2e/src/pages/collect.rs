//! The organiser's desk: what comes in, and the cards that come of it.

use std::path::{Path, PathBuf};

use super::rooms;
use crate::Fault;
use crate::browser::Browser;

/// Collects files from the first screen, on a device that never saw the event: the first brings it.
pub async fn collect(browser: &Browser, files: &[PathBuf]) -> Result<(), Fault> {
    browser.click("collect").await?;
    pick(browser, files).await?;
    let received =
        format!("document.querySelectorAll('.tile__receipt').length === {}", files.len());
    browser.until("all tiles", &received).await
}

/// Picks files for a desk, and waits for nothing.
pub async fn pick(browser: &Browser, files: &[impl AsRef<Path>]) -> Result<(), Fault> {
    let all: Vec<_> = files.iter().map(|file| file.as_ref().to_string_lossy()).collect();
    Ok(browser.id("files").await?.send_keys(all.join("\n")).await?)
}

/// The group's question, title, voters' line and notes' line of every card of a group's theme, sorted. They are in the
/// room of themes; the way goes there from another room, and back to that of files.
pub async fn cards(browser: &Browser) -> Result<Vec<[String; 4]>, Fault> {
    rooms::go(browser, "themes").await?;
    // A group far down is laid out, and has a text to read, once it is near.
    let read = "for (const group of document.querySelectorAll('.room__group')) group.style.contentVisibility = 'visible';
    return [...document.querySelectorAll('.room__group .theme')].map((card) => [
        card.closest('section').querySelector('.desk__group p bdi').innerText,
        card.querySelector('h4').innerText,
        (card.querySelector('.desk__votes') || { innerText: '' }).innerText.trim(),
        card.querySelector('.theme__head .hint').innerText,
    ])";
    let found = browser.driver.execute(read, Vec::new()).await?;
    let mut cards: Vec<[String; 4]> = serde_json::from_value(found.json().clone())?;
    cards.sort();
    rooms::go(browser, "files").await?;
    Ok(cards)
}

/// What the line of each file says.
pub async fn results(browser: &Browser) -> Result<String, Fault> {
    browser.text("results").await
}

/// Brings one file to a desk that is open, or to the one that it opens, and waits for the line that says what became of it.
pub async fn bring(browser: &Browser, file: &Path) -> Result<(), Fault> {
    pick(browser, &[file]).await?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let line = format!("document.getElementById('results')?.innerText.includes({name:?})");
    browser.until(&name, &line).await
}
