//! What undo and redo in one group's record do in that of another, where notes came along from there or went there: each
//! of these notes stands in one of the two.

use std::collections::BTreeSet;

use super::journal::Journal;
use crate::domain::command::Command;
use crate::domain::record::{Fact, FactId, History, NoteId, Operation, Record, Transaction};

/// What goes with undo, or redo, in the record of another group.
#[derive(Debug)]
pub enum Beside {
    /// Nothing: it is no matter of that record.
    Nothing,
    /// This.
    Goes(Command),
    /// What was done in one of the two since keeps the other from going along: notes would stand in both, or in none.
    Held,
}

impl Beside {
    /// What goes with undo here: that notes which came along from there went into the bin is taken back too, or that they
    /// came there from here.
    pub fn undo(here: &Journal, there: &Journal) -> Self {
        let Some(last) = here.history().next_undo(here.record()) else { return Self::Nothing };
        let gone = there.history().went_along(last, here.record());
        let gone = gone.filter(|gone| !here.shows_any(&rest(gone, last, here.record())));
        let came = || {
            there.history().next_undo(there.record()).filter(|came| {
                History::went(last, came, there.record())
                    && !there.shows_any(&rest(last, came, there.record()))
            })
        };
        if let Some(with) = gone.or_else(came) {
            return Self::Goes(Command::Undo(with.fact_ids()));
        }
        let in_bin = |note| there.board().note(note).is_some_and(|note| note.binned);
        // One note that was put back by itself goes into the bin again as anywhere.
        let brought = last.brought(here.record());
        let came = brought.len() > 1 || last.written().next().is_some();
        let in_none = came && brought.iter().any(|note| here.shows(*note) && in_bin(*note));
        Self::held(in_none || there.shows_any(&last.binned()))
    }

    /// What goes with redo here.
    pub fn redo(here: &Journal, there: &Journal) -> Self {
        let Some(last) = here.history().next_redo() else { return Self::Nothing };
        let gone = there.history().came_back(last, here.record());
        let came =
            || there.history().next_redo().filter(|came| History::went(last, came, there.record()));
        if let Some(with) = gone.or_else(came) {
            return Self::Goes(Command::Redo(with.fact_ids()));
        }
        let gone = last.binned();
        let known = |note: &NoteId| there.record().get(note.0).is_some();
        let in_none = changes_group(here, there, &gone)
            && gone.iter().any(|note| known(note) && !there.shows(*note));
        let brought = last.brought(here.record());
        Self::held(in_none || there.shows_any(&brought))
    }

    fn held(is: bool) -> Self {
        if is { Self::Held } else { Self::Nothing }
    }
}

/// Whether these go into the bin with a change of group, and not each by itself: no other stays here, or just these were put
/// into the bin there by who changed back, or taken back there as one.
fn changes_group(here: &Journal, there: &Journal, gone: &BTreeSet<NoteId>) -> bool {
    let undos = gone.first().into_iter().flat_map(|note| there.record().undos_of(note.0));
    let taken_back = |undo: FactId| match there.record().get(undo).and_then(Fact::operation) {
        Some(Operation::Undo { takes }) => there.record().notes_among(takes) == *gone,
        _ => false,
    };
    here.board().notes().all(|note| gone.contains(&note.id))
        || there.history().has_binned(gone)
        || undos.into_iter().any(taken_back)
}

/// The notes that the first put into the bin, and the other did not write.
fn rest(gone: &Transaction, came: &Transaction, to: &Record) -> BTreeSet<NoteId> {
    &gone.binned() - &came.brought(to)
}
