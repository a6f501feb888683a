//! What is being typed and stands nowhere else yet: a value a tab and place, so that a reload or a crash loses none of it.

use std::collections::{BTreeSet, VecDeque};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::keys;
use super::store::{Entry, Store, StoreError};
use crate::domain::event::{EventId, GroupId};
use crate::domain::json;
use crate::domain::record::Millis;

/// The tabs that are open, by name: what another was typing was left behind.
pub type OpenTabs = BTreeSet<String>;

/// The field of a draft that holds what is ticked: nothing is typed there.
pub const TICKED: &str = "ticked";
/// How the keys of those end.
pub const TICKS: &str = "/ticked";

/// Bytes of the longest draft that is kept.
pub const LONGEST: usize = 500_000;

/// Where something is typed: on a group's screens, on an event's, or where no event is yet; and in which field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    prefix: String,
    field: String,
}

impl Place {
    /// A field of a group's screens; the line that takes notes has no name.
    pub fn of_group(event: &EventId, group: &GroupId, field: &str) -> Self {
        Self { prefix: keys::drafts(event, group), field: field.to_owned() }
    }

    /// A field of an event's screens.
    pub fn of_event(event: &EventId, field: &str) -> Self {
        Self { prefix: keys::event_drafts(event), field: field.to_owned() }
    }

    /// A field of a screen that is of no event.
    pub fn of_device(field: &str) -> Self {
        Self { prefix: keys::DRAFTS.to_owned(), field: field.to_owned() }
    }

    /// The key of what this tab types there.
    pub fn key(&self, tab: &str) -> String {
        let Self { prefix, field } = self;
        if field.is_empty() { format!("{prefix}{tab}") } else { format!("{prefix}{tab}/{field}") }
    }
}

/// The value of a draft that was typed at this time; nothing where it is so long that notes could lose their room to it:
/// nobody types that, it was pasted and is elsewhere too.
pub fn value(typed: &impl Serialize, now: Millis) -> Option<String> {
    Some(json::canonical(&(typed, now))).filter(|value| value.len() <= LONGEST)
}

/// A draft; nothing where there is none of this form.
pub fn read<T: DeserializeOwned>(store: &impl Store, key: &str) -> Result<Option<T>, StoreError> {
    let stored: Option<(T, Millis)> = store.read(key)?.and_then(|text| json::read(&text));
    Ok(stored.map(|(typed, _)| typed))
}

/// The keys of what tabs that are not open were typing at this place, the latest last.
pub fn left_behind(
    store: &impl Store,
    place: &Place,
    open: &OpenTabs,
) -> Result<Vec<String>, StoreError> {
    let mut left = Vec::new();
    for key in store.keys(&place.prefix)? {
        let is_left = split(&place.prefix, &key)
            .is_some_and(|(tab, field)| field == place.field && !open.contains(tab));
        let text = if is_left { store.read(&key)? } else { None };
        left.extend(text.and_then(|text| Some((keys::draft_time(&key, &text)?, key))));
    }
    left.sort();
    Ok(left.into_iter().map(|(_, key)| key).collect())
}

/// The fields of a group's screens in which this tab was typing, or one that is not open any more. While it is not known
/// which are open, this tab's.
pub fn begun(
    store: &impl Store,
    event: &EventId,
    group: &GroupId,
    own: &str,
    open: Option<&OpenTabs>,
) -> Result<BTreeSet<String>, StoreError> {
    let prefix = keys::drafts(event, group);
    let is_ours = |tab: &str| tab == own || open.is_some_and(|open| !open.contains(tab));
    let keys = store.keys(&prefix)?;
    let ours = keys.iter().filter_map(|key| split(&prefix, key)).filter(|(tab, _)| is_ours(tab));
    Ok(ours.map(|(_, field)| field.to_owned()).collect())
}

/// Tab and field of a key.
fn split<'key>(prefix: &str, key: &'key str) -> Option<(&'key str, &'key str)> {
    let rest = key.strip_prefix(prefix)?;
    Some(rest.split_once('/').unwrap_or((rest, "")))
}

/// What goes to the durable copy: one write at a time, always of the latest. Typing is faster than a disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftQueue {
    /// The latest of each key, in the order in which they came.
    waiting: VecDeque<Entry>,
    writing: bool,
}

impl DraftQueue {
    /// This is the latest of its key now. Answers what to write, unless something is being written.
    pub fn put(&mut self, entry: Entry) -> Option<Entry> {
        self.forget(&entry.0);
        self.waiting.push_back(entry);
        if self.writing { None } else { self.answered() }
    }

    /// What was being written was answered, whatever became of it: what to write next.
    pub fn answered(&mut self) -> Option<Entry> {
        let next = self.waiting.pop_front();
        self.writing = next.is_some();
        next
    }

    /// What was to be written under this key is not wanted any more.
    pub fn forget(&mut self, key: &str) {
        self.waiting.retain(|(waiting, _)| waiting != key);
    }
}
