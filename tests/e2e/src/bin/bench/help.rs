//! Help: how long it takes to look for what may be one, in a group's notes, and whether the page answers meanwhile where it is
//! looked for in those of a whole room.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::imported;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::server::organisers;

use crate::SLOWER;
use crate::case::{Build, LONGEST, ask, wait};
use crate::lines::Line;
use crate::room::{DEAF, LONGEST_TASK, LOOK_OUT, TOOK, number};

/// Notes of a group, half of them in themes.
const NOTES: usize = 1_000;
/// Themes of that group.
const THEMES: usize = 10;
/// Milliseconds until what was found in them is on screen.
const SOON: f64 = 1_000.0;
/// Groups of a room, with 200 notes each.
const GROUPS: usize = 200;

/// Presses the button that looks, and waits for what was found.
const LOOK: &str = "const done = arguments[0], start = performance.now();
    const says = () => document.getElementById('likely-state')?.textContent ?? '';
    const watch = new MutationObserver(() => {
        if (says() === '' || says().startsWith('Looking')) return;
        watch.disconnect();
        requestAnimationFrame(() => {
            const port = new MessageChannel();
            port.port1.onmessage = () => done([performance.now() - start, document.querySelectorAll('#likely > li').length]);
            port.port2.postMessage(0);
        });
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    document.getElementById('look-for-likely').click();";

/// In a group, then at a desk; `files` are hand-ins of 200 notes.
pub(crate) async fn measure(build: &Build, files: &[PathBuf]) -> Result<Vec<Line>, Fault> {
    let mut lines = vec![in_a_group(build, files).await?];
    lines.append(&mut at_a_desk(build, files).await?);
    for line in &lines {
        println!("{line}");
    }
    Ok(lines)
}

async fn in_a_group(build: &Build, files: &[PathBuf]) -> Result<Line, Fault> {
    let browser = Browser::that_does_not_wait().await?;
    browser.driver.set_script_timeout(LONGEST).await?;
    let (_, event) = group::at_a_table(&browser, &build.address, "Help").await?;
    let hand_in = brought_in(files, &event, &browser.downloads)?;
    group::go_on_with(&browser, &hand_in).await?;
    let all = format!("document.querySelectorAll('#notes .note').length === {NOTES}");
    browser.until("all notes", &all).await?;
    let here = browser.driver.current_url().await?;
    let group = here.fragment().and_then(|at| at.rsplit_once('/')).ok_or("no group is open")?.0;
    browser.driver.goto(format!("{}#{group}/suggestions", organisers(&build.address))).await?;
    browser.id("look-for-likely").await?;
    browser.slow_down(SLOWER).await?;
    let found = wait(&browser, LOOK).await?;
    let what = format!("what may be one, of {NOTES} notes of a group");
    is_found(&found)?;
    Ok(Line::at_most(&what, number(&found[0])?, "ms", SOON))
}

async fn at_a_desk(build: &Build, files: &[PathBuf]) -> Result<Vec<Line>, Fault> {
    let browser = Browser::that_does_not_wait().await?;
    browser.driver.set_script_timeout(LONGEST).await?;
    browser.driver.goto(format!("{}#/collect", organisers(&build.address))).await?;
    let field = browser.id("files").await?;
    ask(&browser, &LOOK_OUT.replace("COUNT", &GROUPS.to_string()), &[]).await?;
    let paths: Vec<_> = files.iter().take(GROUPS).map(|file| file.to_string_lossy()).collect();
    field.send_keys(paths.join("\n")).await?;
    wait(&browser, TOOK).await?;
    browser.click("room-themes").await?;
    let all = format!("document.querySelectorAll('.off-paper .room__group').length === {GROUPS}");
    browser.until("all groups", &all).await?;
    browser.slow_down(SLOWER).await?;
    ask(&browser, LONGEST_TASK, &[]).await?;
    let found = wait(&browser, LOOK).await?;
    is_found(&found)?;
    let longest = number(&ask(&browser, LONGEST_TASK, &[]).await?)?;
    let what = format!("the longest task, looking in the notes of {GROUPS} groups");
    Ok(vec![
        Line::at_most(&what, longest, "ms", DEAF),
        Line::told("until all of it is found", format!("{:.0} ms", number(&found[0])?)),
    ])
}

fn is_found(found: &Value) -> Result<(), Fault> {
    if found[1].as_u64().unwrap_or_default() > 0 {
        Ok(())
    } else {
        Err("nothing was found that may be one".into())
    }
}

/// A hand-in of the first group of an event, with notes of these files: every second one is in a theme.
fn brought_in(files: &[PathBuf], event: &Path, folder: &Path) -> Result<PathBuf, Fault> {
    let mut texts = Vec::new();
    for file in files {
        let hand_in: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
        let notes = hand_in["board"]["notes"].as_array().ok_or("a hand-in without notes")?;
        texts.extend(notes.iter().filter_map(|note| note["text"].as_str().map(str::to_owned)));
        if texts.len() >= NOTES {
            break;
        }
    }
    let table = folder.join("help.csv");
    let mut rows = csv::Writer::from_path(&table)?;
    rows.write_record(["text", "theme"])?;
    for (at, text) in texts.iter().take(NOTES).enumerate() {
        let theme = if at % 2 == 0 { String::new() } else { format!("Theme {}", at % THEMES) };
        rows.write_record([text.as_str(), &theme])?;
    }
    rows.flush()?;
    imported(&table, event, &["--theme", "theme"])
}
