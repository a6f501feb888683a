//! What the newest hand-in of a group changed.

use std::collections::BTreeSet;

use crate::domain::board::{Board, Note, Theme};
use crate::domain::record::{NoteId, ThemeId};

/// What changed between two states of a group's board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Notes that were not there.
    pub new_notes: BTreeSet<NoteId>,
    /// Notes that read differently, or stand in another theme.
    pub changed_notes: BTreeSet<NoteId>,
    /// How many notes do not stand any more.
    pub gone_notes: usize,
    /// Themes that were not there.
    pub new_themes: BTreeSet<ThemeId>,
    /// Themes with another name or description.
    pub changed_themes: BTreeSet<ThemeId>,
    /// Whether there are other totals.
    pub voted: bool,
}

impl Changes {
    /// What is on the second board and was not on the first, or not so.
    pub(super) fn between(before: &Board, now: &Board) -> Self {
        let mut changes = Self { voted: before.result() != now.result(), ..Self::default() };
        let stood = |id: NoteId| before.note(id).filter(|note| !note.binned);
        for note in now.notes() {
            match stood(note.id) {
                None => drop(changes.new_notes.insert(note.id)),
                Some(old) if reads((before, old)) != reads((now, note)) => {
                    changes.changed_notes.insert(note.id);
                }
                Some(_) => {}
            }
        }
        let stands = |id: NoteId| now.note(id).is_some_and(|note| !note.binned);
        changes.gone_notes = before.notes().filter(|note| !stands(note.id)).count();
        for theme in now.themes() {
            match before.theme(theme.id).filter(|old| old.standing == theme.standing) {
                None => drop(changes.new_themes.insert(theme.id)),
                Some(old) if says(old) != says(theme) => {
                    changes.changed_themes.insert(theme.id);
                }
                Some(_) => {}
            }
        }
        changes
    }

    /// Whether nothing changed that they tell of.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a note says, and where it stands.
fn reads((board, note): (&Board, &Note)) -> impl PartialEq {
    (note.text().clone(), note.kind.clone(), board.theme_of(note))
}

/// What a theme says.
fn says(theme: &Theme) -> impl PartialEq {
    (theme.title().clone(), theme.description().clone())
}
