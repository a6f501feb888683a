//! What is known here of both copies: what the first holds, what is only in memory, and what the durable one lacks.

use std::collections::{BTreeMap, BTreeSet};

use super::erasure::Erasure;
use super::keys;
use super::let_go::LetGo;
use super::save_tracker::SaveTracker;
use super::store::{Contents, Entry, Store, StoreError};
use crate::domain::record::Millis;

/// The first copy, and what is on its way to the durable one.
pub(super) struct MirrorState<L> {
    local: L,
    /// What `local` could not take, or has not whole. Read before it.
    memory: BTreeMap<String, String>,
    /// Written, and not given to the durable copy yet; by key, so that nothing tells in what order ballots came in.
    waiting: BTreeMap<String, String>,
    /// The keys of what is in the durable copy alone, as far as that was read.
    apart: BTreeSet<String>,
    /// What became of each of them.
    pub(super) saves: SaveTracker,
    /// Begun here or in another tab: what they name is neither read, healed nor written.
    erasures: Vec<Erasure>,
}

/// What taking in the durable copy's entries comes to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Healing {
    /// What was not here, or not whole.
    pub(super) news: Vec<Entry>,
    /// What the durable copy is to be given at once and together: damaged bytes that it is to keep aside, and what it has
    /// not whole. Where it does not take them all stays as it is, for the next start.
    pub(super) settled: Vec<Entry>,
    /// What is to replace a damaged value here, once its bytes are put aside for good.
    pub(super) mend: Vec<Entry>,
    /// The keys that the durable copy has still, though they were let go of.
    pub(super) gone: Vec<String>,
    /// The keys of what says so, of no use once those are gone.
    pub(super) markers: Vec<String>,
}

impl<L: Store> MirrorState<L> {
    pub(super) fn new(local: L) -> Self {
        let mut state = Self {
            local,
            memory: BTreeMap::new(),
            waiting: BTreeMap::new(),
            apart: BTreeSet::new(),
            saves: SaveTracker::default(),
            erasures: Vec::new(),
        };
        let markers = state.keys(keys::ERASING).unwrap_or_default();
        let read = |key: &String| Erasure::read(key, &state.local.read(key).ok().flatten()?);
        state.erasures = markers.iter().filter_map(read).collect();
        state
    }

    /// Merges what the durable copy holds.
    pub(super) fn take_in(&mut self, durable: &Contents) -> Healing {
        let begun = durable.entries.iter().filter_map(|(key, text)| Erasure::read(key, text));
        for erasure in begun {
            self.hide(&erasure);
        }
        let apart = durable.apart.iter().filter(|key| !self.is_hidden(key)).cloned();
        let apart: Vec<String> = apart.collect();
        self.apart.extend(apart);
        let let_go = self.entries(keys::LET_GO);
        let mut healing = Healing::default();
        healing.markers.extend(let_go.iter().map(|(key, _)| key.clone()));
        let let_go: Vec<LetGo> = let_go.iter().filter_map(|(_, text)| LetGo::read(text)).collect();
        for (key, text) in &durable.entries {
            if self.is_hidden(key) {
                continue;
            }
            match self.read(key) {
                Ok(None) if let_go.iter().any(|gone| gone.takes(key, text)) => {
                    healing.gone.push(key.clone());
                }
                Ok(None) => {
                    self.put(key, text).ok();
                    healing.news.push((key.clone(), text.clone()));
                }
                // What may stand there unseen is left alone.
                Err(_) => {
                    self.memory.insert(key.clone(), text.clone());
                    healing.news.push((key.clone(), text.clone()));
                }
                Ok(Some(here)) if here == *text => {}
                Ok(Some(here)) => self.settle(key, &here, text, &mut healing),
            }
        }
        let known: BTreeSet<&String> = durable.keys().collect();
        let here = self.entries(keys::ROOT);
        let is_ours = |key: &str| key.starts_with(keys::LET_GO);
        for (key, text) in here {
            if !known.contains(&key) && !is_ours(&key) && !self.waiting.contains_key(&key) {
                self.saves.written(&key, Ok(()));
                self.waiting.insert(key, text);
            }
        }
        healing
    }

    /// Two values of one key. The whole one stands, and the other's bytes are put aside; of two whole or two damaged
    /// ones each stays where it is. A draft alone is another with each key: a browser that is killed may bring back an
    /// earlier one here, and then the durable copy's stands. The tab that types is the one that writes the other way.
    fn settle(&mut self, key: &str, here: &str, durable: &str, healing: &mut Healing) {
        let entry = |text: &str| (key.to_owned(), text.to_owned());
        match (keys::is_whole(key, here), keys::is_whole(key, durable)) {
            (false, true) => {
                self.memory.insert(key.to_owned(), durable.to_owned());
                healing.settled.push(self.put_aside(key, here));
                healing.mend.push(entry(durable));
                healing.news.push(entry(durable));
            }
            (true, false) => {
                healing.settled.push(self.put_aside(key, durable));
                healing.settled.push(entry(here));
            }
            (true, true) if keys::draft_time(key, durable) > keys::draft_time(key, here) => {
                self.put(key, durable).ok();
                healing.news.push(entry(durable));
            }
            _ => {}
        }
    }

    /// Puts damaged bytes aside here, so that they are named at once: the entry, for the durable copy too.
    fn put_aside(&mut self, key: &str, damaged: &str) -> Entry {
        let aside = keys::aside(key, damaged);
        self.put(&aside.0, &aside.1).ok();
        aside
    }

    /// Puts whole values in the place of damaged ones, whose bytes are aside.
    pub(super) fn mend(&mut self, entries: &[Entry]) {
        for (key, text) in entries {
            self.put(key, text).ok();
        }
    }

    pub(super) fn take_waiting(&mut self) -> Vec<Entry> {
        for key in self.waiting.keys() {
            self.saves.sent(key);
        }
        std::mem::take(&mut self.waiting).into_iter().collect()
    }

    /// Whether something is to be given to the durable copy.
    pub(super) fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The durable copy took these.
    pub(super) fn taken(&mut self, entries: &[Entry], now: Millis) {
        for (key, _) in entries {
            self.saves.durable(key, now);
        }
    }

    /// It did not: they are tried again, unless something else stands under a key meanwhile.
    pub(super) fn wait_again(&mut self, entries: Vec<Entry>) {
        for (key, text) in entries {
            let stands = self.read(&key).is_ok_and(|here| here.as_ref() == Some(&text));
            if stands && !self.is_hidden(&key) {
                self.saves.refused(&key);
                self.waiting.insert(key, text);
            } else {
                self.saves.no_matter(&key);
            }
        }
    }

    /// Everything that starts with `prefix`, as it stands.
    pub(super) fn entries(&self, prefix: &str) -> Vec<Entry> {
        let keys = self.keys(prefix).unwrap_or_default();
        let read = |key: String| {
            let text = self.read(&key).ok().flatten()?;
            Some((key, text))
        };
        keys.into_iter().filter_map(read).collect()
    }

    /// What can't be read, and what was put aside.
    pub(super) fn damaged(&self) -> Vec<Entry> {
        let wrong =
            |(key, text): &Entry| key.starts_with(keys::ASIDE) || !keys::is_whole(key, text);
        self.entries(keys::ROOT).into_iter().filter(wrong).collect()
    }

    pub(super) fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys: BTreeSet<String> = self.memory.keys().cloned().collect();
        match self.local.keys(prefix) {
            Ok(kept) => keys.extend(kept),
            // With nothing in memory either, it must be said that nothing could be read.
            Err(fault) if keys.is_empty() => return Err(fault),
            Err(_) => {}
        }
        keys.retain(|key| key.starts_with(prefix) && !self.is_hidden(key));
        Ok(keys.into_iter().collect())
    }

    pub(super) fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self.memory.get(key) {
            _ if self.is_hidden(key) => Ok(None),
            Some(text) => Ok(Some(text.clone())),
            None => self.local.read(key),
        }
    }

    /// Keeps text here, and queues it for the durable copy.
    pub(super) fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        if self.is_hidden(key) {
            return Err(StoreError::Erased);
        }
        self.waiting.insert(key.to_owned(), text.to_owned());
        let here = self.put(key, text);
        self.saves.written(key, here);
        here
    }

    /// The keys of what is in the durable copy alone that start with this.
    pub(super) fn apart(&self, prefix: &str) -> Vec<String> {
        self.apart.iter().filter(|key| key.starts_with(prefix)).cloned().collect()
    }

    /// Keeps text here that the durable copy has taken already.
    pub(super) fn put_durable(&mut self, key: &str, text: &str, now: Millis) {
        if !self.is_hidden(key) {
            self.put(key, text).ok();
            self.saves.durable(key, now);
        }
    }

    pub(super) fn erase(&mut self, key: &str) -> Result<(), StoreError> {
        self.memory.remove(key);
        self.waiting.remove(key);
        self.apart.remove(key);
        self.saves.forget(|gone| gone == key);
        self.local.erase(key)
    }

    /// The same, while the durable copy may hold it for a while. Answers the key of what says so until then.
    pub(super) fn let_go(&mut self, key: &str, now: Millis) -> (String, Result<(), StoreError>) {
        let here = self.erase(key);
        let (marker, text) = LetGo::new(key, now).marker();
        self.local.write(&marker, &text).ok();
        (marker, here)
    }

    /// The durable copy holds nothing more of what these speak of.
    pub(super) fn are_gone(&mut self, markers: &[String]) {
        for marker in markers {
            self.local.erase(marker).ok();
        }
    }

    /// A store may take what it is given and not have it: it is looked at again.
    pub(super) fn put(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        let written = self.local.write(key, text).and_then(|()| {
            let stands = self.local.read(key)?.as_deref() == Some(text);
            if stands { Ok(()) } else { Err(StoreError::Dropped) }
        });
        match written {
            Ok(()) => drop(self.memory.remove(key)),
            Err(_) => drop(self.memory.insert(key.to_owned(), text.to_owned())),
        }
        written
    }

    pub(super) fn erasures(&self) -> Vec<Erasure> {
        self.erasures.clone()
    }

    /// Writes the marker, and hides what is named.
    pub(super) fn begin(&mut self, erasure: &Erasure) {
        let (key, text) = erasure.marker();
        self.local.write(&key, &text).ok();
        self.hide(erasure);
    }

    pub(super) fn hide(&mut self, erasure: &Erasure) {
        if !self.erasures.contains(erasure) {
            self.erasures.push(erasure.clone());
        }
        self.waiting.retain(|key, _| !erasure.takes(key));
        self.saves.forget(|key| erasure.takes(key));
        self.memory.retain(|key, _| !erasure.takes(key));
        self.apart.retain(|key| !erasure.takes(key));
    }

    /// Erases here what is named; each key is tried, whatever became of the others, and then looked for again.
    pub(super) fn carry_out(&mut self, erasure: &Erasure) -> Result<(), StoreError> {
        for prefix in &erasure.prefixes {
            for key in self.taken_by(erasure, prefix)? {
                self.local.erase(&key).ok();
            }
            if !self.taken_by(erasure, prefix)?.is_empty() {
                return Err(StoreError::Blocked);
            }
        }
        Ok(())
    }

    fn taken_by(&self, erasure: &Erasure, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys = self.local.keys(prefix)?;
        keys.retain(|key| erasure.takes(key));
        Ok(keys)
    }

    /// Takes the marker away: what is written from now on is new.
    pub(super) fn end(&mut self, erasure: &Erasure) -> Result<(), StoreError> {
        let (marker, _) = erasure.marker();
        self.local.erase(&marker)?;
        self.show_again(&marker);
        Ok(())
    }

    /// What the erasure of this marker named is hidden no more.
    pub(super) fn show_again(&mut self, marker: &str) {
        self.erasures.retain(|erasure| erasure.marker().0 != marker);
    }

    fn is_hidden(&self, key: &str) -> bool {
        self.erasures.iter().any(|erasure| erasure.takes(key))
    }
}
