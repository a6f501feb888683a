//! The worst files, brought to an organiser's desk: from the file's `change` to the frame that says that it came in.

use std::fs;
use std::path::{Path, PathBuf};

use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;

use crate::SLOWER;
use crate::case::{Build, LONGEST, Times, ask, wait};
use crate::lines::Line;

/// Runs of each file, in turns.
const RUNS: usize = 5;
/// What takes less, in milliseconds, is too short to be compared.
const LEAST: f64 = 50.0;
/// Times that ten times the input may take as long.
const GROWS: f64 = 15.0;
/// Folders of the same files, those of the second with ten times as much in each.
const SIZES: [&str; 2] = ["few", "many"];

/// Leaves nothing of what came in before; where the app does not run.
const CLEAR: &str = "const done = arguments[0];
    localStorage.clear();
    sessionStorage.clear();
    indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => new Promise((gone) => {
        const asked = indexedDB.deleteDatabase(name);
        asked.onsuccess = asked.onerror = asked.onblocked = gone;
    })))).then(() => done());";

/// Looks out for a file, then for its group's receipt words, then for the end of the frame that shows them.
const LOOK_OUT: &str = "window.__took = new Promise((resolve) => {
        let start;
        addEventListener('change', () => (start = performance.now()), { capture: true, once: true });
        const watch = new MutationObserver(() => {
            if (!document.querySelector('.tile__receipt')) return;
            watch.disconnect();
            requestAnimationFrame(() => {
                const port = new MessageChannel();
                port.port1.onmessage = () => resolve(performance.now() - start);
                port.port2.postMessage(0);
            });
        });
        watch.observe(document.body, { childList: true, subtree: true });
    });";

const TOOK: &str = "const done = arguments[0]; window.__took.then(done);";

/// Brings each file of the two folders to a desk that is empty.
pub(crate) async fn measure(build: &Build, folder: &Path) -> Result<Vec<Line>, Fault> {
    let browser = Browser::that_does_not_wait().await?;
    browser.driver.set_script_timeout(LONGEST).await?;
    let mut lines = Vec::new();
    for file in files(&folder.join(SIZES[0]))? {
        let name = file.file_name().unwrap_or_default();
        let mut times = Times::default();
        for _ in 0..RUNS {
            for (which, size) in SIZES.iter().enumerate() {
                let took = bring(&browser, build, &folder.join(size).join(name)).await?;
                times.add(build.name, which, took);
            }
        }
        let what = file.file_stem().unwrap_or_default().to_string_lossy().replace('-', " ");
        lines.push(line(&what, times.median(build.name, 1), times.median(build.name, 0)));
        println!("{}", lines[lines.len() - 1]);
    }
    if lines.is_empty() {
        Err(format!("{} has no files", folder.display()).into())
    } else {
        Ok(lines)
    }
}

/// Makes an empty desk and brings a file to it; answers how long it took, in milliseconds.
async fn bring(browser: &Browser, build: &Build, file: &Path) -> Result<f64, Fault> {
    let beside = format!("{}licences.txt", build.address);
    browser.driver.goto(&beside).await?;
    browser.until("a page beside", &format!("location.href === {beside:?}")).await?;
    wait(browser, CLEAR).await?;
    browser.driver.goto(&build.address).await?;
    browser.click("collect").await?;
    let field = browser.id("files").await?;
    browser.slow_down(SLOWER).await?;
    ask(browser, LOOK_OUT, &[]).await?;
    field.send_keys(file.to_string_lossy()).await?;
    let took = wait(browser, TOOK).await?;
    browser.slow_down(1).await?;
    took.as_f64().ok_or_else(|| format!("{} took {took}", file.display()).into())
}

fn line(what: &str, many: Option<f64>, few: Option<f64>) -> Line {
    match few {
        Some(few) if few < LEAST => {
            Line::must_be(what, format!("{few:.1} ms are too short to compare"), false)
        }
        few => Line::ratio(what, many, few, GROWS),
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = entries.collect::<Result<_, _>>()?;
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn what_is_too_short_is_not_taken_for_kept() {
        assert!(line("", Some(100.0), Some(10.0)).fails());
        assert!(!line("", Some(700.0), Some(70.0)).fails());
        assert!(line("", Some(1_100.0), Some(70.0)).fails());
    }
}
