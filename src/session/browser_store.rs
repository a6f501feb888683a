//! The browser's localStorage as a [`Store`].

use serde_json::Value;

use super::store::{Store, StoreError};
use crate::browser::storage::{self, StorageFault};

/// What this browser keeps for this page's origin.
#[derive(Clone, Copy, Debug)]
pub(super) struct BrowserStore;

impl From<StorageFault> for StoreError {
    fn from(fault: StorageFault) -> Self {
        match fault {
            StorageFault::Blocked => Self::Blocked,
            StorageFault::Full => Self::Full,
        }
    }
}

impl Store for BrowserStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys = storage::keys()?;
        keys.retain(|key| key.starts_with(prefix));
        keys.sort_unstable();
        Ok(keys)
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(storage::read(key)?)
    }

    fn erase(&mut self, key: &str) -> Result<(), StoreError> {
        Ok(storage::erase(key)?)
    }

    fn write(&mut self, key: &str, value: &Value) -> Result<(), StoreError> {
        Ok(storage::write(key, value)?)
    }
}
