//! `tabletalk collect`: all hand-ins as one report, or as tables.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressIterator as _};
use rayon::prelude::*;

use super::Spoken;
use super::{Outcome, compare, complain, input, stream};
use crate::domain::collection::{Collection, Received};
use crate::domain::file::{self, DeskFile, FileError, Opened};
use crate::domain::record::Record;
use crate::report::tables::{self, Tables};
use crate::report::{self, Organiser, Source};

/// Bring hand-ins together into one report
#[derive(Debug, Args)]
pub(super) struct Collect {
    /// Hand-ins of one event; - is standard input
    #[arg(required_unless_present = "desk")]
    files: Vec<String>,
    /// A desk file: its hand-ins, and the organiser's shared themes
    #[arg(long)]
    desk: Option<String>,
    /// HTML and Markdown for people, JSON, NDJSON and CSV for engines, the others for the tools of that name
    #[arg(long, value_enum, default_value = "md")]
    format: Format,
    /// HTML for a page of your own: no style, headings from this level on
    #[arg(long, value_name = "LEVEL", num_args = 0..=1, default_missing_value = "2", value_parser = clap::value_parser!(u8).range(1..=6))]
    fragment: Option<u8>,
    /// An earlier event, as a desk file or a folder of hand-ins: the report says what changed since then; for html and md
    #[arg(long, value_name = "EARLIER")]
    since: Option<String>,
    /// Where to write: a file, or a folder for ndjson and csv; standard output if not given
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Md,
    Html,
    Json,
    Ndjson,
    Csv,
    TalkToTheCity,
    Polis,
}

/// Files that are opened before they are brought together: so many are in memory at a time.
const AT_ONCE: usize = 64;

impl Collect {
    pub(super) fn run(self, words: &Spoken) -> Outcome {
        if self.since.is_some() && !matches!(self.format, Format::Html | Format::Md) {
            return Err(words.cli.since_is_for_people.to_owned());
        }
        let mut collection = Collection::new(None);
        let mut record = Record::default();
        if let Some(path) = &self.desk {
            record = with_desk(&mut collection, path, words)?;
        }
        let good = take_all(&mut collection, &self.files, words);
        if collection.id().is_none() {
            return Ok(false);
        }
        // Worked out on all cores; who writes finds it there.
        collection.groups().par_iter().for_each(|(_, collected)| {
            collected.board();
            collected.receipt();
        });
        let organiser = Organiser::of(record);
        let source = organiser.with(&collection);
        let Some(path) = &self.since else { return self.write(source, words).map(|()| good) };
        let earlier = compare::read(path, words)?;
        let found = compare::compared(earlier.room(), source.room())
            .ok_or_else(|| (words.cli.same_event)(words.cli.this_event, path))?;
        self.write(source.beside(&found), words).map(|()| good && earlier.good)
    }

    fn write(&self, source: Source<'_>, words: &Spoken) -> Result<(), String> {
        let out = self.out.as_deref();
        match self.format {
            Format::Html => stream(out, words, |to| match self.fragment {
                Some(level) => report::fragment(source, words, level, to),
                None => report::html(source, words, to),
            }),
            Format::Md => stream(out, words, |to| report::markdown(source, words, to)),
            Format::Json => {
                stream(out, words, |to| Tables::of(source).map_or(Ok(()), |tables| tables.json(to)))
            }
            Format::TalkToTheCity => {
                stream(out, words, |to| report::talk_to_the_city(source, words, to))
            }
            Format::Polis => stream(out, words, |to| report::polis(source, to)),
            Format::Ndjson | Format::Csv => {
                let folder = out.ok_or_else(|| words.cli.needs_folder.to_owned())?;
                self.write_tables(source, folder, words)
            }
        }
    }

    /// A file a table.
    fn write_tables(
        &self,
        source: Source<'_>,
        folder: &Path,
        words: &Spoken,
    ) -> Result<(), String> {
        std::fs::create_dir_all(folder)
            .map_err(|_| (words.cli.cannot_write)(&folder.to_string_lossy()))?;
        let Some(all) = Tables::of(source) else { return Ok(()) };
        let csv = self.format == Format::Csv;
        tables::ALL.into_iter().try_for_each(|table| {
            let ending = if csv { "csv" } else { "ndjson" };
            let path = folder.join(format!("{}.{ending}", table.name()));
            stream(
                Some(&path),
                words,
                |to| {
                    if csv { all.csv(table, to) } else { all.ndjson(table, to) }
                },
            )
        })
    }
}

/// Takes the hand-ins of a desk file; answers what the organiser made of them.
fn with_desk(collection: &mut Collection, path: &str, words: &Spoken) -> Result<Record, String> {
    let desk = desk_of(path, words)?;
    let record = desk.record().clone();
    for filed in desk.hand_ins {
        collection.merge(filed.hand_in);
    }
    Ok(record)
}

/// The desk in a file, or a sentence that names the file.
pub(super) fn desk_of(path: &str, words: &Spoken) -> Result<DeskFile, String> {
    let says = |fault: FileError| format!("{path}: {}", (words.faults.file)(&fault));
    match file::open(&input::read(path, words)?).map_err(says)? {
        Opened::Desk(desk) => desk.read().map_err(says),
        _ => Err((words.cli.no_desk)(path)),
    }
}

/// Takes files in, so many at a time on all cores, and shows how far that is; whether all of them could be taken. One that
/// can't is named.
pub(super) fn take_all(collection: &mut Collection, files: &[String], words: &Spoken) -> bool {
    let mut good = true;
    let bar = ProgressBar::new(u64::try_from(files.len()).unwrap_or_default());
    for paths in files.chunks(AT_ONCE) {
        let opened: Vec<_> = paths.par_iter().map(|path| open(path, words)).collect();
        for (path, opened) in paths.iter().zip(opened).progress_with(bar.clone()) {
            if let Err(sentence) = opened.and_then(|opened| take(collection, path, opened, words)) {
                good = false;
                bar.suspend(|| complain(&sentence));
            }
        }
    }
    bar.finish_and_clear();
    good
}

fn open(path: &str, words: &Spoken) -> Result<Result<Opened, FileError>, String> {
    Ok(file::open(&input::read(path, words)?))
}

fn take(
    collection: &mut Collection,
    path: &str,
    opened: Result<Opened, FileError>,
    words: &Spoken,
) -> Result<(), String> {
    match collection.take(opened) {
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
