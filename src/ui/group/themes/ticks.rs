//! Which notes are ticked: one by one, or a whole stretch with Shift.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::record::NoteId;

/// The ticked notes, and where the last tick was set. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Ticks {
    notes: RwSignal<BTreeSet<NoteId>>,
    last: StoredValue<Option<NoteId>>,
}

impl Ticks {
    /// None.
    pub(super) fn new() -> Self {
        Self { notes: RwSignal::new(BTreeSet::new()), last: StoredValue::new(None) }
    }

    /// How many; followed.
    pub(super) fn count(self) -> usize {
        self.notes.with(BTreeSet::len)
    }

    /// Whether this note is; followed.
    pub(super) fn has(self, id: NoteId) -> bool {
        self.notes.with(|notes| notes.contains(&id))
    }

    /// Which, oldest first.
    pub(super) fn chosen(self) -> Vec<NoteId> {
        self.notes.with_untracked(|notes| notes.iter().copied().collect())
    }

    /// Takes all ticks away.
    pub(super) fn clear(self) {
        self.notes.set(BTreeSet::new());
        self.last.set_value(None);
    }

    /// Sets or takes away the tick of a note; with Shift, of `all` from the last one to it.
    pub(super) fn set(self, id: NoteId, on: bool, stretch: bool, all: &[NoteId]) {
        let place = |id: &NoteId| all.iter().position(|other| other == id);
        let last = self.last.get_value().filter(|_| stretch);
        let (from, to) = match (last.and_then(|last| place(&last)), place(&id)) {
            (Some(from), Some(to)) => (from.min(to), from.max(to)),
            (None, Some(at)) => (at, at),
            (_, None) => return,
        };
        self.notes.update(|notes| {
            for id in all.iter().take(to + 1).skip(from) {
                if on {
                    notes.insert(*id);
                } else {
                    notes.remove(id);
                }
            }
        });
        self.last.set_value(Some(id));
    }
}
