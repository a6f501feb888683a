//! Browsers and their drivers for the tests: where they are, how they get here, how they are started.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Failure, Outcome, root, run, tools};

/// Programs that browser tests use.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
    pub(crate) firefox: Option<Firefox>,
    /// axe's rules for pages that everybody can use, as one script.
    axe: PathBuf,
}

/// Firefox and its driver, for what runs in both.
pub(crate) struct Firefox {
    firefox: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// Tells the end-to-end package where they are, and the app that it is to run.
    pub(crate) fn set(&self, command: &mut Command, dist: &Path) {
        command.env("TABLETALK_DIST", dist);
        command.env("TABLETALK_CHROMIUM", &self.chromium);
        command.env("TABLETALK_CHROMEDRIVER", &self.driver);
        command.env("TABLETALK_AXE", &self.axe);
        if let Some(firefox) = &self.firefox {
            command.env("TABLETALK_FIREFOX", &firefox.firefox);
            command.env("TABLETALK_GECKODRIVER", &firefox.driver);
        }
    }
}

/// Chromium and its driver, installed with apt where that is allowed, and axe.
pub(crate) fn ready() -> Result<Browser, Failure> {
    let chromium = installed("chromium", &["chromium", "chromium-driver"])?;
    let driver = installed("chromedriver", &["chromium-driver"])?;
    let axe = tools::axe(&installed("npm", &["npm"])?)?;
    Ok(Browser { chromium, driver, firefox: None, axe })
}

/// The same, and Firefox with its driver.
pub(crate) fn both() -> Result<Browser, Failure> {
    let firefox = installed("firefox-esr", &["firefox-esr"])?;
    let firefox = Some(Firefox { firefox, driver: tools::geckodriver()? });
    Ok(Browser { firefox, ..ready()? })
}

/// The program that says whether a page is HTML as it is written today.
pub(crate) fn html_validate() -> Result<PathBuf, Failure> {
    tools::html_validate(&installed("npm", &["npm"])?)
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

/// Where a program of Debian's is, once these packages are there.
fn installed(program: &str, packages: &[&str]) -> Result<PathBuf, Failure> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    if let Ok(found) = tools::found(&path, program) {
        return Ok(found);
    }
    let packages = packages.join(" ");
    println!("Installing Debian's {packages} for the browser tests: about 2 minutes.");
    let words = ["install", "-y", "-qq"].into_iter().chain(packages.split(' '));
    let outcome = apt(&["update", "-qq"]).and_then(|()| apt(&words.collect::<Vec<_>>()));
    tools::found(&path, program).map_err(|_| {
        let why = outcome.err().map(|fault| format!(" ({fault})")).unwrap_or_default();
        format!("the browser tests need {program}{why}. On Debian: apt-get install {packages}")
            .into()
    })
}

fn apt(words: &[&str]) -> Outcome {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    let mut command = Command::new(if root { "apt-get" } else { "sudo" });
    if !root {
        command.args(["-n", "apt-get"]);
    }
    run(command.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}
