//! The rooms of the organiser's desk: themes of groups linked to those of the whole room.

use std::path::PathBuf;

use serde_json::Value;

use crate::Fault;
use crate::browser::Browser;

/// Goes to a room by its link, by what stands in its address, and waits for it.
pub async fn go(browser: &Browser, room: &str) -> Result<(), Fault> {
    browser.click(&format!("room-{room}")).await?;
    let here =
        format!("document.getElementById('room-{room}')?.getAttribute('aria-current') === 'page'");
    browser.until(&format!("the room of {room}"), &here).await?;
    match room {
        "themes" => all_in_sight(browser).await,
        "matrix" => browser.until("the signs of each row", SIGNS).await,
        "priorities" => browser.until("the rows of each theme", BODIES).await,
        _ => Ok(()),
    }
}

/// Saves the desk that is open: the file.
pub async fn saved(browser: &Browser) -> Result<PathBuf, Fault> {
    go(browser, "files").await?;
    browser.click("save-desk").await?;
    browser.downloaded("-desk.json").await
}

/// The same under this name: desks of one title would have one name.
pub async fn saved_as(browser: &Browser, name: &str) -> Result<PathBuf, Fault> {
    let file = saved(browser).await?;
    let kept = file.with_file_name(name);
    std::fs::rename(file, &kept)?;
    Ok(kept)
}

/// Makes the report in this format, by the name of its choice; its text.
pub async fn report(browser: &Browser, format: &str, file: &str) -> Result<String, Fault> {
    go(browser, "report").await?;
    let choose = "const select = document.getElementById('format');
        select.value = arguments[0];
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return select.value;";
    let chosen = browser.driver.execute(choose, vec![format.into()]).await?;
    if chosen.json().as_str() != Some(format) {
        return Err(format!("there is no format {format}").into());
    }
    browser.click("make-report").await?;
    let made = "document.getElementById('report-made').innerText.endsWith('Nothing has come or changed since.')";
    browser.until("the report", made).await?;
    let path = browser.downloaded(file).await?;
    let text = std::fs::read_to_string(&path)?;
    // The next of this name is another.
    std::fs::remove_file(path)?;
    Ok(text)
}

/// Each row of the matrix has its signs: those of a row are made together, a row a turn.
const SIGNS: &str = "[...document.querySelectorAll('#matrix tbody tr')].every((row) => row.querySelector('.matrix__sign'))";

/// Each theme of the priorities has its rows: as those, made a theme a turn.
const BODIES: &str = "[...document.querySelectorAll('#priorities tbody')].every(({ rows }) => rows.length === rows[0]?.cells[0].rowSpan)";
/// And each shared theme says what is linked to it.
const PARTS: &str =
    "[...document.querySelectorAll('#shared > li')].every((card) => card.querySelector('.parts'))";

/// Brings each group's part into sight once, so that it is made, and goes back to the top.
async fn all_in_sight(browser: &Browser) -> Result<(), Fault> {
    let made = "(() => {
        const place = [...document.querySelectorAll('.room__said')].find((place) => !place.firstElementChild);
        place?.scrollIntoView();
        return !place;
    })()";
    browser.until("each group's part", made).await?;
    browser.until("what is linked", PARTS).await?;
    browser.driver.execute("scrollTo(0, 0)", Vec::new()).await?;
    Ok(())
}

/// Ticks themes of groups, or notes, each by its id; the room of themes is open, and nothing is ticked.
pub async fn tick(browser: &Browser, parts: &[&str]) -> Result<(), Fault> {
    for part in parts {
        browser.click(&format!("tick-{part}")).await?;
    }
    let said = format!(
        "document.querySelector('.gather__bar')?.innerText.includes('{} ticked')",
        parts.len()
    );
    browser.until("what is ticked", &said).await
}

/// Ticks these and makes a new shared theme of them; answers its id.
pub async fn link(browser: &Browser, parts: &[&str], name: &str) -> Result<String, Fault> {
    let before = themes(browser).await?;
    tick(browser, parts).await?;
    browser.fill("link-name", name).await?;
    browser.click("link").await?;
    let more = format!("document.querySelectorAll('#shared > li').length > {}", before.len());
    browser.until(name, &more).await?;
    let new = themes(browser).await?.into_iter().find(|id| !before.contains(id));
    Ok(new.ok_or("no new shared theme")?)
}

/// Ticks these and links them to a shared theme that is there already.
pub async fn link_to(browser: &Browser, parts: &[&str], theme: &str) -> Result<(), Fault> {
    tick(browser, parts).await?;
    browser.click_first(&format!("#link-to option[value='{theme}']")).await?;
    browser.click("link").await?;
    browser.until("nothing ticked", "!document.getElementById('link')").await
}

/// The ids of the themes of groups, and of notes in none, in the order in which they stand; without those that are folded.
pub async fn parts(browser: &Browser) -> Result<Vec<String>, Fault> {
    let boxes = "document.querySelectorAll('.room__group [id^=tick-]')";
    browser.until("what can be ticked", &format!("{boxes}.length > 0")).await?;
    let read = format!(
        "return [...{boxes}].filter((box) => box.checkVisibility()).map((box) => box.id.slice('tick-'.length))"
    );
    Ok(serde_json::from_value(read_all(browser, &read).await?)?)
}

/// The ids of the shared themes, in order; the room of themes is open.
pub async fn themes(browser: &Browser) -> Result<Vec<String>, Fault> {
    let read = "return [...document.querySelectorAll('#shared > li > article')].map((card) => card.id.slice('shared-'.length))";
    Ok(serde_json::from_value(read_all(browser, read).await?)?)
}

/// What a script of the page answers.
pub async fn read_all(browser: &Browser, script: &str) -> Result<Value, Fault> {
    Ok(browser.driver.execute(script, Vec::new()).await?.json().clone())
}
