//! `tabletalk compare`: two events beside each other.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::collect::{desk_of, take_all};
use super::{Outcome, Spoken, stream};
use crate::domain::collection::compare::Comparison;
use crate::domain::collection::{Collection, Room};
use crate::domain::event::EventBook;
use crate::report::{Organiser, compare};

/// Compare two events: which themes are new, gone, stronger or weaker
#[derive(Debug, Args)]
pub(super) struct Compare {
    /// The earlier event: a desk file, or a folder of hand-ins
    earlier: String,
    /// The later event: a desk file, or a folder of hand-ins
    later: String,
    /// HTML and Markdown for people, JSON and CSV for engines
    #[arg(long, value_enum, default_value = "md")]
    format: Format,
    /// Where to write; standard output if not given
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Md,
    Html,
    Json,
    Csv,
}

/// An event as it was read, and whether all of it could be.
pub(super) struct Side {
    collection: Collection,
    organiser: Organiser,
    pub(super) good: bool,
}

impl Side {
    pub(super) fn room(&self) -> Room<'_> {
        self.organiser.with(&self.collection).room()
    }
}

impl Compare {
    pub(super) fn run(self, words: &Spoken) -> Outcome {
        let (earlier, later) = (read(&self.earlier, words)?, read(&self.later, words)?);
        let same_event = || (words.cli.same_event)(&self.earlier, &self.later);
        let found = compared(earlier.room(), later.room()).ok_or_else(same_event)?;
        let out = self.out.as_deref();
        stream(out, words, |to| match self.format {
            Format::Md => compare::markdown(&found, words, to),
            Format::Html => compare::html(&found, words, to),
            Format::Json => compare::json(&found, words, to),
            Format::Csv => compare::csv(&found, to),
        })?;
        Ok(earlier.good && later.good)
    }
}

/// Two events beside each other; nothing where both are the same one. Each has an event, of its desk or of a hand-in.
pub(super) fn compared(earlier: Room<'_>, later: Room<'_>) -> Option<Comparison> {
    let found = Comparison::of(earlier, later)?;
    (found.earlier.event.id != found.later.event.id).then_some(found)
}

/// A desk file, or a folder of hand-ins.
pub(super) fn read(path: &str, words: &Spoken) -> Result<Side, String> {
    if Path::new(path).is_dir() {
        return folder(path, words);
    }
    let desk = desk_of(path, words)?;
    let organiser = Organiser::of(desk.record().clone());
    let mut collection = Collection::new(Some(EventBook::new(desk.event)));
    for filed in desk.hand_ins {
        collection.merge(filed.hand_in);
    }
    Ok(Side { collection, organiser, good: true })
}

/// Of its files a bad one is named and left out. Hidden ones are the system's.
fn folder(path: &str, words: &Spoken) -> Result<Side, String> {
    let listed = fs::read_dir(path).map_err(|_| (words.cli.cannot_read)(path))?;
    let files =
        listed.filter_map(Result::ok).map(|entry| entry.path()).filter(|file| file.is_file());
    let named = files.map(|file| file.to_string_lossy().into_owned());
    let is_hidden = |file: &String| {
        Path::new(file).file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    let mut named: Vec<String> = named.filter(|file| !is_hidden(file)).collect();
    named.sort_unstable();
    let mut collection = Collection::new(None);
    let good = take_all(&mut collection, &named, words);
    if collection.id().is_none() {
        return Err((words.cli.no_hand_in)(path));
    }
    Ok(Side { collection, organiser: Organiser::default(), good })
}
