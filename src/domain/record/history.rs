//! Undo and redo: which of this device's transactions would be taken back next.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DeskField, End, Fact, FactId, Field, Operation, Record, RoundId, Transaction, came_along,
    undo_targets,
};

/// The transactions that this device made, oldest first, read as a stack of what was done and a stack of what was taken
/// back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    own: BTreeSet<FactId>,
    done: Vec<Transaction>,
    /// Each with the undo that took it back.
    undone: Vec<(Transaction, BTreeSet<FactId>)>,
}

impl History {
    /// The history of a device that made these transactions, each with the count that the record had come to. Of two at
    /// one count the one that came in by file was first: its facts count less.
    pub fn of(transactions: impl IntoIterator<Item = (u64, Transaction)>) -> Self {
        let in_order: BTreeMap<(u64, FactId), Transaction> = transactions
            .into_iter()
            .map(|(count, transaction)| ((count, transaction.id()), transaction))
            .collect();
        let mut history = Self::default();
        for transaction in in_order.into_values() {
            history.push(transaction);
        }
        history
    }

    /// Follows a transaction that this device just made. A ballot that is handed in leaves no trace here, and totals that
    /// were shown can't be taken back.
    pub fn push(&mut self, transaction: Transaction) {
        let ids: BTreeSet<FactId> = transaction.fact_ids().into_iter().collect();
        if transaction.is_ballot() {
            return;
        }
        if transaction.facts().any(|fact| reveals_another_round(fact, &ids)) {
            // What was taken back before might change what they say.
            self.undone.clear();
            return;
        }
        self.own.extend(&ids);
        // An undo, and a redo, is one fact. What came from elsewhere may have several in it, and what brings back a part of
        // what was taken back has one more, for the rest: those are steps like any other.
        let targets = transaction.facts().find_map(undo_targets);
        let targets = targets.filter(|_| transaction.facts().count() == 1);
        let Some(targets) = targets.map(<[FactId]>::to_vec) else {
            self.done.push(transaction);
            self.undone.clear();
            return;
        };
        let redone = |(_, undo): &(Transaction, BTreeSet<FactId>)| {
            targets.iter().any(|id| undo.contains(id))
        };
        // Its first fact tells most transactions apart.
        let undone =
            |done: &Transaction| targets.first() == Some(&done.id()) && done.fact_ids() == targets;
        let undone = self.done.iter().rposition(undone);
        if let Some(place) = undone.filter(|place| !self.is_put_back(*place)) {
            let transaction = self.done.remove(place);
            self.undone.push((transaction, ids));
        } else if let Some(place) = self.undone.iter().rposition(redone) {
            let (transaction, _) = self.undone.remove(place);
            self.done.push(transaction);
        } else {
            // Putting a note back takes back its bin, whatever was done since: a transaction like any other.
            self.done.push(transaction);
            self.undone.clear();
        }
    }

    /// The transaction that undo takes back; nothing where there is none, where someone else built on it, or where totals
    /// that were shown would be others.
    pub fn next_undo(&self, record: &Record) -> Option<&Transaction> {
        let stands = |last: &&Transaction| {
            !self.built_upon(record, last) && !last.facts().any(|fact| is_in_totals(record, fact))
        };
        self.done.last().filter(stands)
    }

    /// Whether undo has nothing to take back only because something stands on what was done last.
    pub fn is_held(&self, record: &Record) -> bool {
        !self.done.is_empty() && self.next_undo(record).is_none()
    }

    /// The transaction that redo puts back.
    pub fn next_redo(&self) -> Option<&Transaction> {
        self.undone.last().map(|(transaction, _)| transaction)
    }

    /// The transaction of a change of group in this record, among those that stand.
    pub fn done_with(&self, change: FactId) -> Option<&Transaction> {
        self.done.iter().find(|done| done.is_of(change))
    }

    /// Whether taking back what stands at this place of those that were done can only be a note that is put back: undo takes
    /// back the last, and what goes with a change of group was in both.
    fn is_put_back(&self, place: usize) -> bool {
        let is_last = place + 1 == self.done.len();
        !is_last && self.done.get(place).is_some_and(|done| done.change().is_none())
    }

    /// Whether a standing fact of someone else supersedes or speaks of what the transaction wrote.
    fn built_upon(&self, record: &Record, transaction: &Transaction) -> bool {
        // A change of group may bring back what it wrote long before.
        let came = || transaction.facts().flat_map(came_along).copied();
        let written: BTreeSet<FactId> = transaction.fact_ids().into_iter().chain(came()).collect();
        let ours = |id: &FactId| written.contains(id);
        let speaks_of_it = |fact: &Fact| {
            let others = !self.own.contains(&fact.id()) && record.stands(fact.id());
            others && (fact.supersedes().iter().any(ours) || speaks_of(fact).iter().any(ours))
        };
        // A writer counts on from what it has seen, so only what counts more can speak of the transaction; and ballots,
        // which have no count.
        let from = transaction.facts().map(|fact| fact.id().timestamp.count).min().unwrap_or(0);
        let ballots = transaction.facts().filter_map(|fact| match fact.field()? {
            field @ Field::Ballots(_) => Some(field),
            Field::Round(round) => Some(Field::Ballots(round)),
            _ => None,
        });
        let ballots = ballots.chain(came().map(|thing| Field::Ballots(RoundId(thing))));
        let ballots = ballots.flat_map(|field| record.live(field));
        record.facts_from(from).chain(ballots).any(speaks_of_it)
    }
}

/// The undos that keep these facts taken back: redo takes all of them back.
pub fn undos_that_hold(record: &Record, ids: &[FactId]) -> Vec<FactId> {
    let undos: BTreeSet<FactId> = ids.iter().flat_map(|id| record.undos_of(*id)).collect();
    undos.into_iter().collect()
}

/// Whether taking these facts back would take back that the totals of a round were shown, and leave the round.
pub fn takes_back_a_reveal(record: &Record, ids: &[FactId]) -> bool {
    let ids: BTreeSet<FactId> = ids.iter().copied().collect();
    ids.iter().filter_map(|id| record.get(*id)).any(|fact| reveals_another_round(fact, &ids))
}

/// Whether it says how many people vote in a round whose totals were shown.
fn is_in_totals(record: &Record, fact: &Fact) -> bool {
    let Some(Operation::People { round, .. }) = fact.operation() else { return false };
    let mut outcomes = record.live(Field::Outcome(*round)).filter_map(Fact::operation);
    outcomes.any(|end| matches!(end, Operation::Outcome { end: End::Revealed, .. }))
}

/// Whether this fact says that the totals were shown of a round that none of these facts opened.
fn reveals_another_round(fact: &Fact, ids: &BTreeSet<FactId>) -> bool {
    match fact.operation() {
        Some(Operation::Outcome { round, end: End::Revealed }) => !ids.contains(&round.0),
        _ => false,
    }
}

/// The things a fact speaks of, itself left out.
fn speaks_of(fact: &Fact) -> Vec<FactId> {
    match fact.operation() {
        Some(Operation::Place { note, theme }) => {
            theme.iter().map(|theme| theme.0).chain([note.0]).collect()
        }
        Some(Operation::Merge { theme, into }) => {
            into.iter().map(|into| into.0).chain([theme.0]).collect()
        }
        Some(Operation::Round { themes, .. }) => themes.iter().map(|theme| theme.0).collect(),
        Some(
            Operation::Ballot { round, .. }
            | Operation::Outcome { round, .. }
            | Operation::People { round, .. },
        ) => vec![round.0],
        Some(
            Operation::Text { note, .. }
            | Operation::Bin { note }
            | Operation::Kind { note, .. }
            | Operation::Owner { note, .. }
            | Operation::Due { note, .. }
            | Operation::Order { note, .. },
        ) => vec![note.0],
        Some(
            Operation::Rename { theme, .. }
            | Operation::About { theme, .. }
            | Operation::Rank { theme, .. }
            | Operation::Drop { theme },
        ) => vec![theme.0],
        Some(Operation::Apart { one, other }) => vec![*one, *other],
        // What is said of a group's part of the organiser's record is said of a shared theme.
        Some(Operation::Desk(desk)) => match desk.field() {
            DeskField::KeepOut(note) => vec![note.0],
            field => field.theme().into_iter().map(|theme| theme.0).collect(),
        },
        // What makes a thing speaks of none that was there before.
        Some(
            Operation::Note { .. }
            | Operation::Theme { .. }
            | Operation::Came { .. }
            | Operation::Undo { .. }
            | Operation::Unknown,
        )
        | None => Vec::new(),
    }
}
