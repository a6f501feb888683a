//! Erasing what a person asked to erase, so that it is either still there or wholly gone, whatever interrupts it.

use super::keys;
use super::store::Entry;
use crate::domain::json;
use crate::domain::record::short_digest;

/// What is to go: these keys, and all that start with one of these that ends in `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Keys, or what keys start with.
    pub prefixes: Vec<String>,
}

impl Erasure {
    pub(super) fn new(prefixes: Vec<String>) -> Self {
        Self { prefixes }
    }

    /// The entry that says that this was begun.
    pub fn marker(&self) -> Entry {
        let text = json::canonical(&self.prefixes);
        (format!("{}{:012x}", keys::ERASING, short_digest(text.as_bytes())), text)
    }

    /// Reads a marker; nothing where it is none.
    pub(super) fn read(key: &str, text: &str) -> Option<Self> {
        let named = key.starts_with(keys::ERASING);
        named.then(|| json::read(text).map(Self::new)).flatten()
    }

    /// Whether what this address names goes: it says event and group as a key does (`/<event>/<group>/…`).
    pub fn takes_screen(&self, fragment: &str) -> bool {
        self.takes(&format!("{}{}/", keys::ROOT, fragment.trim_start_matches('/')))
    }

    /// Whether this key goes. Markers stay until the end.
    pub(super) fn takes(&self, key: &str) -> bool {
        !key.starts_with(keys::ERASING)
            && self.prefixes.iter().any(|prefix| {
                key == prefix || prefix.ends_with('/') && key.starts_with(prefix.as_str())
            })
    }
}
