//! The desk file: all hand-ins of an event as they came, and what the organiser made of them. For a backup, or for a
//! colleague. `docs/file-format.md` describes it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::hand_in::{ToldReceipt, told_right};
use super::{
    FACTS, FileError, HandIn, KnownFacts, Opened, Parts, Receipt, VERSION, facts_of, readable, take,
};
use crate::domain::event::Event;
use crate::domain::json;
use crate::domain::record::{Fact, Record, short_digest};
use crate::domain::text::slug;

/// A whole desk.
#[derive(Clone, Debug)]
pub struct DeskFile {
    /// The event as it stands, with all groups that are known of.
    pub event: Event,
    /// Every revision and part of it.
    pub pages: Vec<Event>,
    /// Versions that came in hand-ins, and of which the organiser said what is to become of them.
    pub settled: Vec<Event>,
    /// The hand-ins, as they came.
    pub hand_ins: Vec<FiledHandIn>,
    record: Record,
    /// The version of the format that it came in.
    version: u64,
}

/// A hand-in as it came.
#[derive(Clone, Debug)]
pub struct FiledHandIn {
    /// The name of its file.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What that is.
    pub hand_in: HandIn,
}

/// A desk file before it is looked through: only who wants a desk pays for that.
#[derive(Clone, Debug)]
pub struct UnreadDesk {
    parts: Parts,
    known: KnownFacts,
    version: u64,
}

impl UnreadDesk {
    pub(super) fn new(parts: Parts, known: KnownFacts, version: u64) -> Self {
        Self { parts, known, version }
    }

    /// What the organiser made of the hand-ins alone, where that is whole.
    pub fn record(mut self) -> Result<Record, FileError> {
        readable(read_record(&mut self.parts, self.known), self.version)
    }

    /// The desk, where all of it is whole.
    pub fn read(self) -> Result<DeskFile, FileError> {
        readable(read(self.parts, self.known, self.version), self.version)
    }
}

pub(super) const DESK: &str = "tabletalk-desk";

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u64,
    event: &'a Event,
    pages: &'a [Event],
    settled: &'a [Event],
    hand_ins: Vec<Filed<'a>>,
    receipt: ToldReceipt,
    facts: Vec<Value>,
}

/// A hand-in in the file.
#[derive(Serialize)]
struct Filed<'a> {
    name: &'a str,
    sha256: String,
    text: &'a str,
}

/// The same as it is read.
#[derive(Deserialize)]
struct ReadFiled {
    name: String,
    sha256: String,
    text: String,
}

impl DeskFile {
    /// A desk of these parts.
    pub fn of(
        event: Event,
        pages: Vec<Event>,
        settled: Vec<Event>,
        hand_ins: Vec<FiledHandIn>,
        record: Record,
    ) -> Self {
        Self { event, pages, settled, hand_ins, record, version: VERSION }
    }

    /// Its version, where a newer Tabletalk made it: it may be looked at, but not joined, since what this version does not
    /// understand of it would be lost.
    pub fn newer(&self) -> Option<u64> {
        Some(self.version).filter(|version| *version > VERSION)
    }

    /// What the organiser made of them.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The file's text. The same desk gives the same bytes.
    pub fn write(&self) -> String {
        let mut hand_ins: Vec<Filed<'_>> = self.hand_ins.iter().map(Filed::of).collect();
        hand_ins.sort_by(|one, other| (&one.sha256, one.name).cmp(&(&other.sha256, other.name)));
        json::pretty(&Written {
            format: DESK,
            version: VERSION,
            event: &self.event,
            pages: &self.pages,
            settled: &self.settled,
            hand_ins,
            receipt: ToldReceipt::of(&Receipt::of(self.record.facts())),
            facts: self.record.facts().map(Fact::to_wire).collect(),
        })
    }

    /// A name for the file: `change-desk.json`.
    pub fn file_name(&self) -> String {
        format!("{}-desk.json", slug(self.event.title.as_str(), 60))
    }
}

impl FiledHandIn {
    /// What it is kept under on a desk: the first 48 bits of the SHA-256 of its text, in hex digits.
    pub fn digest(&self) -> String {
        text_digest(&self.text)
    }
}

/// The first 48 bits of the SHA-256 of a hand-in's text, in hex digits.
pub fn text_digest(text: &str) -> String {
    format!("{:012x}", short_digest(text.as_bytes()))
}

impl<'a> Filed<'a> {
    fn of(filed: &'a FiledHandIn) -> Self {
        Self { name: &filed.name, sha256: sha256(&filed.text), text: &filed.text }
    }
}

/// The SHA-256 of a text, in hex digits.
fn sha256(text: &str) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

fn read(mut parts: Parts, known: KnownFacts, version: u64) -> Result<DeskFile, FileError> {
    let event = take::<Event>(&mut parts, "event")?.checked().map_err(FileError::BadEvent)?;
    let of_event = |events: Vec<Event>| -> Result<Vec<Event>, FileError> {
        let checked = |page: Event| page.checked().map_err(FileError::BadEvent);
        let events = events.into_iter().map(checked).collect::<Result<Vec<Event>, FileError>>()?;
        let ours = events.iter().all(|page| page.id == event.id);
        if ours { Ok(events) } else { Err(FileError::Part("pages")) }
    };
    let pages = of_event(take(&mut parts, "pages")?)?;
    let settled = of_event(take(&mut parts, "settled")?)?;
    let filed: Vec<ReadFiled> = take(&mut parts, "hand_ins")?;
    let hand_ins = filed.into_iter().map(|filed| opened(filed, &event));
    let hand_ins = hand_ins.collect::<Result<Vec<FiledHandIn>, FileError>>()?;
    let record = read_record(&mut parts, known)?;
    Ok(DeskFile { event, pages, settled, hand_ins, record, version })
}

/// The organiser's record.
fn read_record(parts: &mut Parts, known: KnownFacts) -> Result<Record, FileError> {
    let receipt: Value = take(parts, "receipt")?;
    let facts = parts.remove(FACTS).and_then(json::items).ok_or(FileError::Part(FACTS))?;
    let count = facts.len();
    let (facts, hashed) = facts_of(facts, known)?;
    let record = Record::of(facts);
    let hashed = hashed.unwrap_or_else(|| Receipt::of(record.facts()));
    if !told_right(&receipt, &hashed) || record.len() != count {
        return Err(FileError::Damaged);
    }
    Ok(record)
}

/// A hand-in of the event, whose text is what its hash says.
fn opened(filed: ReadFiled, event: &Event) -> Result<FiledHandIn, FileError> {
    let ReadFiled { name, sha256: told, text } = filed;
    if sha256(&text) != told {
        return Err(FileError::Damaged);
    }
    match super::open(text.as_bytes())? {
        Opened::HandIn(hand_in) if hand_in.event.id == event.id => {
            Ok(FiledHandIn { name, text, hand_in: *hand_in })
        }
        _ => Err(FileError::Part("hand_ins")),
    }
}
