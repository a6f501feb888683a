//! Which notes are ticked: one by one, or a whole stretch with Shift.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Begun;
use crate::app::{GroupSession, fields};
use crate::domain::record::NoteId;

/// The ticked notes, and where the last tick was set. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Ticks {
    notes: RwSignal<BTreeSet<NoteId>>,
    last: StoredValue<Option<NoteId>>,
}

impl Ticks {
    /// None; or those of which a theme was being made when the screen was left.
    pub(super) fn left_by(session: GroupSession, begun: Begun) -> Self {
        let was_asked = begun.with_value(|begun| begun.contains(fields::NEW_THEME));
        let ticked = was_asked.then(|| untrack(|| session.draft(fields::TICKED).found()));
        let mut notes: BTreeSet<NoteId> = ticked.flatten().unwrap_or_default();
        untrack(|| notes.retain(|id| session.stands(*id)));
        Self { notes: RwSignal::new(notes), last: StoredValue::new(None) }
    }

    /// Keeps which are ticked while a theme is being made of them.
    pub(super) fn keep_in(self, session: GroupSession) {
        let draft = session.draft(fields::TICKED);
        // At once, so that what is forgotten with the form is not kept again after it.
        ImmediateEffect::new_scoped(move || {
            self.notes
                .with(|notes| if notes.is_empty() { draft.forget() } else { draft.keep(notes) });
        });
    }

    /// How many; followed.
    pub(super) fn count(self) -> usize {
        self.notes.with(BTreeSet::len)
    }

    /// Whether this holds of one of them; followed.
    pub(super) fn any(self, holds: impl Fn(NoteId) -> bool) -> bool {
        self.notes.with(|notes| notes.iter().any(|id| holds(*id)))
    }

    /// Whether this note is; followed.
    pub(super) fn has(self, id: NoteId) -> bool {
        self.notes.with(|notes| notes.contains(&id))
    }

    /// Which, oldest first.
    pub(super) fn chosen(self) -> Vec<NoteId> {
        self.notes.with_untracked(|notes| notes.iter().copied().collect())
    }

    /// Where the last tick was set or taken away.
    pub(super) fn last(self) -> Option<NoteId> {
        self.last.get_value()
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
