//! Which notes are being worded anew: an editor is there again on the way back to the screen, and what is looked for does
//! not take it away from under the hands.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::{GroupSession, fields};
use crate::domain::record::NoteId;

/// The notes that are being edited. To be called when a component is made.
pub(super) fn use_editing() -> Editing {
    expect_context()
}

/// All notes that are being edited. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Editing(RwSignal<BTreeSet<NoteId>>);

/// Whether one note is. A small copy.
#[derive(Clone, Copy)]
pub(super) struct RowEditing {
    id: NoteId,
    /// A row follows its own alone: there are thousands.
    state: RwSignal<State>,
    all: Editing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Closed,
    /// Somebody asked for the editor.
    Opened,
    /// It stood there before the row did.
    LeftOpen,
}

impl Editing {
    /// Those whose editor was left with something in it.
    pub(super) fn left_open(session: GroupSession) -> Self {
        let none = Self(RwSignal::default());
        untrack(|| none.finds_more(session));
        none
    }

    /// Opens the editors that were left with something in them by tabs that turn out to be gone, which takes a moment to
    /// know; whether there are any. Followed.
    pub(super) fn finds_more(self, session: GroupSession) -> bool {
        let begun = session.begun();
        let mut open = self.0.get_untracked();
        let before = open.len();
        open.extend(begun.iter().filter_map(|field| fields::edited(field)));
        let more = open.len() > before;
        if more {
            self.0.set(open);
        }
        more
    }

    /// Whether this one is; followed.
    pub(super) fn has(self, id: NoteId) -> bool {
        self.0.with(|open| open.contains(&id))
    }

    /// What a note's row follows.
    pub(super) fn of(self, id: NoteId) -> RowEditing {
        let is_open = self.0.with_untracked(|open| open.contains(&id));
        let state = if is_open { State::LeftOpen } else { State::Closed };
        RowEditing { id, state: RwSignal::new(state), all: self }
    }
}

impl RowEditing {
    /// Whether it is being edited; followed.
    pub(super) fn is_open(self) -> bool {
        self.state.get() != State::Closed
    }

    /// Whether its editor was left open: nobody asked for it just now.
    pub(super) fn was_left_open(self) -> bool {
        self.state.get_untracked() == State::LeftOpen
    }

    /// Opens the editor.
    pub(super) fn begin(self) {
        self.all.0.update(|open| _ = open.insert(self.id));
        self.state.set(State::Opened);
    }

    /// Closes it.
    pub(super) fn end(self) {
        self.all.0.update(|open| _ = open.remove(&self.id));
        self.state.set(State::Closed);
    }
}
