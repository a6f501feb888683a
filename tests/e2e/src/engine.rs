//! Which browser is driven, and what starting it with a profile of its own takes.

use std::fmt;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;

use crate::Fault;

/// A browser and the driver that it answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium under chromedriver: all tests run in it.
    Chromium,
    /// Firefox under geckodriver: where `TABLETALK_GECKODRIVER` names that.
    Firefox,
}

impl Engine {
    /// Whether this run has its driver; where it has not, that is said, past the capturing of a test's output.
    pub fn is_asked_for(self, test: &str) -> Result<bool, Fault> {
        let asked = self == Self::Chromium || std::env::var_os(self.driver_variable()).is_some();
        if !asked {
            let variable = self.driver_variable();
            writeln!(
                std::io::stderr(),
                "{test}: not run in {self}, which was not asked for ({variable} is not set)"
            )?;
        }
        Ok(asked)
    }

    /// The driver, listening on this port.
    pub(crate) fn driver(self) -> Command {
        let usual = match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
        };
        let program = std::env::var_os(self.driver_variable()).unwrap_or_else(|| usual.into());
        let mut command = Command::new(program);
        command.arg("--port=0");
        command
    }

    /// The port that its driver listens on, where this line of what it prints says so.
    pub(crate) fn port_in(self, line: &str) -> Option<u16> {
        let before = match self {
            Self::Chromium => "started successfully on port ",
            Self::Firefox => "Listening on 127.0.0.1:",
        };
        let (_, port) = line.split_once(before)?;
        port.trim_end_matches('.').parse().ok()
    }

    /// What a killed browser leaves in its folder that would mislead the next one.
    pub(crate) fn leftovers(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["SingletonLock", "SingletonCookie", "SingletonSocket"],
            // The last one names the port that the killed browser listened on.
            Self::Firefox => &["lock", ".parentlock", "MarionetteActivePort"],
        }
    }

    /// How it is to be started, with its profile and its downloads in this folder; the options are Chromium's.
    pub(crate) fn settings(
        self,
        folder: &Path,
        options: &[(&str, serde_json::Value)],
    ) -> Result<Capabilities, Fault> {
        match self {
            Self::Chromium => chromium(folder, options),
            Self::Firefox => firefox(folder),
        }
    }

    fn driver_variable(self) -> &'static str {
        match self {
            Self::Chromium => "TABLETALK_CHROMEDRIVER",
            Self::Firefox => "TABLETALK_GECKODRIVER",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
        })
    }
}

fn chromium(folder: &Path, options: &[(&str, serde_json::Value)]) -> Result<Capabilities, Fault> {
    let mut settings = DesiredCapabilities::chrome();
    if let Some(chromium) = std::env::var_os("TABLETALK_CHROMIUM") {
        settings.set_binary(&chromium.to_string_lossy())?;
    }
    let profile = format!("--user-data-dir={}", folder.join("profile").display());
    let quiet = [
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    let headless = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
    ];
    for argument in quiet.into_iter().chain(headless).chain([profile.as_str()]) {
        settings.add_arg(argument)?;
    }
    for (name, value) in options {
        if name.starts_with("goog:") || *name == "pageLoadStrategy" {
            settings.set(*name, value)?;
        } else {
            settings.add_experimental_option(*name, value)?;
        }
    }
    Ok(settings.into())
}

/// geckodriver would make a profile that goes with the browser: named by an argument, it stays.
fn firefox(folder: &Path) -> Result<Capabilities, Fault> {
    let mut settings = DesiredCapabilities::firefox();
    if let Some(firefox) = std::env::var_os("TABLETALK_FIREFOX") {
        settings.set_firefox_binary(&firefox.to_string_lossy())?;
    }
    let profile = folder.join("profile");
    std::fs::create_dir_all(&profile)?;
    let profile = profile.to_string_lossy();
    for argument in ["-headless", "-width", "1280", "-height", "900", "-profile", &profile] {
        settings.add_arg(argument)?;
    }
    let mut preferences = FirefoxPreferences::new();
    preferences.set("browser.download.folderList", 2)?;
    preferences.set("browser.download.dir", folder.join("downloads"))?;
    preferences.set("browser.download.alwaysOpenPanel", false)?;
    // The question by which people start their browser again after a crash has nobody to answer it.
    preferences.set("browser.sessionstore.resume_from_crash", false)?;
    // As people have it: driven, Firefox would let files read each other, and keep one store for all of them.
    preferences.set("security.fileuri.strict_origin_policy", true)?;
    settings.set_preferences(preferences)?;
    Ok(settings.into())
}
