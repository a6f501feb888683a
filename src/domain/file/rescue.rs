//! The rescue file: everything that stood on a device, raw, as the rescue page found it. What can be read of it comes
//! back as hand-ins, one a group; what can't is counted and stays in the file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{FileError, HandIn, KnownFacts, Opened, Parts, VERSION, facts_of, take};
use crate::domain::event::{Event, EventBook, EventId, GroupId};
use crate::domain::json;
use crate::domain::record::{Fact, Record};

/// What a rescue file amounts to.
#[derive(Clone, Debug)]
pub struct Rescue {
    /// A hand-in for each group that something was written for.
    pub hand_ins: Vec<HandIn>,
    /// The facts of organisers' own records, by event.
    pub desks: BTreeMap<EventId, Vec<Fact>>,
    /// Values that could not be read; they are in the file as they were.
    pub unreadable: usize,
    /// What the app said where it fell over, if it did.
    pub panic: Option<Panic>,
}

/// What the app said as it fell over: for whoever repairs it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Panic {
    /// What was wrong.
    pub message: String,
    /// The source file.
    pub file: String,
    /// The line in it.
    pub line: u32,
}

pub(super) const FORMAT: &str = "tabletalk-rescue";

#[derive(Serialize)]
struct RescueFile<'a> {
    format: &'a str,
    version: u64,
    entries: Vec<Entry<&'a str>>,
}

/// A key, and what stands under it.
#[derive(Serialize, Deserialize)]
struct Entry<Text> {
    key: Text,
    value: Text,
}

/// A rescue file of these entries, each a key and what stands under it.
pub fn write_rescue(entries: &[(String, String)]) -> String {
    let entries = entries.iter().map(|(key, value)| Entry { key: key.as_str(), value }).collect();
    json::pretty(&RescueFile { format: FORMAT, version: VERSION, entries })
}

/// The facts of each group of each event.
type Groups = BTreeMap<(EventId, GroupId), Vec<Fact>>;

/// Reads a rescue file: events first, then every group's facts, from both copies.
pub(super) fn open(mut parts: Parts) -> Result<Rescue, FileError> {
    let entries: Vec<Entry<String>> = take(&mut parts, "entries")?;
    let mut events: BTreeMap<EventId, Vec<Event>> = BTreeMap::new();
    let mut groups = Groups::new();
    let mut desks: BTreeMap<EventId, Vec<Fact>> = BTreeMap::new();
    let mut unreadable = 0;
    for Entry { key, value } in &entries {
        let path: Vec<&str> = key.split('/').collect();
        let read = match path.as_slice() {
            ["tabletalk", "1", _, "-", "event", _] => event(value).map(|event| {
                events.entry(event.id.clone()).or_default().push(event);
            }),
            ["tabletalk", "1", _, "-", "collected", _] => collected(value).map(|hand_in| {
                let of_event = events.entry(hand_in.event.id.clone()).or_default();
                of_event.extend(hand_in.events());
                let facts = hand_in.record().facts().cloned();
                groups
                    .entry((hand_in.event.id.clone(), hand_in.group.clone()))
                    .or_default()
                    .extend(facts);
            }),
            ["tabletalk", "1", event, "-", "desk", _] => {
                event.parse().ok().and_then(|event| Some((event, facts(value)?))).map(
                    |(event, facts)| {
                        desks.entry(event).or_default().extend(facts);
                    },
                )
            }
            // It was put aside because it could not be read.
            ["tabletalk", "1", "-", "aside", _] => None,
            // All else that is of no event is no group's.
            ["tabletalk", "1", event, group, _] if ![event, group].contains(&&"-") => {
                written(event, group, value).map(|(whose, facts)| {
                    groups.entry(whose).or_default().extend(facts);
                })
            }
            _ => Some(()),
        };
        unreadable += usize::from(read.is_none());
    }
    // Whatever stands there, it keeps nobody from their notes.
    let panic = take(&mut parts, "panic").ok();
    Ok(Rescue { hand_ins: hand_ins(events, groups), desks, unreadable, panic })
}

/// A hand-in for each group whose event is known.
fn hand_ins(events: BTreeMap<EventId, Vec<Event>>, groups: Groups) -> Vec<HandIn> {
    let books: BTreeMap<EventId, EventBook> =
        events.into_iter().filter_map(|(id, events)| Some((id, EventBook::of(events)?))).collect();
    let hand_in =
        |((event, group), facts)| HandIn::of(books.get(&event)?, &group, &Record::of(facts));
    groups.into_iter().filter_map(hand_in).collect()
}

fn written(event: &str, group: &str, text: &str) -> Option<((EventId, GroupId), Vec<Fact>)> {
    Some(((event.parse().ok()?, group.parse().ok()?), facts(text)?))
}

/// A hand-in that the organiser's device had collected.
fn collected(text: &str) -> Option<HandIn> {
    let (_, text) = super::kept_text(text.to_owned());
    match super::open(text.as_bytes()) {
        Ok(Opened::HandIn(hand_in)) => Some(*hand_in),
        _ => None,
    }
}

fn event(text: &str) -> Option<Event> {
    json::read::<Event>(text)?.checked().ok()
}

fn facts(text: &str) -> Option<Vec<Fact>> {
    /// The part of a stored transaction that is read here.
    #[derive(Deserialize)]
    struct Stored {
        facts: Vec<Value>,
    }
    let stored: Stored = json::read(text)?;
    facts_of(stored.facts, KnownFacts::default()).ok().map(|(facts, _)| facts)
}
