//! `tabletalk check`: is each file whole, and what are its receipt words.

use clap::Args;

use super::Spoken;
use super::{Outcome, complain, input, say};
use crate::domain::file::{self, Opened, Receipt};

/// Check hand-ins and event files: a line each, with receipt words
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files to check; - is standard input
    #[arg(required = true)]
    files: Vec<String>,
}

impl Check {
    #[expect(clippy::unnecessary_wraps, reason = "every task answers alike")]
    pub(super) fn run(self, words: &Spoken) -> Outcome {
        let mut good = true;
        for path in &self.files {
            match one(path, words) {
                Ok(line) => say(&format!("{path}: {line}")),
                Err(sentence) => {
                    good = false;
                    complain(&sentence);
                }
            }
        }
        Ok(good)
    }
}

fn one(path: &str, words: &Spoken) -> Result<String, String> {
    let bytes = input::read(path, words)?;
    match file::open(&bytes) {
        Ok(Opened::HandIn(hand_in)) => {
            let said = if hand_in.is_newer() { words.cli.good_newer } else { words.cli.good };
            Ok(said(&hand_in.receipt().words().join(" ")))
        }
        Ok(Opened::Rescue(rescue)) => {
            let words_of = |hand_in: &file::HandIn| hand_in.receipt().words().join(" ");
            let collected = rescue.collected.iter().map(|filed| &filed.hand_in);
            let written = rescue.groups.iter().map(|group| &group.hand_in);
            let receipts = written.chain(collected).map(words_of).collect::<Vec<_>>();
            let fell =
                |panic: file::Panic| (words.cli.fell)(&panic.file, panic.line, &panic.message);
            let fell = rescue.panic.map(fell).unwrap_or_default();
            Ok((words.cli.good_rescue)(&receipts, rescue.unreadable) + &fell)
        }
        Ok(Opened::Desk(desk)) => {
            let desk =
                desk.read().map_err(|fault| format!("{path}: {}", (words.faults.file)(&fault)))?;
            let receipt = Receipt::of(desk.record().facts()).words().join(" ");
            Ok((words.cli.good_desk)(desk.event.title.as_str(), desk.hand_ins.len(), &receipt))
        }
        Ok(Opened::Event(event)) => Ok((words.cli.good_event)(event.title.as_str())),
        Err(fault) => Err(format!("{path}: {}", (words.faults.file)(&fault))),
    }
}
