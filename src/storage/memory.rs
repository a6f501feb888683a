//! A store in memory, with as much room as it is given.

use std::collections::BTreeMap;

use super::store::{Store, StoreError};

/// Keeps everything until it is dropped.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    /// What is kept; tests may damage it.
    pub kept: BTreeMap<String, String>,
    /// Most values it takes; nothing means as many as come.
    pub room: Option<usize>,
}

impl Store for MemoryStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.kept.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.kept.get(key).cloned())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        if self.room.is_some_and(|room| self.kept.len() >= room) {
            return Err(StoreError::Full);
        }
        self.kept.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn erase(&mut self, key: &str) -> Result<(), StoreError> {
        self.kept.remove(key);
        Ok(())
    }
}
