//! What is being typed and not added yet: a value a tab, so that a reload or a crash loses none of it.

use std::collections::VecDeque;

use super::keys;
use super::store::{Entry, Store, StoreError};
use crate::domain::event::{EventId, GroupId};
use crate::domain::json;
use crate::domain::record::Millis;

/// What another tab left behind: the key it stands under, and its text.
pub type LeftBehind = (String, String);

/// A tab that has not typed for this long, in milliseconds, is taken to be gone.
const GONE: Millis = 2_000;

/// The key of what a tab types for a group.
pub fn key(event: &EventId, group: &GroupId, tab: &str) -> String {
    format!("{}{tab}", keys::drafts(event, group))
}

/// The value of a draft that was typed at this time.
pub fn value(text: &str, now: Millis) -> String {
    json::canonical(&(text, now))
}

/// The text of a draft.
pub fn read(store: &impl Store, key: &str) -> Result<Option<String>, StoreError> {
    Ok(stored(store, key)?.map(|(text, _)| text))
}

/// What tabs of this group other than the one of this key were typing, where they have been silent for two seconds. A
/// clock that was set back makes no tab silent for ever: the time between counts, whichever way.
pub fn left_behind(
    store: &impl Store,
    event: &EventId,
    group: &GroupId,
    own: &str,
    now: Millis,
) -> Result<Vec<LeftBehind>, StoreError> {
    let mut left = Vec::new();
    for key in store.keys(&keys::drafts(event, group))? {
        if key == own {
            continue;
        }
        if let Some((text, at)) = stored(store, &key)?
            && now.abs_diff(at) > GONE.unsigned_abs()
        {
            left.push((key, text));
        }
    }
    Ok(left)
}

fn stored(store: &impl Store, key: &str) -> Result<Option<(String, Millis)>, StoreError> {
    Ok(store.read(key)?.and_then(|text| json::read(&text)))
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
