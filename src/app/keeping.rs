//! What is on its way to the durable copy, as a status line follows it: a table's has its own, and so has the session's.

use std::cell::RefCell;

use super::stores::kept;
use super::use_session;
use crate::signal::Signal;
use crate::storage::save_tracker::{SaveStatus, SaveTracker};
use crate::storage::store::StoreError;

/// Writes that were sent out, and what is said of them.
pub(super) struct Keeping {
    status: Signal<SaveStatus>,
    saving: RefCell<SaveTracker>,
}

impl Keeping {
    pub(super) fn new(status: SaveStatus) -> Self {
        Self { status: Signal::new(status), saving: RefCell::default() }
    }

    /// Whether what was written is kept.
    pub(super) fn status(&self) -> SaveStatus {
        self.status.get()
    }

    /// Writes what is new to the durable copy too; `here` is what became of it in the other. Then hears the keys that are
    /// there for good.
    pub(super) fn make_durable(
        &'static self,
        here: Result<(), StoreError>,
        then: impl FnOnce(&[String]) + 'static,
    ) {
        self.status.set(self.saving.borrow_mut().begin());
        kept().make_durable(move |there: Option<Vec<String>>| {
            then(there.as_deref().unwrap_or_default());
            let now = use_session().now();
            let said = self.saving.borrow_mut().answered(there.is_some(), here, now);
            if let Some(status) = said {
                self.status.set(status);
            }
        });
    }
}
