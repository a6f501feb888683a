//! The hand-in: a group's record as a file for the organiser. `docs/file-format.md` describes it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    FACTS, FORMAT, FileError, Flat, KnownFacts, MOST_ASKED, Parts, Receipt, VERSION, facts_of,
    few_enough, take,
};
use crate::domain::board::{Board, RoundState};
use crate::domain::event::{Event, EventBook, GroupId, MOST_QUESTION};
use crate::domain::json;
use crate::domain::record::{Fact, FactId, Field, Record};
use crate::domain::text::slug;

/// A group's hand-in.
#[derive(Clone, Debug)]
pub struct HandIn {
    /// The event's head, with this group alone.
    pub event: Event,
    /// Whose it is; the event lists it.
    pub group: GroupId,
    /// The question of each revision that a note answers.
    asked: Vec<Asked>,
    record: Record,
    /// The version of the format that it came in.
    version: u64,
    /// Parts that this version does not know.
    unread: Parts,
    /// Worked out when it is first asked for: it hashes all that is said.
    receipt: OnceLock<Receipt>,
}

/// The group's question in a revision of the event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    revision: u32,
    question: String,
}

/// The file, without the parts that this version does not know.
#[derive(Serialize)]
struct HandInFile<'a> {
    format: &'a str,
    version: u64,
    event: &'a Event,
    group: &'a GroupId,
    asked: &'a [Asked],
    receipt: ToldReceipt,
    board: Flat,
    facts: Vec<Value>,
}

/// What a file says of the receipt of its facts.
#[derive(Serialize)]
pub(super) struct ToldReceipt {
    sha256: String,
    words: String,
}

impl ToldReceipt {
    pub(super) fn of(receipt: &Receipt) -> Self {
        Self { sha256: receipt.sha256(), words: receipt.words().join(" ") }
    }
}

/// Whether what a file says of its receipt is so.
pub(super) fn told_right(told: &Value, receipt: &Receipt) -> bool {
    let sha256 = told.get("sha256").and_then(Value::as_str);
    sha256 == Some(&receipt.sha256())
}

impl Asked {
    /// A question may only be of the event's revision or an older one: a file must not replace what the organiser set up.
    fn fits(&self, event: &Event) -> bool {
        let short = self.question.chars().count() <= MOST_QUESTION;
        short && !self.question.trim().is_empty() && self.revision <= event.revision
    }
}

impl HandIn {
    /// What `format` says.
    pub const FORMAT: &'static str = "tabletalk-hand-in";
    /// The part that is for other programs to read: here it is always computed from the facts.
    pub(super) const BOARD: &'static str = "board";

    /// The hand-in of a record: every fact, without words that no longer stand and without a round that is still open.
    /// Nothing where the book does not know the group.
    pub fn of(book: &EventBook, group: &GroupId, record: &Record) -> Option<Self> {
        Self::of_board(book, group, record, &Board::of(record))
    }

    /// The same where the record's board is there already.
    pub fn of_board(
        book: &EventBook,
        group: &GroupId,
        record: &Record,
        board: &Board,
    ) -> Option<Self> {
        let known = book.group(group)?.clone();
        let event = Event { groups: vec![known], ..book.head().clone() };
        // A note may say that it answers a revision that nobody follows here: a file that named it would be refused.
        let known = board.notes().map(|note| note.asked).filter(|asked| *asked < event.revision);
        let revisions: BTreeSet<u32> = known.chain([event.revision]).collect();
        let question = |revision: u32| Some((revision, book.question(group, revision)?.to_owned()));
        let asked = revisions.into_iter().filter_map(question);
        let mut asked: Vec<Asked> =
            asked.map(|(revision, question)| Asked { revision, question }).collect();
        // Of more than a file may name, the newest.
        asked.drain(..asked.len().saturating_sub(MOST_ASKED));
        let record = Record::of(handed_over(record, board));
        let (group, version, unread) = (group.clone(), VERSION, Parts::new());
        Some(Self { event, group, asked, record, version, unread, receipt: OnceLock::new() })
    }

    /// Whether a newer Tabletalk made it: it may be read, and passed on as it came, but not written to.
    pub fn is_newer(&self) -> bool {
        self.version > VERSION
    }

    /// The facts it holds.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The same, where nothing else of it is wanted any more.
    pub fn into_record(self) -> Record {
        self.record
    }

    /// The question that notes answer, by revision; the first of those that a file says of one.
    pub fn questions(&self) -> BTreeMap<u32, &str> {
        let asked = self.asked.iter().rev();
        asked.map(|asked| (asked.revision, asked.question.as_str())).collect()
    }

    /// Its receipt.
    pub fn receipt(&self) -> Receipt {
        *self.receipt.get_or_init(|| Receipt::of(self.record.facts()))
    }

    /// The event's part as it stands now, with the questions of older revisions.
    pub fn events(&self) -> Vec<Event> {
        let older = self
            .asked
            .iter()
            .filter(|asked| asked.revision != self.event.revision && asked.revision > 0);
        let older = older.map(|asked| {
            let mut event = self.event.clone();
            event.revision = asked.revision;
            for group in &mut event.groups {
                group.question = (&asked.question).into();
            }
            event
        });
        older.chain([self.event.clone()]).collect()
    }

    /// The file's text. The same record gives the same bytes.
    pub fn write(&self) -> String {
        let mut file = json::to_value(&HandInFile {
            format: Self::FORMAT,
            version: self.version,
            event: &self.event,
            group: &self.group,
            asked: &self.asked,
            receipt: ToldReceipt::of(&self.receipt()),
            board: self.flat(),
            facts: self.record.facts().map(Fact::to_wire).collect(),
        });
        if let Value::Object(parts) = &mut file {
            // None of them is of a name that this version knows.
            parts.extend(self.unread.clone());
        }
        json::lines(file)
    }

    /// The board as flat arrays.
    pub fn flat(&self) -> Flat {
        Flat::of(&Board::of(&self.record), self)
    }

    /// A name for the file that says whose it is and which record: `change-group-2-amber-lake-nest-salt.json`.
    pub fn file_name(&self) -> String {
        let title = slug(self.event.title.as_str(), 40);
        let number = self.event.group(&self.group).map_or(0, |group| group.number);
        format!("{title}-group-{number}-{}.json", self.receipt().words().join("-"))
    }
}

/// The names of the parts that this version knows.
const PARTS: [&str; 8] =
    [FORMAT, "version", "event", "group", "asked", "receipt", HandIn::BOARD, FACTS];

pub(super) fn read(mut parts: Parts, known: KnownFacts, version: u64) -> Result<HandIn, FileError> {
    let event = take::<Event>(&mut parts, "event")?.checked().map_err(FileError::BadEvent)?;
    let group: GroupId = take(&mut parts, "group")?;
    if event.groups.len() != 1 || event.group(&group).is_none() {
        return Err(FileError::Part("group"));
    }
    let asked: Vec<Asked> = take(&mut parts, "asked")?;
    few_enough("asked", asked.len(), MOST_ASKED)?;
    if !asked.iter().all(|asked| asked.fits(&event)) {
        return Err(FileError::Part("asked"));
    }
    let told: Value = take(&mut parts, "receipt")?;
    let facts = parts.remove(FACTS).and_then(json::items).ok_or(FileError::Part(FACTS))?;
    let count = facts.len();
    let (facts, receipt) = facts_of(facts, known)?;
    let record = Record::of(facts);
    parts.retain(|name, _| !PARTS.contains(&name.as_str()));
    let unread = parts;
    let receipt = receipt.map_or_else(OnceLock::new, OnceLock::from);
    let hand_in = HandIn { event, group, asked, record, version, unread, receipt };
    if !told_right(&told, &hand_in.receipt()) || hand_in.record.len() != count {
        return Err(FileError::Damaged);
    }
    Ok(hand_in)
}

/// The facts that leave the device. Of rounds only those whose totals the group has seen: ballots of one that is open,
/// cancelled or taken back were never shown to anybody.
fn handed_over<'a>(record: &'a Record, board: &'a Board) -> impl Iterator<Item = Fact> + 'a {
    let revealed = board.rounds().filter(|round| matches!(round.state, RoundState::Revealed(_)));
    let revealed: BTreeSet<FactId> = revealed.map(|round| round.id.0).collect();
    let stays = move |fact: &&Fact| match fact.field() {
        Some(
            Field::Round(round)
            | Field::People(round)
            | Field::Ballots(round)
            | Field::Outcome(round),
        ) => revealed.contains(&round.0),
        _ => true,
    };
    let standing = record.standing();
    record
        .facts()
        .filter(stays)
        .map(move |fact| if standing.contains(&fact.id()) { fact.clone() } else { fact.redacted() })
}
