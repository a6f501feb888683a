//! Hand-ins that came to this device: each is kept whole, as it came, under its hash. Their list is in both copies, they
//! themselves in the durable one alone, as far as it takes them.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::device;
use super::record_session::RecordSession;
use super::session::Session;
use crate::domain::board::Board;
use crate::domain::event::{EventBook, EventId};
#[cfg(feature = "organiser")]
use crate::domain::file::DeskFile;
use crate::domain::file::{FiledHandIn, HandIn, OnDesk, text_digest};
use crate::domain::json;
use crate::domain::record::{Fact, Millis, Record};
use crate::storage::keys;
use crate::storage::store::{Entry, Store as _};

/// Most bytes that are written in one step, but for the last hand-in of it.
pub(super) const BATCH: usize = 4 * 1024 * 1024;

/// A hand-in that came.
pub(super) struct Filed {
    /// The file's name.
    pub(super) name: String,
    /// Its text. Of a file in another encoding than ours, the same record as we write it.
    pub(super) text: String,
}

/// What the list says of a hand-in.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Listed {
    /// The file's name.
    pub(super) name: String,
    /// When it came to this device; nothing of those that a desk which was opened here had already, and of those that an
    /// earlier build kept.
    pub(super) came: Option<Millis>,
}

/// A hand-in that is to be kept.
pub(super) struct Filing {
    event: EventId,
    digest: String,
    filed: Filed,
    came: Option<Millis>,
}

impl Filing {
    /// A hand-in of this event that came at this time, where that is known; those that came together have one.
    pub(super) fn new(event: &EventId, filed: Filed, came: Option<Millis>) -> Self {
        Self { event: event.clone(), digest: text_digest(&filed.text), filed, came }
    }

    /// The digest of its text, which it is kept under.
    #[cfg(feature = "organiser")]
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }

    /// How long its text is, in bytes.
    pub(super) fn len(&self) -> usize {
        self.filed.text.len()
    }

    fn entries(self) -> [Entry; 2] {
        let [listed, text] = keys_of(&self.event, &self.digest);
        let Filed { name, text: came_as } = self.filed;
        let list = Listed { name, came: self.came };
        [(listed, json::canonical(&list)), (text, came_as)]
    }
}

impl Session {
    /// Keeps hand-ins for the desks of their events, each under its file's name, and what they say of those.
    pub fn file_hand_ins(self, hand_ins: &[HandIn], done: impl FnOnce() + 'static) {
        let (mut filings, came) = (Vec::new(), device::now());
        for hand_in in hand_ins {
            hand_in.events().into_iter().for_each(|part| self.put_heard(part));
            let filed = Filed { name: hand_in.file_name(), text: hand_in.write() };
            filings.push(Filing::new(&hand_in.event.id, filed, Some(came)));
        }
        self.file(filings, done);
    }

    /// Keeps hand-ins that stood on a desk before, as they came, and calls `done` once that is answered.
    pub fn file_again(self, hand_ins: Vec<FiledHandIn>, done: impl FnOnce() + 'static) {
        let filing = |FiledHandIn { name, text, hand_in }: FiledHandIn| {
            hand_in.events().into_iter().for_each(|part| self.put_heard(part));
            Filing::new(&hand_in.event.id, Filed { name, text }, None)
        };
        self.file(hand_ins.into_iter().map(filing).collect(), done);
    }

    /// Keeps hand-ins that are not here yet, so many at a time, and calls `done` once that is answered.
    pub(super) fn file(self, filings: Vec<Filing>, done: impl FnOnce() + 'static) {
        let is_new = |filing: &Filing| !self.has_filed(&filing.event, &filing.digest);
        let mut rest: Vec<Filing> = filings.into_iter().filter(is_new).collect();
        let mut batch = Vec::new();
        let mut bytes = 0;
        while let Some(filing) = rest.pop_if(|filing| bytes == 0 || bytes + filing.len() <= BATCH) {
            bytes += filing.len();
            batch.push(filing);
        }
        if batch.is_empty() {
            self.make_durable();
            return done();
        }
        self.file_batch(batch, Box::new(move || self.file(rest, done)));
    }

    /// Keeps hand-ins in one step.
    pub(super) fn file_batch(self, batch: Vec<Filing>, done: Box<dyn FnOnce()>) {
        let entries = batch.into_iter().flat_map(Filing::entries).collect();
        self.kept().keep_apart(entries, move |_| {
            // What the durable copy did not take waits for it.
            self.make_durable();
            self.filed.notify();
            done();
        });
    }

    /// The digests of the hand-ins that are kept for an event.
    pub(super) fn filed_digests(self, event: &EventId) -> BTreeSet<String> {
        let kept = self.kept();
        let collected = keys::collected(event);
        let folders = [keys::filed(event), collected.clone()];
        let here = folders.iter().flat_map(|folder| kept.keys(folder).unwrap_or_default());
        let digest = |key: &String| key.rsplit('/').next().map(str::to_owned);
        here.chain(kept.apart(&collected)).filter_map(|key| digest(&key)).collect()
    }

    /// What stands on the desk of an event; nothing where nothing does. Followed.
    pub fn on_desk(self, book: &EventBook) -> Option<OnDesk> {
        // The durable copy may bring hand-ins back a moment later.
        self.healed();
        self.filed.track();
        let kept = self.kept();
        let saved = kept.read(&keys::saved_desk(book.id())).ok().flatten();
        let saved: Option<String> = saved.and_then(|text| json::read(&text));
        let hand_ins = self.filed_digests(book.id());
        let read = |record: &Record, board: &Board| {
            OnDesk::of(book, &hand_ins, record, board, saved.as_deref())
        };
        self.desk_record(book.id()).with_record(read)
    }

    /// Remembers that a desk file was saved that holds this, or that the desk began with it.
    #[cfg(feature = "organiser")]
    pub(super) fn note_saved(self, desk: &DeskFile) {
        let key = keys::saved_desk(&desk.event.id);
        self.remember(&key, &json::canonical(&desk.noted()));
    }

    /// Whether a hand-in of this text is kept for an event.
    pub(super) fn has_filed(self, event: &EventId, digest: &str) -> bool {
        let kept = self.kept();
        keys_of(event, digest).iter().any(|key| matches!(kept.read(key), Ok(Some(_))))
    }

    /// Takes in what an organiser made of an event's hand-ins, as one step: how many facts of it were news.
    pub fn import_desk(self, event: &EventId, facts: Vec<Fact>) -> usize {
        self.desk_record(event).import(facts)
    }

    /// The organiser's record of an event, opened when it is first asked for.
    pub(super) fn desk_record(self, event: &EventId) -> RecordSession {
        let folder = keys::desk(event);
        let is_it = |record: &&RecordSession| {
            record.journal.with_value(|journal| journal.folder() == folder)
        };
        let known = self.records.with_value(|records| records.iter().find(is_it).copied());
        known.unwrap_or_else(|| {
            let record = self.under_root(|| RecordSession::open(self, folder.clone()));
            self.records.update_value(|records| records.push(record));
            record
        })
    }
}

/// Where the list has a hand-in, and where it is itself.
pub(super) fn keys_of(event: &EventId, digest: &str) -> [String; 2] {
    [format!("{}{digest}", keys::filed(event)), format!("{}{digest}", keys::collected(event))]
}
