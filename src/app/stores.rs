//! This browser's two stores, as `storage` wants them, and both as one.

use super::device;
use crate::platform::durable;
use crate::platform::storage::{self, StorageFault};
use crate::storage::keys;
use crate::storage::mirrored::MirroredStore;
use crate::storage::store::{Contents, Durable, Entry, Store, StoreError};

/// What this browser keeps for this page's origin. A small handle.
pub(super) type Kept = MirroredStore<LocalStorage, IndexedDb>;

/// Both copies.
pub(super) fn kept() -> Kept {
    MirroredStore::new(LocalStorage, IndexedDb, device::now)
}

/// What answers at once, and tells other tabs.
pub(super) struct LocalStorage;

impl From<StorageFault> for StoreError {
    fn from(fault: StorageFault) -> Self {
        match fault {
            StorageFault::Blocked => Self::Blocked,
            StorageFault::Full => Self::Full,
        }
    }
}

impl Store for LocalStorage {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys = storage::keys()?;
        keys.retain(|key| key.starts_with(prefix));
        Ok(keys)
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(storage::read(key)?)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        Ok(storage::write(key, text)?)
    }

    fn erase(&mut self, key: &str) -> Result<(), StoreError> {
        Ok(storage::erase(key)?)
    }
}

/// The durable one.
pub(super) struct IndexedDb;

impl Durable for IndexedDb {
    fn read(&self, done: Box<dyn FnOnce(Option<Contents>)>) {
        let read = |found: Option<(Vec<Entry>, Vec<String>)>| {
            done(found.map(|(entries, apart)| Contents { entries, apart }));
        };
        durable::read(keys::is_apart, read);
    }

    fn read_one(&self, key: &str, done: Box<dyn FnOnce(Option<String>)>) {
        durable::read_one(key, done);
    }

    fn write(&self, entries: Vec<Entry>, done: Box<dyn FnOnce(bool)>) {
        durable::write(&entries, done);
    }

    fn erase(&self, prefixes: &[String], done: Box<dyn FnOnce(bool)>) {
        durable::erase(prefixes, done);
    }
}
