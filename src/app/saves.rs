//! What is on its way to the durable copy: status lines follow it, and what was not taken is tried again by itself.

use leptos::prelude::*;

use super::session::Session;
use super::stores::Kept;
use crate::platform::{clock, page};
use crate::storage::save_tracker::{SaveStatus, Scope, pause};

/// Notified with every write, and as it is answered. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Saves {
    changed: Trigger,
    /// How often in a row nothing was taken.
    failures: StoredValue<u32>,
}

impl Saves {
    /// Nothing was written yet.
    pub(super) fn new() -> Self {
        Self { changed: Trigger::new(), failures: StoredValue::new(0) }
    }

    /// Whether something would be gone with the page. Followed.
    pub(super) fn in_memory_alone(self, kept: &Kept) -> bool {
        self.changed.track();
        kept.in_memory_alone()
    }

    /// Whether all that this covers is kept. Followed.
    pub(super) fn status(self, kept: &Kept, scope: &Scope) -> SaveStatus {
        self.changed.track();
        kept.status(scope)
    }
}

impl Session {
    /// Gives the durable copy what is new, and what it did not take before.
    pub(super) fn make_durable(self) {
        self.saves.changed.notify();
        self.kept().make_durable(move |taken| {
            match taken {
                Some(keys) => {
                    self.saves.failures.try_set_value(0);
                    self.for_each_record(|record| record.kept_elsewhere(&keys));
                }
                None => self.try_again_later(),
            }
            self.saves.changed.notify();
        });
    }

    /// Tries at once what was not taken, whenever somebody comes back to the page.
    pub(super) fn try_again_on_return(self) {
        page::on_return(move || self.try_again());
    }

    fn try_again_later(self) {
        let failures = self.saves.failures.try_update_value(|failures| {
            *failures = failures.saturating_add(1);
            *failures
        });
        if let Some(failures) = failures {
            clock::after(pause(failures), move || self.try_again());
        }
    }

    /// Gives the durable copy what waits for it, if anything does.
    pub(super) fn try_again(self) {
        if self.kept.try_with_value(Kept::waits) == Some(true) {
            self.for_each_record(super::RecordSession::put);
            self.make_durable();
        }
    }
}
