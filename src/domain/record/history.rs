//! Undo and redo: which of this device's steps would be taken back next.

use super::Record;
use crate::domain::order;
use crate::domain::record::{Fact, FactId, Field, Operation, Transaction};
use crate::domain::sorted::{Set, Sorted};
use crate::listed::Listed as _;

/// The steps that this device made, oldest first, read as a stack of what was done and a stack of what was taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    own: Set<FactId>,
    done: Vec<Transaction>,
    /// Each with the undo that took it back.
    undone: Vec<(Transaction, Vec<FactId>)>,
}

impl History {
    /// The history of a device that made these steps, each with the count that the record had come to. Of two at one
    /// count the one that came in by file was first: its facts count less.
    pub fn of(transactions: impl IntoIterator<Item = (u64, Transaction)>) -> Self {
        let transactions = transactions
            .into_iter()
            .map(|(count, transaction)| ((count, transaction.id()), transaction));
        let mut in_order = Sorted::default();
        in_order.merge(transactions.listed(), |_, _| true);
        let mut history = Self::default();
        for (_, transaction) in in_order {
            history.push(transaction);
        }
        history
    }

    /// Follows a step that this device just made. A ballot that is handed in leaves no trace here.
    pub fn push(&mut self, transaction: Transaction) {
        if transaction
            .facts()
            .all(|fact| matches!(fact.operation(), Some(Operation::Ballot { .. })))
        {
            return;
        }
        self.own.add(transaction.fact_ids());
        let Some(takes) = undo_in(&transaction).map(<[FactId]>::to_vec) else {
            self.done.push(transaction);
            self.undone.clear();
            return;
        };
        let undo = transaction.fact_ids();
        let redone =
            |(_, undo): &(Transaction, Vec<FactId>)| takes.iter().any(|name| undo.contains(name));
        if let Some(place) = self.done.iter().rposition(|done| done.fact_ids() == takes) {
            let transaction = self.done.remove(place);
            self.undone.push((transaction, undo));
        } else if let Some(place) = self.undone.iter().rposition(redone) {
            let (transaction, _) = self.undone.remove(place);
            self.done.push(transaction);
        } else {
            // Putting a note back takes back only its bin: a step like any other.
            self.done.push(transaction);
            self.undone.clear();
        }
    }

    /// The step that undo takes back; nothing where there is none, or where someone else built on it.
    pub fn next_undo(&self, record: &Record) -> Option<&Transaction> {
        self.done.last().filter(|transaction| !self.built_upon(record, transaction))
    }

    /// The step that redo puts back.
    pub fn next_redo(&self) -> Option<&Transaction> {
        self.undone.last().map(|(transaction, _)| transaction)
    }

    /// Whether a standing fact of someone else supersedes or speaks of what the step wrote.
    fn built_upon(&self, record: &Record, transaction: &Transaction) -> bool {
        let names = order::set(transaction.fact_ids());
        let ours = |name: &FactId| names.binary_search(name).is_ok();
        let speaks_of_it = |fact: &Fact| {
            let others = !self.own.has(&fact.id()) && record.stands(fact.id());
            others && (fact.supersedes().iter().any(ours) || speaks_of(fact).iter().any(ours))
        };
        // A writer counts on from what it has seen, so only what counts more can speak of the step; and ballots, which
        // have no count.
        let from = transaction.facts().map(|fact| fact.id().timestamp.count).min().unwrap_or(0);
        let mut later: Vec<&Fact> = record.facts_from(from).listed();
        for fact in transaction.facts() {
            match fact.field() {
                Some(field @ Field::Ballots(_)) => record.live(field).add_to(&mut later),
                Some(Field::Round(round)) => record.live(Field::Ballots(round)).add_to(&mut later),
                _ => {}
            }
        }
        later.into_iter().any(speaks_of_it)
    }
}

/// The undos that keep these facts taken back: redo takes all of them back.
pub fn undos_that_hold(record: &Record, names: &[FactId]) -> Vec<FactId> {
    order::set(names.iter().flat_map(|name| record.undos_of(*name)))
}

fn undo_in(transaction: &Transaction) -> Option<&[FactId]> {
    transaction.facts().find_map(|fact| match fact.operation() {
        Some(Operation::Undo { takes }) => Some(takes.as_slice()),
        _ => None,
    })
}

/// The things a fact speaks of, its own name left out.
fn speaks_of(fact: &Fact) -> Vec<FactId> {
    match fact.operation() {
        Some(Operation::Place { note, theme }) => {
            theme.iter().map(|theme| theme.0).chain([note.0]).listed()
        }
        Some(Operation::Merge { theme, into }) => {
            into.iter().map(|into| into.0).chain([theme.0]).listed()
        }
        Some(Operation::Round { themes, .. }) => themes.iter().map(|theme| theme.0).listed(),
        Some(Operation::Ballot { round, .. } | Operation::Outcome { round, .. }) => vec![round.0],
        Some(
            Operation::Text { note, .. }
            | Operation::Bin { note }
            | Operation::Kind { note, .. }
            | Operation::Owner { note, .. }
            | Operation::Due { note, .. },
        ) => vec![note.0],
        Some(
            Operation::Rename { theme, .. }
            | Operation::About { theme, .. }
            | Operation::Rank { theme, .. }
            | Operation::Drop { theme },
        ) => vec![theme.0],
        // What makes a thing speaks of none that was there before.
        Some(
            Operation::Note { .. }
            | Operation::Theme { .. }
            | Operation::Undo { .. }
            | Operation::Unknown,
        )
        | None => Vec::new(),
    }
}
