//! Which of the rows on the screen are ticked.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{Bringing, Found};
use crate::domain::import::ToBring;

/// The rows that are ticked, by their places. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Ticks {
    bringing: Bringing,
    found: StoredValue<Arc<Found>>,
    ticked: RwSignal<BTreeSet<usize>>,
}

impl Ticks {
    /// Those that are ticked before anybody touches one.
    pub(super) fn of(bringing: Bringing, found: Arc<Found>) -> Self {
        let ticked = RwSignal::new(bringing.ticked(&found));
        Self { bringing, found: StoredValue::new(found), ticked }
    }

    /// All of them.
    pub(super) fn all(self) -> BTreeSet<usize> {
        self.ticked.get_untracked()
    }

    /// What adding them comes to. Followed.
    pub(super) fn to_bring(self) -> ToBring {
        self.found.with_value(|found| self.ticked.with(|ticked| found.to_bring(ticked)))
    }

    /// Whether all of these are ticked. Followed.
    pub(super) fn has(self, places: &[usize]) -> bool {
        self.ticked.with(|ticked| places.iter().all(|place| ticked.contains(place)))
    }

    /// Whether any of these is. Followed.
    pub(super) fn has_any(self, places: &[usize]) -> bool {
        self.ticked.with(|ticked| places.iter().any(|place| ticked.contains(place)))
    }

    /// A person ticks these, or unticks them.
    pub(super) fn set(self, places: &[usize], on: bool) {
        self.found.with_value(|found| self.bringing.tick(found, places, on));
        self.ticked.update(|ticked| {
            for place in places {
                if on {
                    ticked.insert(*place);
                } else {
                    ticked.remove(place);
                }
            }
        });
    }
}
