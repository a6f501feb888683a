//! The rescue file: everything that stood on a device, raw, as the rescue page found it. What can be read of it comes
//! back as hand-ins, one a group; what can't is counted and stays in the file.

use super::{FileError, HandIn, Opened, VERSION, take};
use crate::domain::event::{Event, EventBook, EventId, GroupId};
use crate::domain::json::{self, FromJson, Map, Value, object, part, read};
use crate::domain::order;
use crate::domain::record::{Fact, Record};
use crate::listed::Listed as _;

/// What a rescue file amounts to.
#[derive(Clone, Debug)]
pub struct Rescue {
    /// A hand-in for each group that something was written for.
    pub hand_ins: Vec<HandIn>,
    /// Values that could not be read; they are in the file as they were.
    pub unreadable: usize,
    /// What the app said where it fell over, if it did.
    pub panic: Option<Panic>,
}

/// What the app said as it fell over: for whoever repairs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panic {
    /// What was wrong.
    pub message: String,
    /// The source file.
    pub file: String,
    /// The line in it.
    pub line: u32,
}

impl FromJson for Panic {
    fn from_json(wire: &Value) -> Option<Self> {
        Some(Self {
            message: part(wire, "message")?,
            file: part(wire, "file")?,
            line: part(wire, "line")?,
        })
    }
}

pub(super) const FORMAT: &str = "tabletalk-rescue";

/// A rescue file of these entries, each a key and what stands under it.
pub fn write_rescue(entries: &[(String, String)]) -> String {
    let entry = |(key, value): &(String, String)| object(&[("key", key), ("value", value)]);
    let entries: Vec<Value> = entries.iter().map(entry).listed();
    json::pretty(&object(&[("format", &FORMAT), ("version", &VERSION), ("entries", &entries)]))
}

struct Entry {
    key: String,
    value: String,
}

impl FromJson for Entry {
    fn from_json(wire: &Value) -> Option<Self> {
        Some(Self { key: part(wire, "key")?, value: part(wire, "value")? })
    }
}

/// A step of a group.
struct Written {
    event: EventId,
    group: GroupId,
    facts: Vec<Fact>,
}

/// Reads a rescue file: events first, then every group's steps, from both copies.
pub(super) fn open(mut parts: Map) -> Result<Rescue, FileError> {
    let entries: Vec<Entry> = take(&mut parts, "entries")?;
    let (mut events, mut transactions) = (Vec::new(), Vec::new());
    let mut unreadable = 0;
    for entry in &entries {
        let path: Vec<&str> = entry.key.split('/').listed();
        let read = match path.as_slice() {
            ["tabletalk", "1", _, "-", "event", _] => {
                event(&entry.value).map(|event| events.push(event))
            }
            ["tabletalk", "1", _, "-", "collected", _] => collected(&entry.value).map(|hand_in| {
                hand_in.events().into_iter().add_to(&mut events);
                let facts = hand_in.record().facts().cloned().listed();
                transactions.push(Written { event: hand_in.event.id, group: hand_in.group, facts });
            }),
            ["tabletalk", "1", event, group, _] if *group != "-" => {
                written(event, group, &entry.value)
                    .map(|transaction| transactions.push(transaction))
            }
            _ => Some(()),
        };
        unreadable += usize::from(read.is_none());
    }
    order::sort(&mut events, |one, other| one.id < other.id);
    let books = events.chunk_by(|one, other| one.id == other.id);
    let books: Vec<EventBook> = books.filter_map(|pages| EventBook::of(pages.to_vec())).listed();
    // Whatever stands there, it keeps nobody from their notes.
    let panic = parts.get("panic").and_then(Panic::from_json);
    Ok(Rescue { hand_ins: hand_ins(&books, transactions), unreadable, panic })
}

/// A hand-in for each group whose event is known. The books come by their events' ids.
fn hand_ins(books: &[EventBook], mut transactions: Vec<Written>) -> Vec<HandIn> {
    let whose = |transaction: &Written| (transaction.event.clone(), transaction.group.clone());
    order::sort(&mut transactions, |one, other| {
        (&one.event, &one.group) < (&other.event, &other.group)
    });
    let groups = transactions.chunk_by(|one, other| whose(one) == whose(other));
    let hand_in = |transactions: &[Written]| {
        let (event, group) = transactions.first().map(whose)?;
        let book = books.binary_search_by(|book| book.id().cmp(&event)).ok()?;
        let facts = transactions.iter().flat_map(|transaction| &transaction.facts).cloned();
        HandIn::of(books.get(book)?, &group, &Record::of(facts))
    };
    groups.filter_map(hand_in).listed()
}

fn written(event: &str, group: &str, text: &str) -> Option<Written> {
    let (event, group) = (event.parse().ok()?, group.parse().ok()?);
    Some(Written { event, group, facts: facts(text)? })
}

/// A hand-in that the organiser's device had collected.
fn collected(text: &str) -> Option<HandIn> {
    let text: String = part(&read::<Value>(text)?, "text")?;
    match super::open(text.as_bytes()) {
        Ok(Opened::HandIn(hand_in)) => Some(*hand_in),
        _ => None,
    }
}

fn event(text: &str) -> Option<Event> {
    read::<Event>(text)?.checked().ok()
}

fn facts(text: &str) -> Option<Vec<Fact>> {
    let transaction: Value = read(text)?;
    let facts: Vec<Value> = part(&transaction, "facts")?;
    Fact::all_from_wire(facts).ok()
}
