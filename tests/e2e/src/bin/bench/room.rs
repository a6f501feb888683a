//! A whole room: a thousand hand-ins, brought to an organiser's desk at once, beside parsing and hashing the same files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::pages::rooms;
use tabletalk_e2e::server::{Served, organisers};

use crate::case::{Build, ask, wait};
use crate::lines::Line;

/// Runs, each with a browser of its own.
const RUNS: usize = 3;
/// Times that bringing them together may take as long as parsing and hashing them.
const TAKES: f64 = 3.0;
/// Milliseconds that the page may be deaf.
pub(crate) const DEAF: f64 = 200.0;
/// Elements that a room may consist of.
pub(crate) const ELEMENTS: f64 = 20_000.0;
/// Milliseconds until a link, or a sign that is set, is on screen.
const ANSWERS: f64 = 50.0;
pub(crate) const LONGEST: Duration = Duration::from_mins(5);

/// Looks out for files, notes what is done with them and when, and for the end: all tiles are there.
///
/// A thousand files are made by the browser before it says that they were picked, in the same task: that part is not the page's.
pub(crate) const LOOK_OUT: &str = "window.__long = [];
    let start;
    new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) {
            window.__long.push(startTime + duration - Math.max(startTime, start ?? 0));
        }
    }).observe({ type: 'longtask' });
    // Storing is what happens between the start and the end of a step that writes.
    let stored = 0;
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
        const [step, begun] = [begin.call(this, stores, mode, ...rest), performance.now()];
        if (mode === 'readwrite') step.addEventListener('complete', () => (stored += performance.now() - begun));
        return step;
    };
    addEventListener('change', () => (start = performance.now()), { capture: true, once: true });
    window.__took = new Promise((resolve) => {
        const watch = new MutationObserver(() => {
            if (document.querySelectorAll('.tile__receipt').length < COUNT) return;
            watch.disconnect();
            requestAnimationFrame(() => {
                const port = new MessageChannel();
                port.port1.onmessage = () => resolve([performance.now() - start, stored]);
                port.port2.postMessage(0);
            });
        });
        watch.observe(document.body, { childList: true, subtree: true });
    });";

pub(crate) const TOOK: &str = "const done = arguments[0]; window.__took.then(done);";
pub(crate) const LONGEST_TASK: &str =
    "const longest = Math.max(0, ...window.__long); window.__long.length = 0; return longest;";
const ELEMENTS_NOW: &str = "return document.querySelectorAll('*').length;";

/// Brings all files to a desk that is empty, and goes through its rooms.
pub(crate) async fn measure(
    build: &Build,
    files: &[PathBuf],
    baseline: &Path,
) -> Result<Vec<Line>, Fault> {
    let paths: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    let (paths, count) = (paths.join("\n"), files.len());
    let beside = Served::folder(baseline)?;
    let (mut bare, mut taken, mut stored) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = Vec::new();
    for run in 0..RUNS {
        let browser = Browser::that_does_not_wait().await?;
        browser.driver.set_script_timeout(LONGEST).await?;
        browser.driver.goto(&beside.address).await?;
        browser.until("the page beside", "window.__ready").await?;
        browser.id("files").await?.send_keys(&paths).await?;
        let took = wait(&browser, "const done = arguments[0]; const look = () => window.__took ? done(window.__took) : setTimeout(look, 50); look();").await?;
        bare.push(number(&took)?);
        browser.driver.goto(format!("{}#/collect", organisers(&build.address))).await?;
        let field = browser.id("files").await?;
        ask(&browser, &LOOK_OUT.replace("COUNT", &count.to_string()), &[]).await?;
        field.send_keys(&paths).await?;
        let took = wait(&browser, TOOK).await?;
        let storing = number(&took[1])?;
        taken.push(number(&took[0])? - storing);
        stored.push(storing);
        if run + 1 == RUNS {
            rest = in_rooms(&browser, count).await?;
        }
    }
    let (bare, taken, stored) = (median(bare), median(taken), median(stored));
    let what = format!("{count} hand-ins, over parsing and hashing them");
    let mut lines = vec![
        Line::ratio(&what, Some(taken), Some(bare), TAKES),
        Line::told("storing them, besides", format!("{stored:.0} ms")),
    ];
    lines.append(&mut rest);
    for line in &lines {
        println!("{line}");
    }
    Ok(lines)
}

/// What the rooms of a large desk cost: the page deaf, elements, a link.
async fn in_rooms(browser: &Browser, count: usize) -> Result<Vec<Line>, Fault> {
    let longest = number(&ask(browser, LONGEST_TASK, &[]).await?)?;
    let mut lines = vec![Line::at_most("the longest task while they come in", longest, "ms", DEAF)];
    let (mut longest, mut elements) = (0.0_f64, number(&ask(browser, ELEMENTS_NOW, &[]).await?)?);
    for room in ["themes", "matrix", "priorities", "files", "themes"] {
        browser.click(&format!("room-{room}")).await?;
        let here = format!(
            "document.getElementById('room-{room}')?.getAttribute('aria-current') === 'page'"
        );
        browser.until(room, &here).await?;
        let all = match room {
            "themes" => {
                format!("document.querySelectorAll('.off-paper .room__group').length === {count}")
            }
            "files" => format!("document.querySelectorAll('.tile__receipt').length === {count}"),
            _ => "document.querySelector('h1')".to_owned(),
        };
        browser.until("all of it", &all).await?;
        longest = longest.max(number(&ask(browser, LONGEST_TASK, &[]).await?)?);
        elements = elements.max(number(&ask(browser, ELEMENTS_NOW, &[]).await?)?);
    }
    lines.push(Line::at_most("the longest task from room to room", longest, "ms", DEAF));
    lines.push(Line::at_most("elements of a room", elements, "elements", ELEMENTS));
    let parts = rooms::parts(browser).await?;
    let first = parts.first().ok_or("nothing to link")?;
    rooms::link(browser, &[first], "A shared theme").await?;
    let second = parts.get(1).ok_or("nothing more to link")?;
    lines.push(Line::at_most(
        "a second link, until it is painted",
        links(browser, second).await?,
        "ms",
        ANSWERS,
    ));
    Ok(lines)
}

/// How long it takes from the press that links a part to the first shared theme until that is painted.
async fn links(browser: &Browser, part: &str) -> Result<f64, Fault> {
    rooms::tick(browser, &[part]).await?;
    let choose = "const choice = document.getElementById('link-to');
        choice.value = choice.options[1].value;
        choice.dispatchEvent(new Event('change', { bubbles: true }));";
    ask(browser, choose, &[]).await?;
    let press = "const done = arguments[0];
        const before = document.querySelectorAll('#shared li li').length;
        const start = performance.now();
        const watch = new MutationObserver(() => {
            if (document.querySelectorAll('#shared li li').length === before) return;
            watch.disconnect();
            requestAnimationFrame(() => {
                const port = new MessageChannel();
                port.port1.onmessage = () => done(performance.now() - start);
                port.port2.postMessage(0);
            });
        });
        watch.observe(document.body, { childList: true, subtree: true });
        document.getElementById('link').click();";
    number(&wait(browser, press).await?)
}

pub(crate) fn number(value: &Value) -> Result<f64, Fault> {
    value.as_f64().ok_or_else(|| format!("no number: {value}").into())
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

/// The files of a folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let entries = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files = entries.collect::<Result<Vec<PathBuf>, _>>()?;
    files.sort();
    if files.is_empty() {
        Err(format!("{} has no files", folder.display()).into())
    } else {
        Ok(files)
    }
}
