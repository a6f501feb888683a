//! The rescue file: everything that stood on a device, raw, as the rescue page found it. What can be read of it comes
//! back where it was: events, what groups wrote, what the desk had collected, and what organisers made of that. What can't
//! is counted and stays in the file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{FileError, FiledHandIn, HandIn, KnownFacts, Opened, Parts, VERSION, facts_of, take};
use crate::domain::event::{Event, EventBook, EventId, GroupId};
use crate::domain::json;
use crate::domain::record::{Fact, Record};

/// What a rescue file amounts to.
#[derive(Clone, Debug)]
pub struct Rescue {
    /// The events, in all their parts and revisions.
    pub events: Vec<Event>,
    /// Those of them that were set up or changed on the device.
    pub own: Vec<EventId>,
    /// Each group that something was written for.
    pub groups: Vec<Written>,
    /// The hand-ins that the device had collected, each as it came.
    pub collected: Vec<FiledHandIn>,
    /// The facts of organisers' own records, by event.
    pub desks: BTreeMap<EventId, Vec<Fact>>,
    /// Values that could not be read; they are in the file as they were.
    pub unreadable: usize,
    /// What the app said where it fell over, if it did.
    pub panic: Option<Panic>,
}

/// What a group had written on the device.
#[derive(Clone, Debug)]
pub struct Written {
    /// The group's hand-in, as it would be made now.
    pub hand_in: HandIn,
    /// All of it, with what is in no hand-in: the bin, earlier words, a round that is open.
    pub record: Record,
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

/// What was found among the entries so far.
#[derive(Default)]
struct Found<'a> {
    events: BTreeMap<EventId, Vec<Event>>,
    own: Vec<EventId>,
    groups: Groups,
    /// By digest, as the entries have them: each may stand there twice, since there are two stores.
    collected: BTreeMap<&'a str, FiledHandIn>,
    names: BTreeMap<&'a str, String>,
    desks: BTreeMap<EventId, Vec<Fact>>,
}

/// Reads a rescue file: what was written comes from both copies.
pub(super) fn open(mut parts: Parts) -> Result<Rescue, FileError> {
    let entries: Vec<Entry<String>> = take(&mut parts, "entries")?;
    let mut found = Found::default();
    let mut unreadable = 0;
    for Entry { key, value } in &entries {
        unreadable += usize::from(found.reads(key, value).is_none());
    }
    // Whatever stands there, it keeps nobody from their notes.
    let panic = take(&mut parts, "panic").ok();
    let Found { events, own, groups, collected, mut names, desks } = found;
    let as_listed = |(digest, filed): (&str, FiledHandIn)| match names.remove(digest) {
        Some(name) => FiledHandIn { name, ..filed },
        None => filed,
    };
    let collected: Vec<FiledHandIn> = collected.into_iter().map(as_listed).collect();
    // A group that wrote here may be of an event that only its hand-ins tell of.
    let mut heard = events.clone();
    for filed in &collected {
        heard.entry(filed.hand_in.event.id.clone()).or_default().extend(filed.hand_in.events());
    }
    let groups = written_for(heard, groups);
    let events = events.into_values().flatten().collect();
    Ok(Rescue { events, own, groups, collected, desks, unreadable, panic })
}

impl<'a> Found<'a> {
    /// Takes an entry in; nothing where it can't be read.
    fn reads(&mut self, key: &'a str, value: &str) -> Option<()> {
        let path: Vec<&str> = key.split('/').collect();
        match path.as_slice() {
            ["tabletalk", "1", _, "-", "event", _] => {
                let event = event(value)?;
                self.events.entry(event.id.clone()).or_default().push(event);
            }
            ["tabletalk", "1", event, "-", "author"] => self.own.push(event.parse().ok()?),
            // Where its list can't be read a hand-in is the same: the name of its file is lost.
            ["tabletalk", "1", _, "-", "filed", digest] => {
                self.names.extend(name(value).map(|name| (*digest, name)));
            }
            ["tabletalk", "1", _, "-", "collected", digest] => {
                self.collected.insert(digest, filed(value)?);
            }
            ["tabletalk", "1", event, "-", "desk", _] => {
                self.desks.entry(event.parse().ok()?).or_default().extend(facts(value)?);
            }
            // It was put aside because it could not be read.
            ["tabletalk", "1", "-", "aside", _] => return None,
            // All else that is of no event is no group's.
            ["tabletalk", "1", event, group, _] if ![event, group].contains(&&"-") => {
                let (whose, facts) = written(event, group, value)?;
                self.groups.entry(whose).or_default().extend(facts);
            }
            _ => {}
        }
        Some(())
    }
}

impl Rescue {
    /// All hand-ins: what groups wrote there, and what was collected.
    pub fn all_hand_ins(self) -> impl Iterator<Item = HandIn> {
        let written = self.groups.into_iter().map(|group| group.hand_in);
        written.chain(self.collected.into_iter().map(|filed| filed.hand_in))
    }
}

/// The groups whose event is known.
fn written_for(events: BTreeMap<EventId, Vec<Event>>, groups: Groups) -> Vec<Written> {
    let books: BTreeMap<EventId, EventBook> =
        events.into_iter().filter_map(|(id, events)| Some((id, EventBook::of(events)?))).collect();
    let written = |((event, group), facts)| {
        let record = Record::of(facts);
        Some(Written { hand_in: HandIn::of(books.get(&event)?, &group, &record)?, record })
    };
    groups.into_iter().filter_map(written).collect()
}

fn written(event: &str, group: &str, text: &str) -> Option<((EventId, GroupId), Vec<Fact>)> {
    Some(((event.parse().ok()?, group.parse().ok()?), facts(text)?))
}

/// A hand-in that the organiser's device had collected.
fn filed(kept: &str) -> Option<FiledHandIn> {
    let (name, text) = super::kept_text(kept.to_owned());
    match super::open(text.as_bytes()) {
        Ok(Opened::HandIn(hand_in)) => {
            let name = name.unwrap_or_else(|| hand_in.file_name());
            Some(FiledHandIn { name, text, hand_in: *hand_in })
        }
        _ => None,
    }
}

/// The name of a hand-in's file, by what the list says of it.
fn name(listed: &str) -> Option<String> {
    json::parse(listed).ok()?.get("name")?.as_str().map(str::to_owned)
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
