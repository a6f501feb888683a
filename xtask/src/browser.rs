//! Chromium and its driver for the tests: where they are, how they get here, how they are started.

use std::path::PathBuf;
use std::process::Command;

use crate::{Failure, Outcome, root, run, tools};

/// Programs that browser tests use.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Chromium and its driver, installed with apt where that is allowed.
pub(crate) fn ready() -> Result<Browser, Failure> {
    if let Some(found) = find() {
        return Ok(found);
    }
    println!(
        "Installing Debian's chromium and chromium-driver for the browser tests: about 2 minutes."
    );
    let installed = apt(&["update", "-qq"])
        .and_then(|()| apt(&["install", "-y", "-qq", "chromium", "chromium-driver"]));
    find().ok_or_else(|| {
        let why = installed.err().map(|fault| format!(" ({fault})")).unwrap_or_default();
        format!("the browser tests need Chromium and chromedriver{why}. On Debian: apt-get install chromium chromium-driver")
            .into()
    })
}

/// A file of settings for the runner of the wasm tests, which adds `headless` and `no-sandbox` itself.
pub(crate) fn settings(browser: &Browser) -> Result<PathBuf, Failure> {
    let settings = serde_json::json!({
        "goog:chromeOptions": {
            "binary": browser.chromium,
            // A browser under test calls nobody.
            "args": [
                "disable-gpu", "no-first-run", "disable-background-networking",
                "disable-component-update", "disable-sync",
            ],
        },
    });
    let file = root().join("target/webdriver.json");
    std::fs::create_dir_all(root().join("target"))?;
    std::fs::write(&file, settings.to_string())?;
    Ok(file)
}

fn find() -> Option<Browser> {
    let path = std::env::var_os("PATH")?;
    let found = |program| tools::found(&path, program).ok();
    Some(Browser { chromium: found("chromium")?, driver: found("chromedriver")? })
}

fn apt(words: &[&str]) -> Outcome {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    let mut command = Command::new(if root { "apt-get" } else { "sudo" });
    if !root {
        command.args(["-n", "apt-get"]);
    }
    run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}
