//! Browsers and their drivers for the tests: where they are, how they get here, how they are started.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::debian::installed;
use crate::{Failure, root, tools};

/// Programs that browser tests use.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
    pub(crate) firefox: Option<Firefox>,
    /// axe's rules for pages that everybody can use, as one script.
    axe: PathBuf,
    /// The command line, where it is built already; else it is when a test asks for it.
    pub(crate) command_line: Option<PathBuf>,
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
        if let Some(command_line) = &self.command_line {
            command.env("TABLETALK_COMMAND_LINE", command_line);
        }
        if let Some(firefox) = &self.firefox {
            command.env("TABLETALK_FIREFOX", &firefox.firefox);
            command.env("TABLETALK_GECKODRIVER", &firefox.driver);
        }
    }
}

/// Chromium and its driver, installed with apt where that is allowed, and axe. It is the Chromium without windows, which
/// starts in a seventh of the time: the tests start it some hundred times.
pub(crate) fn ready() -> Result<Browser, Failure> {
    installed("chromium-headless-shell", &["chromium-headless-shell", "chromium-driver"])?;
    let chromium = root().join("xtask/chromium");
    let driver = installed("chromedriver", &["chromium-driver"])?;
    let axe = tools::axe(&installed("npm", &["npm"])?)?;
    Ok(Browser { chromium, driver, firefox: None, axe, command_line: None })
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
