//! axe, another program's rules for pages that everybody can use, asked about a screen as it stands.

use serde_json::Value;

use crate::Fault;
use crate::browser::Browser;

/// Its source.
#[derive(Debug)]
pub struct Axe(String);

/// Runs it once no colour is on its way to another: each rule that is broken, with where it is.
const RUN: &str = "const done = arguments[arguments.length - 1];
    const still = () => Promise.allSettled(document.getAnimations().map((one) => one.finished));
    still().then(() => axe.run(document, { resultTypes: ['violations'] })).then(
        ({ violations }) => done(violations.map(({ id, help, nodes }) =>
            [id, help, ...nodes.map((node) => node.html.slice(0, 200) + ' | ' + node.failureSummary)])),
        (fault) => done(String(fault)))";

impl Axe {
    /// As `TABLETALK_AXE` names its `axe.min.js`.
    pub fn named() -> Result<Self, Fault> {
        let file = std::env::var_os("TABLETALK_AXE").ok_or("TABLETALK_AXE names no axe.min.js")?;
        Ok(Self(std::fs::read_to_string(file)?))
    }

    /// What it finds on the screen: an empty list where that is nothing.
    pub async fn finds(&self, browser: &Browser) -> Result<Value, Fault> {
        let run = format!("{}\n{RUN}", self.0);
        Ok(browser.driver.execute_async(run, Vec::new()).await?.json().clone())
    }
}
