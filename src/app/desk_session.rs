//! The organiser's hand-ins on this device: kept whole, as they came.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::session::Session;
use super::stores::Kept;
use crate::domain::collection::{Collection, Received};
use crate::domain::event::EventId;
use crate::domain::file::{self, FileError};
use crate::domain::json;
use crate::domain::record::short_digest;
use crate::storage::keys;
use crate::storage::save_tracker::SaveStatus;
use crate::storage::store::Store as _;

/// The desk of this tab. A small copy.
#[derive(Clone, Copy)]
pub struct DeskSession {
    session: Session,
    /// Notified as hand-ins come in.
    collected: Trigger,
    /// What came in before a desk was open.
    arrived: StoredValue<Vec<Arrived>>,
}

/// The desk of this tab. To be called when a component is made, not in a handler or after an await.
pub fn use_desk() -> DeskSession {
    expect_context()
}

/// A file that was brought to the desk, and what became of it.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The file's name.
    pub name: String,
    /// What became of it.
    pub received: Received,
    /// The event that it says it belongs to.
    of: Option<EventId>,
}

impl Arrived {
    /// The event that it was taken in for; nothing where it was refused.
    pub fn event(&self) -> Option<&EventId> {
        self.of.as_ref().filter(|_| !matches!(self.received, Received::Refused(_)))
    }
}

/// A hand-in as it is kept.
#[derive(Serialize, Deserialize)]
struct Filed {
    name: String,
    text: String,
}

impl DeskSession {
    pub(super) fn new(session: Session) -> Self {
        Self { session, collected: Trigger::new(), arrived: StoredValue::new(Vec::new()) }
    }

    /// All hand-ins of an event that came to this device. Followed.
    pub fn collection(self, event: &EventId) -> Collection {
        self.collected.track();
        // The durable copy may bring hand-ins back a moment after the screen stands.
        self.session.healed();
        let mut collection = Collection::new(self.session.event(event));
        let kept = self.kept();
        for key in kept.keys(&keys::collected(event)).unwrap_or_default() {
            let text = kept.read(&key).ok().flatten();
            if let Some(filed) = text.and_then(|text| json::read::<Filed>(&text)) {
                collection.add(filed.text.as_bytes());
            }
        }
        collection
    }

    /// Takes hand-ins in, each into the collection of its event: what became of each.
    pub fn collect(self, files: Vec<(String, Vec<u8>)>) -> Vec<Arrived> {
        // Read once for all files: a hundred that are dropped together would each read all that came before.
        let (mut collections, mut taken) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            let (of, received) = match self.collect_one(&mut collections, &name, bytes) {
                Ok((of, received)) => (Some(of), received),
                Err(fault) => (None, Received::Refused(fault)),
            };
            taken.push(Arrived { name, received, of });
        }
        self.collected.notify();
        self.session.make_durable();
        taken
    }

    /// Whether what came in is kept. It is written together with the events that it brings, so that one status is said of
    /// both. Followed.
    pub fn status(self) -> SaveStatus {
        self.session.status()
    }

    /// Leaves what came in for the desk that is opened next.
    pub fn leave_arrived(self, arrived: Vec<Arrived>) {
        self.arrived.set_value(arrived);
    }

    /// What was left for this desk; it is shown once.
    pub fn take_arrived(self) -> Vec<Arrived> {
        self.arrived.try_update_value(std::mem::take).unwrap_or_default()
    }

    fn kept(self) -> Kept {
        self.session.kept()
    }

    /// Which event it is of, and what it was there.
    fn collect_one(
        self,
        collections: &mut Vec<Collection>,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<(EventId, Received), FileError> {
        let hand_in = file::open(&bytes)?.hand_in()?;
        let event = hand_in.event.id.clone();
        let key = format!("{}{:012x}", keys::collected(&event), short_digest(&bytes));
        // Text in another encoding is kept as the same record in ours.
        let text = String::from_utf8(bytes).unwrap_or_else(|_| hand_in.write());
        let parts = hand_in.events();
        let known = collections.iter().position(|open| open.id() == Some(&event));
        let mut collection = match known {
            Some(place) => collections.swap_remove(place),
            None => untrack(|| self.collection(&event)),
        };
        let received = collection.merge(*hand_in);
        collections.push(collection);
        if matches!(received, Received::First(_) | Received::Newer(_)) {
            for part in parts {
                self.session.put_heard(part);
            }
            let filed = Filed { name: name.to_owned(), text };
            self.kept().write(&key, &json::canonical(&filed)).ok();
        }
        Ok((event, received))
    }
}
