//! The organiser's hand-ins on this device: kept whole, as they came.

use serde_json::Value;

use super::Session;
use super::stores::kept;
use crate::domain::event::EventId;
use crate::domain::file::{self, Opened};
use crate::domain::json::{self, FromJson, ToJson, object, part};
use crate::domain::organiser::{Collection, Received};
use crate::domain::stamp::short_digest;
use crate::session::keys;
use crate::session::store::Store as _;

/// A hand-in as it is kept.
struct Filed {
    name: String,
    text: String,
}

/// A file that was brought to the desk, and what became of it.
#[derive(Debug)]
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

impl FromJson for Filed {
    fn from_json(wire: &Value) -> Option<Self> {
        Some(Self { name: part(wire, "name")?, text: part(wire, "text")? })
    }
}

impl ToJson for Filed {
    fn to_json(&self) -> Value {
        object(&[("name", &self.name), ("text", &self.text)])
    }
}

impl Session {
    /// All hand-ins of an event that came to this device.
    pub fn collection(self, event: &EventId) -> Collection {
        self.inner().collected.track();
        let mut collection = Collection::new(self.event(event));
        for key in kept().keys(&keys::collected(event)).unwrap_or_default() {
            let text = kept().read(&key).ok().flatten();
            if let Some(filed) = text.and_then(|text| json::read::<Filed>(&text)) {
                collection.add(filed.text.as_bytes());
            }
        }
        for (_, text) in self.inner().unkept.borrow().iter().filter(|(of, _)| of == event) {
            collection.add(text.as_bytes());
        }
        collection
    }

    /// Takes hand-ins in, each into the collection of its event: what became of each.
    pub fn collect(&self, files: Vec<(String, Vec<u8>)>) -> Vec<Arrived> {
        let taken = files.into_iter().map(|(name, bytes)| {
            let (of, received) = self.collect_one(&name, &bytes);
            Arrived { name, received, of }
        });
        let taken = taken.collect();
        self.inner().collected.update(|count| *count += 1);
        self.make_durable(Ok(()));
        taken
    }

    /// Leaves what came in for the desk that is opened next.
    pub fn leave_arrived(self, arrived: Vec<Arrived>) {
        self.inner().arrived.replace(arrived);
    }

    /// What was left for this desk; it is shown once.
    pub fn take_arrived(self) -> Vec<Arrived> {
        self.inner().arrived.take()
    }

    fn collect_one(self, name: &str, bytes: &[u8]) -> (Option<EventId>, Received) {
        let hand_in = match file::open(bytes) {
            Ok(Opened::HandIn(hand_in)) => hand_in,
            // A rescue file is taken apart on the first screen.
            Ok(Opened::Event(_) | Opened::Rescue(_)) => {
                return (None, Received::Refused(file::FileError::NotOurs));
            }
            Err(fault) => return (None, Received::Refused(fault)),
        };
        let event = hand_in.event.id.clone();
        let received = self.collection(&event).add(bytes);
        if !matches!(received, Received::Refused(_) | Received::Known(_) | Received::OtherEvent(_))
        {
            for part in hand_in.events() {
                self.keep_event(part);
            }
            // Text in another encoding is kept as the same record in ours.
            let text = String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| hand_in.write());
            let key = format!("{}{:012x}", keys::collected(&event), short_digest(bytes));
            let filed = Filed { name: name.to_owned(), text };
            let text = json::write(&filed);
            if kept().write(&key, &text).is_err() {
                self.inner().unkept.borrow_mut().push((event.clone(), filed.text));
            }
        }
        (Some(event), received)
    }
}
