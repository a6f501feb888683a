//! `tabletalk collect`: all hand-ins as one report.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Spoken;
use super::{Outcome, complain, input, put};
use crate::domain::collection::{Collection, Received};
use crate::report;

/// Bring hand-ins together into one report
#[derive(Debug, Args)]
pub(super) struct Collect {
    /// Hand-ins of one event; - is standard input
    #[arg(required = true)]
    files: Vec<String>,
    /// Markdown for people, JSON for other programs
    #[arg(long, value_enum, default_value = "md")]
    format: Format,
    /// Where to write; standard output if not given
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Md,
    Json,
}

impl Collect {
    pub(super) fn run(self, words: &Spoken) -> Outcome {
        let mut collection = Collection::new(None);
        let mut good = true;
        for path in &self.files {
            if let Err(sentence) = take(&mut collection, path, words) {
                good = false;
                complain(&sentence);
            }
        }
        if collection.id().is_none() {
            return Ok(false);
        }
        let text = match self.format {
            Format::Md => report::markdown(&collection, words),
            Format::Json => report::json(&collection),
        };
        put(self.out.as_deref(), &text, words).map(|()| good)
    }
}

fn take(collection: &mut Collection, path: &str, words: &Spoken) -> Result<(), String> {
    let bytes = input::read(path, words)?;
    match collection.add(&bytes) {
        Received::First(_)
        | Received::Newer(_)
        | Received::OtherDevice(_)
        | Received::Known(_)
        | Received::Desk(_)
        | Received::NewerDesk(_) => Ok(()),
        Received::OtherEvent(title) => Err((words.cli.other_event)(path, title.as_str())),
        Received::Refused(fault) | Received::RefusedDesk(fault) => {
            Err(format!("{path}: {}", (words.faults.file)(&fault)))
        }
    }
}
