//! Whether what was written is kept, and where: what the status lines say. Each write is followed by itself, from when it
//! is written until the durable copy has it.

use super::keys;
use super::store::StoreError;
use crate::domain::event::{EventId, GroupId};
use crate::domain::record::Millis;

/// Whether what is on screen is also in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing was written since the page was opened.
    Unchanged,
    /// On its way to the durable copy.
    Saving,
    /// All of it is in the durable copy, the last of it since this time: it outlives a browser that is killed.
    Saved(Millis),
    /// So many writes are in localStorage alone, since the durable copy did not take them. They are tried again.
    Kept(usize),
    /// So many writes are in memory alone, for this reason. They are tried again.
    NotKept(StoreError, usize),
}

/// What a status line is about.
#[derive(Clone, Debug)]
pub enum Scope {
    /// What a group wrote.
    Group(EventId, GroupId),
    /// Everything else: events, hand-ins that were collected, what the device remembers.
    Device,
}

impl Scope {
    /// Whether it covers what is kept under keys that start with this, up to their last `/`.
    fn covers(&self, folder: &str) -> bool {
        match self {
            Self::Group(event, group) => folder == keys::transactions(event, group),
            Self::Device => !keys::are_transactions(folder),
        }
    }
}

/// Every write that is not in the durable copy yet: few at a time.
#[derive(Debug, Default)]
pub struct SaveTracker {
    pending: Vec<Write>,
    /// What keys start with, up to the last `/`, and when the durable copy last took one of them.
    saved: Vec<(String, Millis)>,
}

/// A write on its way.
#[derive(Debug)]
struct Write {
    key: String,
    /// What became of it in localStorage.
    here: Result<(), StoreError>,
    /// How often it is on its way at the moment: a value may be written anew before the last answer.
    on_its_way: usize,
    /// Whether it was not sent yet.
    waits: bool,
    /// Whether the durable copy did not take it. True until it does.
    refused: bool,
}

impl SaveTracker {
    /// A value was written; `here` is what became of it in localStorage.
    pub fn written(&mut self, key: &str, here: Result<(), StoreError>) {
        if let Some(write) = self.write(key) {
            (write.here, write.waits) = (here, true);
            return;
        }
        let key = key.to_owned();
        self.pending.push(Write { key, here, on_its_way: 0, waits: true, refused: false });
    }

    /// It set out to the durable copy.
    pub fn sent(&mut self, key: &str) {
        if let Some(write) = self.write(key) {
            write.on_its_way = write.on_its_way.saturating_add(1);
            write.waits = false;
        }
    }

    /// The durable copy did not take it.
    pub fn refused(&mut self, key: &str) {
        if let Some(write) = self.write(key) {
            write.on_its_way = write.on_its_way.saturating_sub(1);
            write.refused = true;
        }
    }

    /// The durable copy has it, since this time.
    pub fn durable(&mut self, key: &str, now: Millis) {
        if let Some(write) = self.write(key) {
            write.refused = false;
        }
        self.no_matter(key);
        let known = self.saved.iter_mut().find(|(known, _)| known == folder(key));
        match known {
            Some((_, at)) => *at = now,
            None => self.saved.push((folder(key).to_owned(), now)),
        }
    }

    /// The durable copy did not take it, and something else was written in its place since.
    pub fn no_matter(&mut self, key: &str) {
        if let Some(write) = self.write(key) {
            write.on_its_way = write.on_its_way.saturating_sub(1);
        }
        self.pending.retain(|write| write.on_its_way > 0 || write.waits || write.refused);
    }

    /// These are not wanted any more.
    pub fn forget(&mut self, gone: impl Fn(&str) -> bool) {
        self.pending.retain(|write| !gone(&write.key));
    }

    /// What can be said of all that this covers: "saved" only where all of it is. What was refused is named until it is in.
    pub fn status(&self, scope: &Scope) -> SaveStatus {
        let pending = || self.pending.iter().filter(|write| scope.covers(folder(&write.key)));
        let refused = || pending().filter(|write| write.refused);
        let nowhere = || refused().filter_map(|write| write.here.err());
        if let Some(fault) = nowhere().next() {
            return SaveStatus::NotKept(fault, nowhere().count());
        }
        match (refused().count(), pending().next()) {
            (0, None) => {
                let saved = self.saved.iter().filter(|(folder, _)| scope.covers(folder));
                let last = saved.map(|(_, at)| *at).max();
                last.map_or(SaveStatus::Unchanged, SaveStatus::Saved)
            }
            (0, Some(_)) => SaveStatus::Saving,
            (count, _) => SaveStatus::Kept(count),
        }
    }

    /// Whether something is in memory alone, and would be gone with the page.
    pub fn in_memory_alone(&self) -> bool {
        self.pending.iter().any(|write| write.here.is_err())
    }

    fn write(&mut self, key: &str) -> Option<&mut Write> {
        self.pending.iter_mut().find(|write| write.key == key)
    }
}

/// How long to wait before what was refused is tried again, in milliseconds: a second, then twice as long each time, up to
/// a minute.
pub fn pause(failures: u32) -> Millis {
    let doubled = 2_i64.checked_pow(failures.saturating_sub(1)).unwrap_or(i64::MAX);
    doubled.saturating_mul(1_000).min(60_000)
}

/// What a key starts with, up to its last `/`.
fn folder(key: &str) -> &str {
    key.rfind('/').and_then(|end| key.get(..=end)).unwrap_or_default()
}
