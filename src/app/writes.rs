//! What is on its way to the durable copy, as a status line follows it. A group has its own, and so has the session.

use leptos::prelude::*;

use super::device;
use super::stores::Kept;
use crate::storage::save_tracker::{SaveStatus, SaveTracker};
use crate::storage::store::StoreError;

/// Writes that were sent out, and what is said of them. A small copy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Writes {
    status: RwSignal<SaveStatus>,
    tracker: StoredValue<SaveTracker>,
}

impl Writes {
    /// Nothing on its way.
    pub(super) fn new(status: SaveStatus) -> Self {
        Self { status: RwSignal::new(status), tracker: StoredValue::new(SaveTracker::default()) }
    }

    /// Whether what was written is kept; followed.
    pub(super) fn status(self) -> SaveStatus {
        self.status.get()
    }

    /// Writes what is new to the durable copy too; `here` is what became of it in the other. Then hears the keys that are
    /// there for good.
    pub(super) fn make_durable(
        self,
        kept: &Kept,
        here: Result<(), StoreError>,
        then: impl FnOnce(&[String]) + 'static,
    ) {
        if let Some(status) = self.tracker.try_update_value(SaveTracker::begin) {
            self.status.set(status);
        }
        kept.make_durable(move |there: Option<Vec<String>>| {
            then(there.as_deref().unwrap_or_default());
            let said = self
                .tracker
                .try_update_value(|tracker| tracker.answered(there.is_some(), here, device::now()));
            if let Some(status) = said.flatten() {
                self.status.try_set(status);
            }
        });
    }
}
