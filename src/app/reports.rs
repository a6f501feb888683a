//! Reports that were made on this device: when, and of what.

use std::collections::BTreeMap;

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
    /// The last report in each format that was made of it on this device, by the format's name.
    pub fn last_reports(self) -> BTreeMap<String, Reported> {
        let kept = self.record().session().kept();
        let text = kept.read(&keys::reports(&self.event())).ok().flatten();
        text.and_then(|text| json::read(&text)).unwrap_or_default()
    }

    /// Remembers that a report was made of it as it stands, in the format of this name; answers all. Of a desk that is only
    /// looked at, nothing is kept.
    pub fn note_report(self, format: String) -> BTreeMap<String, Reported> {
        let digest = untrack(|| self.with_source(|source| source.digest()));
        let mut all = self.last_reports();
        all.insert(format, Reported { at: device::now(), digest });
        if self.newer().is_none() {
            let session = self.record().session();
            session.remember(&keys::reports(&self.event()), &json::canonical(&all));
        }
        all
    }
}
