//! The browser's localStorage as a [`Store`], with a second, durable copy of everything (`live/both_copies.rs`). What
//! localStorage has no room for, or may not take, is in memory until the durable copy has it.

use std::cell::RefCell;

use serde_json::Value;

use super::store::{Store, StoreError};
use crate::browser::storage::{self, StorageFault};
use crate::domain::sorted::Sorted;
use crate::domain::{json, order};

/// What this browser keeps for this page's origin.
#[derive(Clone, Copy, Debug)]
pub(super) struct BrowserStore;

thread_local! {
    static IN_MEMORY: RefCell<Sorted<String, String>> = RefCell::default();
    static WRITTEN: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

impl From<StorageFault> for StoreError {
    fn from(fault: StorageFault) -> Self {
        match fault {
            StorageFault::Blocked => Self::Blocked,
            StorageFault::Full => Self::Full,
        }
    }
}

impl BrowserStore {
    /// What was written since this was last asked: it is not in the durable copy yet.
    pub(super) fn take_written() -> Vec<(String, String)> {
        WRITTEN.take()
    }

    /// Takes in an entry that only the durable copy had. Where localStorage can't have it, it is read from memory.
    pub(super) fn heal(key: &str, text: &str) {
        if storage::write_raw(key, text).is_err() {
            IN_MEMORY.with_borrow_mut(|all| all.insert(key.to_owned(), text.to_owned()));
        }
    }

    /// Everything that starts with `prefix`, as it stands.
    pub(super) fn entries(prefix: &str) -> Vec<(String, String)> {
        let keys = Self.keys(prefix).unwrap_or_default();
        let read = |key: String| {
            let text = Self.read(&key).ok().flatten()?;
            Some((key, text))
        };
        keys.into_iter().filter_map(read).collect()
    }
}

impl Store for BrowserStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys = IN_MEMORY.with_borrow(|all| all.keys().cloned().collect::<Vec<_>>());
        match storage::keys() {
            Ok(kept) => keys.extend(kept),
            // With nothing in memory either, it must be said that nothing could be read.
            Err(fault) if keys.is_empty() => return Err(fault.into()),
            Err(_) => {}
        }
        keys.retain(|key| key.starts_with(prefix));
        Ok(order::set(keys))
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        if let Some(text) = IN_MEMORY.with_borrow(|all| all.get(&key.to_owned()).cloned()) {
            return Ok(Some(text));
        }
        Ok(storage::read(key)?)
    }

    fn write(&mut self, key: &str, value: &Value) -> Result<(), StoreError> {
        let text = json::text(value);
        WRITTEN.with_borrow_mut(|written| written.push((key.to_owned(), text.clone())));
        let kept = storage::write(key, value);
        if kept.is_err() {
            IN_MEMORY.with_borrow_mut(|all| all.insert(key.to_owned(), text));
        }
        Ok(kept?)
    }

    fn erase(&mut self, key: &str) -> Result<(), StoreError> {
        IN_MEMORY.with_borrow_mut(|all| all.remove(&key.to_owned()));
        Ok(storage::erase(key)?)
    }
}
