//! Which notes are looked for.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::editing::Editing;
use crate::domain::board::{Finder, Note};
use crate::domain::event::KindId;
use crate::domain::record::NoteId;
use crate::domain::text::Folded;
use crate::ui::group::group_view::GroupView;

/// What the screen of notes looks for. To be called when a component is made.
pub(super) fn use_filter() -> Filter {
    expect_context()
}

/// What is looked for, and what was found. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    /// Words that a note has.
    pub(super) text: RwSignal<String>,
    /// The kind that a note is of.
    pub(super) kind: RwSignal<Option<KindId>>,
    /// The notes that fit; nothing where all notes are shown.
    fitting: Memo<Option<BTreeSet<NoteId>>>,
    editing: Editing,
    group: GroupView,
}

impl Filter {
    /// Looks for nothing: all notes are shown.
    pub(super) fn new(group: GroupView, editing: Editing) -> Self {
        let (text, kind) = (RwSignal::new(String::new()), RwSignal::new(None::<KindId>));
        let finder = StoredValue::new(Finder::default());
        let fitting = Memo::new(move |_| {
            let (wanted, kind) = (text.with(|text| Folded::of(text.trim())), kind.get());
            if kind.is_none() && wanted.is_empty() {
                return None;
            }
            let is_of_kind = |note: &Note| {
                let is = group.with_event(|event| {
                    event.kind_or_first(note.kind.as_ref()).map(|kind| kind.id.clone())
                });
                kind.is_none() || is == kind
            };
            // Whatever changes may bring a note in or out of what is looked for.
            let found = group.session.with_board(|board| {
                finder.try_update_value(|finder| {
                    let fits = |note: &&Note| is_of_kind(note) && finder.has(note, &wanted);
                    board.notes().filter(fits).map(|note| note.id).collect()
                })
            });
            Some(found.unwrap_or_default())
        });
        Self { text, kind, fitting, editing, group }
    }

    /// Brings notes into sight that were just written: where one does not fit, nothing is looked for any more.
    pub(super) fn show(self, notes: &[NoteId]) {
        let is_hidden = self.fitting.with_untracked(|fitting| {
            let fits = |id| fitting.as_ref().is_none_or(|fitting| fitting.contains(id));
            !notes.iter().all(fits)
        });
        if is_hidden {
            self.text.set(String::new());
            self.kind.set(None);
        }
    }

    /// The same for the newest notes, as many as were just added.
    pub(super) fn show_newest(self, count: usize) {
        let newest = self.group.session.note_ids().with_untracked(|ids| {
            ids.get(ids.len().saturating_sub(count)..).unwrap_or_default().to_vec()
        });
        self.show(&newest);
    }

    /// Whether something is looked for; followed.
    pub(super) fn looks(self) -> bool {
        self.fitting.with(Option::is_some)
    }

    /// How many notes are shown; followed.
    pub(super) fn found(self) -> usize {
        let found = self.fitting.with(|fitting| fitting.as_ref().map(BTreeSet::len));
        found.unwrap_or_else(|| self.group.session.note_ids().with(Vec::len))
    }

    /// Of these notes those that are shown: what fits, and what is being edited. Followed.
    pub(super) fn of(self, ids: &[NoteId]) -> Vec<NoteId> {
        self.fitting.with(|fitting| match fitting {
            Some(fitting) => {
                let is_shown = |id: &&NoteId| fitting.contains(id) || self.editing.has(**id);
                ids.iter().filter(is_shown).copied().collect()
            }
            None => ids.to_vec(),
        })
    }
}
