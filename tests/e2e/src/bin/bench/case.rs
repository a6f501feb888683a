//! A build that is measured, and a table of it: a browser with a group that has no notes yet, or many.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use tabletalk_e2e::Fault;
use tabletalk_e2e::browser::Browser;
use tabletalk_e2e::command_line::hand_in_of;
use tabletalk_e2e::pages::group;
use tabletalk_e2e::server::Served;

/// As many notes as a table never writes.
pub(crate) const MANY: usize = 5_000;

/// What takes longer has failed: all rows may take a while, and the slowest network too.
pub(crate) const LONGEST: Duration = Duration::from_secs(100);

/// A build, served.
pub(crate) struct Build {
    /// What the table of results calls it.
    pub(crate) name: &'static str,
    /// Where it is.
    pub(crate) address: String,
}

impl Build {
    /// The build of this folder.
    pub(crate) fn of(name: &'static str, folder: &Path) -> Result<Self, Fault> {
        if !folder.join("index.html").is_file() {
            return Err(format!("{name}: {} has no built app", folder.display()).into());
        }
        Ok(Self { name, address: Served::packed(folder)?.address })
    }
}

const ALL_THERE: &str = "const done = arguments[0];
    const look = () => document.querySelectorAll('#notes .note').length === COUNT ? done() : requestAnimationFrame(look);
    look();";

/// A table.
pub(crate) struct Case {
    /// The build's name.
    pub(crate) build: &'static str,
    /// Its browser, with the group's notes on screen.
    pub(crate) browser: Browser,
    /// So many notes were there at first.
    pub(crate) notes: usize,
    /// So many were added.
    pub(crate) added: usize,
}

impl Case {
    /// A group of this build with so many notes.
    pub(crate) async fn start(build: &Build, notes: usize) -> Result<Self, Fault> {
        let browser = Browser::that_does_not_wait().await?;
        browser.driver.set_script_timeout(LONGEST).await?;
        let (_, event) = group::at_a_table(&browser, &build.address, "Bench").await?;
        if notes > 0 {
            group::go_on_with(&browser, &hand_in_of(notes, &event, &browser.downloads)?).await?;
        }
        let case = Self { build: build.name, browser, notes, added: 0 };
        case.all_there().await?;
        Ok(case)
    }

    /// Waits until all rows are there.
    pub(crate) async fn all_there(&self) -> Result<(), Fault> {
        let count = self.notes + self.added;
        wait(&self.browser, &ALL_THERE.replace("COUNT", &count.to_string())).await.map(drop)
    }
}

/// Times in milliseconds, each under a build's name and the notes that were there.
#[derive(Default)]
pub(crate) struct Times(Vec<(&'static str, usize, f64)>);

impl Times {
    /// Adds one.
    pub(crate) fn add(&mut self, build: &'static str, notes: usize, time: f64) {
        self.0.push((build, notes, time));
    }

    /// The median of those; none where there are none.
    pub(crate) fn median(&self, build: &str, notes: usize) -> Option<f64> {
        let of = |(of, with, time): &(_, _, f64)| (*of == build && *with == notes).then_some(*time);
        let mut times: Vec<f64> = self.0.iter().filter_map(of).collect();
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied()
    }
}

/// Runs a script that answers at once.
pub(crate) async fn ask(browser: &Browser, script: &str, words: &[&str]) -> Result<Value, Fault> {
    let words: Vec<_> = words.iter().map(|word| Value::from(*word)).collect();
    Ok(browser.driver.execute(script, words).await?.json().clone())
}

/// Runs a script that calls its last argument with the answer.
pub(crate) async fn wait(browser: &Browser, script: &str) -> Result<Value, Fault> {
    Ok(browser.driver.execute_async(script, Vec::new()).await?.json().clone())
}

#[cfg(test)]
mod tests {
    use super::Times;

    #[test]
    fn a_median_is_of_one_case_alone() {
        let mut times = Times::default();
        for time in [3.0, 1.0, 2.0] {
            times.add("this", 0, time);
            times.add("this", 9, time * 10.0);
        }
        assert_eq!(times.median("this", 0), Some(2.0));
        assert_eq!(times.median("this", 9), Some(20.0));
        assert_eq!(times.median("before", 0), None);
    }
}
