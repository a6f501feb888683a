//! Hand-ins that came to this device: each is kept whole, as it came, under its hash.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::record_session::RecordSession;
use super::session::Session;
use crate::domain::event::EventId;
use crate::domain::file::HandIn;
use crate::domain::json;
use crate::domain::record::{Fact, short_digest};
use crate::storage::keys;
use crate::storage::store::Store as _;

/// A hand-in as it is kept.
#[derive(Serialize, Deserialize)]
pub(super) struct Filed {
    /// The file's name.
    pub(super) name: String,
    /// Its text. Of a file in another encoding than ours, the same record as we write it.
    pub(super) text: String,
}

impl Session {
    /// Keeps hand-ins, each under its file's name, for the desks of their events.
    pub fn file_hand_ins(self, hand_ins: &[HandIn]) {
        for hand_in in hand_ins {
            self.file_hand_in(hand_in, &hand_in.file_name(), hand_in.write().into_bytes());
        }
        self.make_durable();
    }

    /// Keeps a hand-in, for the desk of its event, and what it says of the event; who calls it makes that durable. The same
    /// file again changes nothing.
    pub(super) fn file_hand_in(self, hand_in: &HandIn, name: &str, bytes: Vec<u8>) -> String {
        for part in hand_in.events() {
            self.put_heard(part);
        }
        let key = key_of(&hand_in.event.id, &bytes);
        let text = String::from_utf8(bytes).unwrap_or_else(|_| hand_in.write());
        let filed = Filed { name: name.to_owned(), text };
        // What becomes of it is followed by its key.
        if !matches!(self.kept().read(&key), Ok(Some(_))) {
            self.kept().write(&key, &json::canonical(&filed)).ok();
        }
        key
    }
}

impl Session {
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

/// The key of a hand-in of an event.
pub(super) fn key_of(event: &EventId, bytes: &[u8]) -> String {
    format!("{}{:012x}", keys::collected(event), short_digest(bytes))
}
