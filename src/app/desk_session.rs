//! The desks of this device: each hand-in goes to that of its event, and is kept whole, as it came.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use super::session::Session;
use crate::domain::collection::Received;
use crate::domain::event::EventId;
use crate::domain::file::{self, DeskFile, FileError, HandIn, Opened};

/// All desks of this tab. A small copy.
#[derive(Clone, Copy)]
pub struct DeskSession {
    session: Session,
    /// Those that were opened.
    desks: StoredValue<Vec<Desk>>,
    /// What came in before a desk was open.
    arrived: StoredValue<Vec<Arrived>>,
    /// A desk that is to be joined to one that is here.
    waiting: RwSignal<Option<Arc<DeskFile>>>,
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
        Self {
            session,
            desks: StoredValue::new(Vec::new()),
            arrived: StoredValue::new(Vec::new()),
            waiting: RwSignal::new(None),
        }
    }

    /// The desk of an event, opened when it is first asked for.
    pub fn of(self, event: &EventId) -> Desk {
        let session = self.session;
        let open = |desk: &&Desk| desk.is_of(event) && session.has_record(desk.record());
        if let Some(known) = self.desks.with_value(|desks| desks.iter().find(open).copied()) {
            return known;
        }
        let record = session.desk_record(event);
        let desk = session.under_root(|| Desk::open(record, event.clone()));
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
            let (of, received) = match file::open(&bytes) {
                Ok(Opened::Desk(desk)) => match desk.read() {
                    Ok(desk) => self.receive(desk),
                    Err(fault) => (None, Received::Refused(fault)),
                },
                opened => match opened.and_then(Opened::hand_in) {
                    Ok(hand_in) => self.collect_one(*hand_in, &name, bytes),
                    Err(fault) => (None, Received::Refused(fault)),
                },
            };
            taken.push(Arrived { name, received, of });
        }
        let events: BTreeSet<&EventId> =
            taken.iter().filter_map(|arrived| arrived.of.as_ref()).collect();
        for event in events {
            self.of(event).look_again();
        }
        self.session.make_durable();
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

    /// A desk that is to be joined to one that is not empty: somebody is asked first. Followed.
    pub fn waiting(self, event: &EventId) -> Option<Arc<DeskFile>> {
        self.waiting.get().filter(|desk| desk.event.id == *event)
    }

    /// It was joined, or is not wanted.
    pub fn let_go(self) {
        self.waiting.set(None);
    }

    /// A whole desk: it is taken over where nothing is here yet, else it waits.
    fn receive(self, desk: DeskFile) -> (Option<EventId>, Received) {
        let (event, title) = (desk.event.id.clone(), desk.event.title.clone());
        let here = untrack(|| self.of(&event));
        if here.is_empty() {
            here.join(&desk);
        } else {
            self.waiting.set(Some(Arc::new(desk)));
        }
        (Some(event), Received::Desk(title))
    }

    /// Which event it is of, and what it was there.
    fn collect_one(
        self,
        hand_in: HandIn,
        name: &str,
        bytes: Vec<u8>,
    ) -> (Option<EventId>, Received) {
        let event = hand_in.event.id.clone();
        let received = untrack(|| self.of(&event)).take(hand_in, name, bytes);
        (Some(event), received.unwrap_or(Received::Refused(FileError::Empty)))
    }
}
