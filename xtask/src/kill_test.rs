//! Browsers that are killed while somebody writes.

use crate::browser::{self, Browser};
use crate::{Outcome, cargo, dist, root, run};

/// `cargo xtask kill-test --runs N`
pub(crate) fn kill_test(words: &[&str]) -> Outcome {
    let runs = match words {
        [] => "20",
        ["--runs", runs] => runs,
        _ => return Err("usage: cargo xtask kill-test [--runs N]".into()),
    };
    let browser = browser::ready()?;
    dist::dist()?;
    kill(&browser, runs)
}

/// The same on the app as it is built.
pub(crate) fn kill(browser: &Browser, runs: &str) -> Outcome {
    let mut command = cargo();
    command.args(["run", "--quiet", "-p", "tabletalk-e2e", "--bin", "kill_test", "--", runs]);
    command.env("TABLETALK_DIST", root().join("dist"));
    command.env("TABLETALK_CHROMIUM", &browser.chromium);
    run(command.env("TABLETALK_CHROMEDRIVER", &browser.driver))
}
