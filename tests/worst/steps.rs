//! What a file sets off, step by step, and how long each takes.

use std::hint::black_box;
use std::time::Duration;

use serde_json::Value;
use tabletalk::domain::board::Board;
use tabletalk::domain::collection::{Collected, Collection};
use tabletalk::domain::command::{Command, Env};
use tabletalk::domain::event::Group;
use tabletalk::domain::file::{self, HandIn};
use tabletalk::domain::json;
use tabletalk::domain::record::{ReplicaId, short_digest};
use tabletalk::i18n::Language;
use tabletalk::report::tables::Tables;
use tabletalk::report::{self, Organiser};
use tabletalk::storage::journal::Journal;
use tabletalk::storage::keys;

use crate::soon;

/// Files, and the desk that they were brought to.
pub(crate) struct Brought {
    pub(crate) files: Vec<String>,
    desk: Collection,
}

/// A step by name; it answers something that it must have worked out.
pub(crate) type Step = (&'static str, fn(&Brought) -> usize);

/// All steps. Those after the first two begin with what was collected.
pub(crate) const ALL: [Step; 7] = [
    ("opening", |brought| opened(&brought.files)),
    ("collecting", |brought| desk_of(&brought.files).groups().len()),
    ("the boards", boards),
    ("the desk", |brought| brought.desk.tiles().len()),
    ("the reports", |brought| {
        let words = Language::default().words();
        let organiser = Organiser::default();
        let source = organiser.with(&brought.desk);
        let tables =
            Tables::of(source).map_or(0, |tables| report::text_of(|out| tables.json(out)).len());
        report::text_of(|out| report::markdown(source, words, out)).len() + tables
    }),
    ("handing in", handing_in),
    ("going on", going_on),
];

impl Brought {
    /// These files, brought to a desk.
    pub(crate) fn of(files: Vec<String>) -> Self {
        let desk = desk_of(&files);
        let brought = Self { files, desk };
        // What is worked out once is worked out before other steps are timed.
        brought.desk.tiles();
        brought
    }
}

/// How long this step takes.
pub(crate) fn time(step: Step, brought: &Brought) -> Duration {
    timed(|| step.1(brought))
}

fn timed(does: impl FnOnce() -> usize) -> Duration {
    soon::timed(|| black_box(does())).1
}

/// How long it takes to open these files.
pub(crate) fn opening(files: &[String]) -> Duration {
    timed(|| opened(files))
}

fn opened(files: &[String]) -> usize {
    files.iter().filter(|file| file::open(file.as_bytes()).is_ok()).count()
}

/// The least that opening these files takes: their JSON is parsed, and each fact in it is hashed once.
pub(crate) fn parsing_and_hashing(files: &[String]) -> Duration {
    timed(|| files.iter().map(|file| hashed(file)).sum())
}

/// The facts of a file, hashed once; of a rescue file those of the files in it.
fn hashed(file: &str) -> usize {
    let mut file: Value = serde_json::from_str(file).unwrap();
    if let Some(entries) = file["entries"].as_array() {
        let values = entries.iter().filter_map(|entry| entry["value"].as_str());
        let texts = values.map(|value| serde_json::from_str::<Value>(value).unwrap());
        return texts.map(|filed| hashed(filed["text"].as_str().unwrap())).sum();
    }
    let facts = file["facts"].as_array_mut().into_iter().flatten();
    facts.map(|fact| usize::from(short_digest(json::spell(fact).as_bytes()) > 0)).sum()
}

fn desk_of(files: &[String]) -> Collection {
    let mut desk = Collection::default();
    for file in files {
        desk.add(file.as_bytes());
    }
    desk
}

fn boards(brought: &Brought) -> usize {
    let boards =
        brought.desk.groups().into_iter().map(|(_, collected)| Board::of(&collected.record));
    boards.map(|board| board.themes().len() + board.notes().count()).sum()
}

fn handing_in(brought: &Brought) -> usize {
    let Some(book) = brought.desk.book() else { return 0 };
    let groups = brought.desk.groups().into_iter();
    let files = groups.filter_map(|(group, came)| HandIn::of(book, &group.id, &came.record));
    files.map(|file| file.write().len()).sum()
}

/// What a group does that goes on with the file: it comes in, a note is written, and both are taken back and put back.
fn going_on(brought: &Brought) -> usize {
    let Some(id) = brought.desk.id() else { return 0 };
    let of_group = |(group, came): (&Group, &Collected)| {
        let mut journal = Journal::empty(keys::transactions(id, &group.id));
        journal.import(came.record.facts().cloned());
        let env = Env { replica: ReplicaId::new(7), next: 0, now: None, random: 7, revision: 1 };
        let note = Command::AddNotes(vec![("A note".to_owned(), None)]);
        journal.dispatch(&note, &env).unwrap();
        for _ in 0..2 {
            let undo = journal.history().next_undo(journal.record()).cloned();
            if let Some(undo) = undo {
                journal.dispatch(&Command::Undo(undo.fact_ids()), &env).ok();
            }
        }
        journal.record().len()
    };
    brought.desk.groups().into_iter().map(of_group).sum()
}
