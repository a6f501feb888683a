//! What a report is made from.

use std::collections::BTreeMap;

use crate::domain::board::{Board, SharedLinks};
#[cfg(feature = "organiser")]
use crate::domain::collection::compare::Comparison;
use crate::domain::collection::{Collected, Collection, Room, SharedTheme, by_priority};
use crate::domain::event::{Event, EventBook, Group, GroupId};
use crate::domain::file::Receipt;
use crate::domain::record::{Fact, Millis, NoteId, Record, short_digest};

/// What a report is made from: the hand-ins, and what the organiser made of them.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The hand-ins of one event.
    pub collection: &'a Collection,
    /// The organiser's record; an empty one where there is none.
    pub record: &'a Record,
    /// Its board, whose themes are the shared ones.
    pub board: &'a Board,
    /// What is linked, and what the organiser says besides.
    pub links: &'a SharedLinks,
    /// The event beside another one, where the report is to say what changed.
    #[cfg(feature = "organiser")]
    pub compared: Option<&'a Comparison>,
}

/// What an organiser made of the hand-ins: their record, and what stands in it.
#[derive(Clone, Debug, Default)]
pub struct Organiser {
    record: Record,
    board: Board,
    links: SharedLinks,
}

impl Organiser {
    /// What stands in this record.
    pub fn of(record: Record) -> Self {
        let board = Board::of(&record);
        Self { links: SharedLinks::of(&record, &board), board, record }
    }

    /// A report is made from it and these hand-ins.
    pub fn with<'a>(&'a self, collection: &'a Collection) -> Source<'a> {
        Source::of(collection, &self.record, &self.board, &self.links)
    }
}

/// A group in a report.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    /// What it is called by: its number, with a letter after it where another has the same.
    pub(super) label: String,
    /// The group.
    pub(super) group: &'a Group,
    /// What came in of it.
    pub(super) collected: &'a Collected,
    /// The number of each note that stands, from 1, in the order in which the group's list has them.
    notes: BTreeMap<NoteId, usize>,
}

/// All that the sections of a report are made from, looked up once.
#[derive(Clone, Debug)]
pub(super) struct Looked<'a> {
    pub(super) source: Source<'a>,
    pub(super) book: &'a EventBook,
    pub(super) event: Event,
    /// The groups that handed in, by number.
    pub(super) groups: Vec<Told<'a>>,
    /// Where each of them is there.
    places: BTreeMap<&'a GroupId, usize>,
    /// The shared themes, by priority.
    pub(super) themes: Vec<SharedTheme>,
}

impl<'a> Source<'a> {
    /// These hand-ins, and an organiser's record with its board and what that says of links.
    pub fn of(
        collection: &'a Collection,
        record: &'a Record,
        board: &'a Board,
        links: &'a SharedLinks,
    ) -> Self {
        Self {
            collection,
            record,
            board,
            links,
            #[cfg(feature = "organiser")]
            compared: None,
        }
    }

    /// The same, and what changed.
    #[cfg(feature = "organiser")]
    #[must_use]
    pub fn beside(self, compared: &'a Comparison) -> Self {
        Self { compared: Some(compared), ..self }
    }

    /// What the whole room said.
    pub fn room(self) -> Room<'a> {
        Room::of(self.collection, self.board, self.links)
    }

    /// When the newest of all that it is made from was written, by the clock of its device.
    pub fn newest(self) -> Option<Millis> {
        let of = |record: &Record| record.facts().filter_map(Fact::at).max();
        let groups = self.collection.groups().into_iter();
        groups.filter_map(|(_, collected)| of(&collected.record)).chain(of(self.record)).max()
    }

    /// The first 48 bits, in hex digits, of the SHA-256 over the receipts of all that it is made from: two reports of one
    /// digest say the same of the event.
    pub fn digest(&self) -> String {
        let groups = self.collection.groups().into_iter();
        let groups = groups
            .map(|(group, collected)| format!("{} {}", group.id, collected.receipt().sha256()));
        let own = Receipt::of(self.record.facts()).sha256();
        let all: Vec<String> = groups.chain([own]).collect();
        format!("{:012x}", short_digest(all.join("\n").as_bytes()))
    }

    /// Whether a note is kept out.
    pub(super) fn keeps_out(self, note: NoteId) -> bool {
        self.links.kept_out(note).is_some()
    }

    /// Looks everything up; nothing where no hand-in came.
    pub(super) fn looked(self) -> Option<Looked<'a>> {
        let book = self.collection.book()?;
        let groups = told(self.collection);
        let places = groups.iter().enumerate().map(|(place, told)| (&told.group.id, place));
        Some(Looked {
            source: self,
            book,
            event: book.event(),
            places: places.collect(),
            groups,
            themes: by_priority(self.room().themes()),
        })
    }
}

impl<'a> Looked<'a> {
    /// The group of this id, where it handed in.
    pub(super) fn told(&self, group: &GroupId) -> Option<&Told<'a>> {
        self.groups.get(*self.places.get(group)?)
    }
}

impl Told<'_> {
    /// The number of a note that stands, from 1.
    pub(super) fn place(&self, note: NoteId) -> Option<usize> {
        self.notes.get(&note).copied()
    }
}

/// The groups that handed in, by number. Where the event is not known, two may have the same.
fn told(collection: &Collection) -> Vec<Told<'_>> {
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    let mut all = Vec::new();
    for (group, collected) in collection.groups() {
        let count = known.entry(group.number).or_insert(0);
        *count += 1;
        let label = match *count {
            1 => group.number.to_string(),
            more => format!("{}-{more}", group.number),
        };
        let notes = collected.board().notes().map(|note| note.id).zip(1..).collect();
        all.push(Told { label, group, collected, notes });
    }
    all
}
