//! The desks of this device: each hand-in goes to that of its event, and is kept whole, as it came.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::Desk;
use super::session::Session;
use crate::domain::collection::Received;
use crate::domain::event::EventId;
use crate::domain::file::{self, FileError};

/// All desks of this tab. A small copy.
#[derive(Clone, Copy)]
pub struct DeskSession {
    session: Session,
    /// Those that were opened.
    desks: StoredValue<Vec<Desk>>,
    /// What came in before a desk was open.
    arrived: StoredValue<Vec<Arrived>>,
}

/// All desks of this tab. To be called when a component is made, not in a handler or after an await.
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

impl DeskSession {
    pub(super) fn new(session: Session) -> Self {
        Self { session, desks: StoredValue::new(Vec::new()), arrived: StoredValue::new(Vec::new()) }
    }

    /// The desk of an event, opened when it is first asked for.
    pub fn of(self, event: &EventId) -> Desk {
        let session = self.session;
        let open = |desk: &&Desk| desk.is_of(event) && session.has_record(desk.record());
        if let Some(known) = self.desks.with_value(|desks| desks.iter().find(open).copied()) {
            return known;
        }
        let desk = session.under_root(|| Desk::open(session, event.clone()));
        session.records.update_value(|records| records.push(desk.record()));
        self.desks.update_value(|desks| {
            desks.retain(|other| !other.is_of(event));
            desks.push(desk);
        });
        desk
    }

    /// Takes hand-ins in, each at the desk of its event: what became of each.
    pub fn collect(self, files: Vec<(String, Vec<u8>)>) -> Vec<Arrived> {
        let mut taken: Vec<Arrived> = Vec::new();
        for (name, bytes) in files {
            let (of, received) = match self.collect_one(&name, bytes) {
                Ok((of, received)) => (Some(of), received),
                Err(fault) => (None, Received::Refused(fault)),
            };
            taken.push(Arrived { name, received, of });
        }
        let events: BTreeSet<&EventId> =
            taken.iter().filter_map(|arrived| arrived.of.as_ref()).collect();
        for event in events {
            self.of(event).look_again();
        }
        taken
    }

    /// Leaves what came in for the desk that is opened next.
    pub fn leave_arrived(self, arrived: Vec<Arrived>) {
        self.arrived.set_value(arrived);
    }

    /// What was left for this desk; it is shown once.
    pub fn take_arrived(self) -> Vec<Arrived> {
        self.arrived.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// Which event it is of, and what it was there.
    fn collect_one(self, name: &str, bytes: Vec<u8>) -> Result<(EventId, Received), FileError> {
        let hand_in = file::open(&bytes)?.hand_in()?;
        let event = hand_in.event.id.clone();
        let received = untrack(|| self.of(&event)).take(*hand_in, name, bytes);
        Ok((event, received.unwrap_or(Received::Refused(FileError::Empty))))
    }
}
