//! What undo and redo in one group's record do in that of another, where a device went on as the other group: what came to
//! one and what left the other are one step, which stands in both or in neither.

use super::journal::Journal;
use crate::domain::command::Command;
use crate::domain::event::GroupId;
use crate::domain::record::{FactId, Transaction};

/// What goes with undo, or redo, in the record of another group.
#[derive(Debug)]
pub enum Beside {
    /// Nothing: it is no matter of that record.
    Nothing,
    /// Something.
    Goes {
        /// What is done there.
        command: Command,
        /// Whether the notes are there then.
        leads_on: bool,
    },
    /// What was done in the other since keeps it from going along: notes would stand in both, or in none.
    Held,
}

impl Beside {
    /// What goes with undo here, in the record of this group.
    pub fn undo(here: &Journal, there: &Journal, group: &GroupId) -> Self {
        let last = here.history().next_undo(here.record());
        let Some((change, came)) = change(last, group, there) else { return Self::Nothing };
        let with = if came {
            there.history().done_with(change)
        } else {
            there.history().next_undo(there.record())
        };
        Self::of(change, with, Command::Undo, came)
    }

    /// What goes with redo here.
    pub fn redo(here: &Journal, there: &Journal, group: &GroupId) -> Self {
        let last = here.history().next_redo();
        let Some((change, came)) = change(last, group, there) else { return Self::Nothing };
        Self::of(change, there.history().next_redo(), Command::Redo, !came)
    }

    fn of(
        change: FactId,
        with: Option<&Transaction>,
        does: fn(Vec<FactId>) -> Command,
        leads_on: bool,
    ) -> Self {
        let with = with.filter(|with| with.is_of(change));
        with.map_or(Self::Held, |with| Self::Goes { command: does(with.fact_ids()), leads_on })
    }
}

/// The change of group that this is a part of, where the other record knows of it; and whether something came with it, or
/// left. To be taken back, what left may have other steps after it; what came is the last, since more may stand on it.
fn change(last: Option<&Transaction>, group: &GroupId, there: &Journal) -> Option<(FactId, bool)> {
    let (change, has_it) = last?.change()?;
    there.record().get(change).map(|_| (change, has_it == group))
}
