//! The desks of this device: each hand-in goes to that of its event, and is kept whole, as it came.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use super::intake::{Arrived, Intake};
use super::session::Session;
use crate::domain::collection::Received;
use crate::domain::event::EventId;
use crate::domain::file::DeskFile;

/// All desks of this tab. A small copy.
#[derive(Clone, Copy)]
pub struct DeskSession {
    pub(super) session: Session,
    /// Files on their way to them.
    pub(super) intake: Intake,
    /// Those that were opened.
    desks: StoredValue<Vec<Desk>>,
    /// What came in before a desk was open.
    arrived: StoredValue<Vec<Arrived>>,
    /// Desks that are to be joined to those that are here, in the order in which they came.
    waiting: RwSignal<Vec<Arc<DeskFile>>>,
    /// One that a newer version made, while it is looked at.
    visited: StoredValue<Option<Desk>>,
}

/// All desks of this tab. To be called when a component is made, not in a handler or after an await.
pub fn use_desk() -> DeskSession {
    expect_context()
}

impl DeskSession {
    pub(super) fn new(session: Session) -> Self {
        Self {
            session,
            intake: Intake::new(),
            desks: StoredValue::new(Vec::new()),
            arrived: StoredValue::new(Vec::new()),
            waiting: RwSignal::new(Vec::new()),
            visited: StoredValue::new(None),
        }
    }

    /// The desk of an event, opened when it is first asked for; one that is only looked at instead, while it is.
    pub fn of(self, event: &EventId) -> Desk {
        let visited = self.visited.get_value().filter(|desk| desk.is_of(event));
        visited.unwrap_or_else(|| self.kept_of(event))
    }

    /// The desk of an event that is kept on this device: what comes in is for it.
    pub(super) fn kept_of(self, event: &EventId) -> Desk {
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

    /// Leaves what came in for the desk that is opened next.
    pub fn leave_arrived(self, arrived: Vec<Arrived>) {
        self.arrived.set_value(arrived);
    }

    /// What was left for this desk; it is shown once.
    pub fn take_arrived(self) -> Vec<Arrived> {
        self.arrived.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// The first desk that is to be joined to that of an event, which is not empty: somebody is asked first. Followed.
    pub fn waiting(self, event: &EventId) -> Option<Arc<DeskFile>> {
        self.waiting.with(|all| all.iter().find(|desk| desk.event.id == *event).cloned())
    }

    /// It was joined, or is not wanted.
    pub fn let_go(self, desk: &Arc<DeskFile>) {
        self.waiting.update(|all| all.retain(|waiting| !Arc::ptr_eq(waiting, desk)));
    }

    /// A desk that was only looked at is put away.
    pub fn leave_visited(self) {
        self.visited.set_value(None);
    }

    /// A whole desk: it is taken over where nothing is here yet, else it waits.
    pub(super) fn receive(self, desk: DeskFile) -> (Option<EventId>, Received) {
        let (event, title) = (desk.event.id.clone(), desk.event.title.clone());
        if let Some(version) = desk.newer() {
            let session = self.session;
            let visited = session.under_root(|| Desk::showing(session, &desk, version));
            self.visited.set_value(Some(visited));
            return (Some(event), Received::NewerDesk(title));
        }
        let here = untrack(|| self.kept_of(&event));
        if here.is_empty() {
            here.join(&desk);
        } else {
            self.waiting.update(|all| all.push(Arc::new(desk)));
        }
        (Some(event), Received::Desk(title))
    }
}
