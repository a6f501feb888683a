//! Deciding: a command is checked against what stands, and becomes a transaction.

use std::collections::BTreeSet;

use super::{Command, Env, Refusal};
use crate::domain::board::{Board, Note, Theme};
#[cfg(feature = "organiser")]
use crate::domain::hands::OneHand;
use crate::domain::record::{
    End, FactId, Field, NoteId, Operation, Record, ThemeId, Transaction, TransactionBuilder,
    takes_back_a_reveal, undos_that_hold,
};

/// The transaction that a command becomes, checked against what stands.
pub fn decide(
    command: &Command,
    record: &Record,
    board: &Board,
    env: &Env,
) -> Result<Transaction, Refusal> {
    let mut decision = Decision::of(record, board, env);
    match command {
        Command::AddNotes(notes) => decision.add_notes(notes, env.revision)?,
        #[cfg(feature = "organiser")]
        Command::BringIn(rows) => decision.bring_in(rows, &OneHand),
        Command::Edit(note, edit) => decision.edit(*note, edit)?,
        Command::Bin(notes) => decision.bin(notes)?,
        #[cfg(feature = "organiser")]
        Command::BinFor(note, kept) => decision.bin_for(*note, *kept)?,
        Command::PutBack(note) => decision.put_back(*note)?,
        Command::Place(notes, theme) => decision.place(notes, *theme)?,
        Command::NewTheme(name, notes) => decision.new_theme(name, notes)?,
        Command::Rename(theme, name) => decision.rename(*theme, name)?,
        Command::Describe(theme, about) => decision.describe(*theme, about)?,
        Command::MoveTheme(theme, before) => decision.move_theme(*theme, *before)?,
        Command::MergeInto(theme, into) => decision.merge_themes(*theme, *into)?,
        Command::Split(theme) => decision.split(*theme)?,
        Command::DropTheme(theme) => decision.drop_theme(*theme)?,
        Command::OpenRound { people, dots, cap } => decision.open_round(*people, *dots, *cap)?,
        Command::CorrectPeople(round, people) => decision.correct_people(*round, *people)?,
        Command::Cast(round, ballot) => return decision.cast(*round, ballot, env.random),
        Command::Reveal(round) => decision.end_round(*round, End::Revealed)?,
        Command::CancelRound(round) => decision.end_round(*round, End::Cancelled)?,
        Command::KeepApart(one, other) => decision.keep_apart(*one, *other),
        Command::Desk(command) => decision.desk(command)?,
        Command::Leave(group, things) => decision.leave(group, things)?,
        Command::Undo(ids) if takes_back_a_reveal(record, ids) => return Err(Refusal::Revealed),
        Command::Undo(ids) => decision.take_back(all_of(record, ids)),
        Command::Redo(ids) => decision.take_back(undos_that_hold(record, ids)),
    }
    decision.transaction.build().ok_or(Refusal::NothingToDo)
}

/// Those of these facts that are to be taken back: what stands, and what does not because of one of them. What came from
/// elsewhere may have undos in it, and what these took back must not stand again without them.
fn all_of(record: &Record, ids: &[FactId]) -> Vec<FactId> {
    let own: BTreeSet<FactId> = ids.iter().copied().collect();
    let is_held = |id: FactId| record.undos_of(id).any(|undo| own.contains(&undo));
    let takes = ids.iter().copied().filter(|id| record.stands(*id) || is_held(*id));
    takes.collect()
}

/// What stands, and the transaction as far as it is written.
pub(super) struct Decision<'a> {
    pub(super) record: &'a Record,
    pub(super) board: &'a Board,
    pub(super) transaction: TransactionBuilder,
}

impl<'a> Decision<'a> {
    pub(super) fn of(record: &'a Record, board: &'a Board, env: &Env) -> Self {
        let next = record.next_count().max(env.next);
        let transaction = TransactionBuilder::new(env.replica, next, env.now);
        Self { record, board, transaction }
    }
}

impl Decision<'_> {
    /// What a fact of this field supersedes: all that stands there.
    pub(super) fn supersedes(&self, field: Field) -> Vec<FactId> {
        self.record.heads(field).iter().map(|fact| fact.id()).collect()
    }

    /// Writes a fact over all that stands in a field.
    pub(super) fn write_over(&mut self, field: Field, operation: Operation) {
        let supersedes = self.supersedes(field);
        self.transaction.write(supersedes, operation);
    }

    /// A note that is not in the bin.
    pub(super) fn standing(&self, note: NoteId) -> Result<&Note, Refusal> {
        self.board.note(note).filter(|note| !note.binned).ok_or(Refusal::NoSuchNote)
    }

    /// A theme that is on the board, merged into no other.
    pub(super) fn on_board(&self, theme: ThemeId) -> Result<&Theme, Refusal> {
        let found = self
            .board
            .theme(theme)
            .filter(|theme| self.board.counted_as(theme.id) == Some(theme.id));
        found.ok_or(Refusal::NoSuchTheme)
    }

    /// Says so once: what is said already is not said again.
    fn keep_apart(&mut self, one: FactId, other: FactId) {
        if !self.board.are_apart(one, other) {
            self.transaction.write(Vec::new(), Operation::Apart { one, other });
        }
    }

    /// Takes facts back, where there are any.
    pub(super) fn take_back(&mut self, takes: Vec<FactId>) {
        if !takes.is_empty() {
            self.transaction.write(Vec::new(), Operation::Undo { takes });
        }
    }
}
