//! The rescue file: everything that stood on a device, raw, as the rescue page found it. What can be read of it comes
//! back as hand-ins, one a group; what can't is counted and stays in the file.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{FileError, HandIn, Opened, VERSION, pretty, take};
use crate::domain::event::{Event, EventBook, EventId, GroupId};
use crate::domain::fact::Fact;
use crate::domain::json::{FromJson, part, read};
use crate::domain::record::Record;

/// What a rescue file amounts to.
#[derive(Clone, Debug)]
pub struct Rescue {
    /// A hand-in for each group that something was written for.
    pub hand_ins: Vec<HandIn>,
    /// Values that could not be read; they are in the file as they were.
    pub unreadable: usize,
}

pub(super) const FORMAT: &str = "tabletalk-rescue";

/// A rescue file of these entries, each a key and what stands under it.
pub fn write_rescue(entries: &[(String, String)]) -> String {
    let entry = |(key, value): &(String, String)| json!({ "key": key, "value": value });
    let entries: Vec<Value> = entries.iter().map(entry).collect();
    pretty(&json!({ "format": FORMAT, "version": VERSION, "entries": entries }))
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

/// Reads a rescue file: events first, then every group's steps, from both copies.
pub(super) fn open(mut parts: Map<String, Value>) -> Result<Rescue, FileError> {
    let entries: Vec<Entry> = take(&mut parts, "entries")?;
    let mut books: BTreeMap<EventId, EventBook> = BTreeMap::new();
    let mut records: BTreeMap<(EventId, GroupId), Record> = BTreeMap::new();
    let mut unreadable = 0;
    for entry in &entries {
        let path: Vec<&str> = entry.key.split('/').collect();
        match path.as_slice() {
            ["tabletalk", "1", _, "-", "event", _] => match event(&entry.value) {
                Some(event) => add(&mut books, event),
                None => unreadable += 1,
            },
            ["tabletalk", "1", _, "-", "collected", _] => match collected(&entry.value) {
                Some(hand_in) => {
                    for event in hand_in.events() {
                        add(&mut books, event);
                    }
                    let of = (hand_in.event.id.clone(), hand_in.group.clone());
                    records.entry(of).or_default().unite(hand_in.record().facts().cloned());
                }
                None => unreadable += 1,
            },
            ["tabletalk", "1", event, group, _] if *group != "-" => {
                match (event.parse(), group.parse(), facts(&entry.value)) {
                    (Ok(event), Ok(group), Some(facts)) => {
                        records.entry((event, group)).or_default().unite(facts);
                    }
                    _ => unreadable += 1,
                }
            }
            _ => {}
        }
    }
    let hand_in = |((event, group), record): ((EventId, GroupId), Record)| {
        HandIn::of(books.get(&event)?, &group, &record)
    };
    Ok(Rescue { hand_ins: records.into_iter().filter_map(hand_in).collect(), unreadable })
}

fn add(books: &mut BTreeMap<EventId, EventBook>, event: Event) {
    match books.get_mut(&event.id) {
        Some(book) => drop(book.add(event)),
        None => drop(books.insert(event.id.clone(), EventBook::new(event))),
    }
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
    let step: Value = read(text)?;
    let facts: Vec<Value> = part(&step, "facts")?;
    facts.into_iter().map(|fact| Fact::from_wire(fact).ok()).collect()
}
