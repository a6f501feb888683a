//! What was let go of here while the durable copy may still hold it: named until that has answered, so that a page which
//! is left in between does not bring it back.

use super::keys;
use super::store::Entry;
use crate::domain::json;
use crate::domain::record::{Millis, short_digest};

/// A key that was let go of, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LetGo {
    key: String,
    at: Millis,
}

impl LetGo {
    pub(super) fn new(key: &str, at: Millis) -> Self {
        Self { key: key.to_owned(), at }
    }

    /// The entry that says so. It stands in the first copy alone: the durable one needs no telling.
    pub(super) fn marker(&self) -> Entry {
        let text = json::canonical(&(&self.key, self.at));
        (format!("{}{:012x}", keys::LET_GO, short_digest(text.as_bytes())), text)
    }

    /// Reads a marker; nothing where it is none.
    pub(super) fn read(text: &str) -> Option<Self> {
        json::read(text).map(|(key, at)| Self { key, at })
    }

    /// Whether this is what was let go of, and not a draft that was typed there later.
    pub(super) fn takes(&self, key: &str, text: &str) -> bool {
        self.key == key && keys::draft_time(key, text).is_none_or(|typed| typed <= self.at)
    }
}
