//! Reports that were made on this device: when the last was, and of what.

use leptos::prelude::untrack;
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::device;
use crate::domain::json;
use crate::domain::record::Millis;
use crate::storage::keys;
use crate::storage::store::Store as _;

/// A report that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// When.
    pub at: Millis,
    /// The digest of what it was made from.
    pub digest: String,
}

impl Desk {
    /// The last report that was made of it on this device.
    pub fn last_report(self) -> Option<Reported> {
        let kept = self.record().session().kept();
        json::read(&kept.read(&keys::report(&self.event())).ok()??)
    }

    /// Remembers that a report was made of it as it stands. Of a desk that is only looked at, nothing is kept.
    pub fn note_report(self) -> Reported {
        let digest = untrack(|| self.with_source(|source| source.digest()));
        let made = Reported { at: device::now(), digest };
        if self.newer().is_none() {
            let session = self.record().session();
            session.remember(&keys::report(&self.event()), &json::canonical(&made));
        }
        made
    }
}
