//! A transaction: what one command did. Its facts are stored under one key and taken back together.

use crate::domain::event::GroupId;
use crate::domain::record::{Fact, FactId, LamportTimestamp, Millis, Operation, ReplicaId};

/// The facts of one command, in the order they were written. Never empty.
#[derive(Clone, Debug)]
pub struct Transaction {
    /// That of its first fact.
    id: FactId,
    /// As they were written, so that many are not moved once more.
    parts: Vec<Vec<Fact>>,
}

impl PartialEq for Transaction {
    fn eq(&self, other: &Self) -> bool {
        self.facts().eq(other.facts())
    }
}

impl Transaction {
    /// A transaction of these facts; nothing where there are none.
    pub fn of(facts: Vec<Fact>) -> Option<Self> {
        Self::of_parts(vec![facts])
    }

    fn of_parts(parts: Vec<Vec<Fact>>) -> Option<Self> {
        let id = parts.iter().flatten().next()?.id();
        Some(Self { id, parts })
    }

    /// Its facts.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.parts.iter().flatten()
    }

    /// Its id: that of its first fact.
    pub fn id(&self) -> FactId {
        self.id
    }

    /// Whether it is a ballot that was handed in.
    pub fn is_ballot(&self) -> bool {
        let is = |fact: &Fact| matches!(fact.operation(), Some(Operation::Ballot { .. }));
        self.facts().all(is)
    }

    /// The ids of its facts.
    pub fn fact_ids(&self) -> Vec<FactId> {
        self.facts().map(Fact::id).collect()
    }

    /// The change of group that it is a part of, by the fact that says so; the group that has the notes then.
    pub fn change(&self) -> Option<(FactId, &GroupId)> {
        let (first, last) = (self.facts().next()?, self.parts.iter().flatten().next_back()?);
        match (first.operation(), last.operation()) {
            // What came in by file begins with such, where it has any.
            (Some(Operation::Came { .. }), _) => None,
            (_, Some(Operation::Came { group, .. })) => Some((last.id(), group)),
            _ => None,
        }
    }

    /// Whether it is a part of this change of group.
    pub fn is_of(&self, change: FactId) -> bool {
        self.change().is_some_and(|(own, _)| own == change)
    }
}

/// Writes the facts of one transaction, each with the next count.
#[derive(Debug)]
pub struct TransactionBuilder {
    replica: ReplicaId,
    next: u64,
    at: Option<Millis>,
    /// What others wrote for it, in between what it wrote itself.
    parts: Vec<Vec<Fact>>,
    facts: Vec<Fact>,
    /// Where each is spelled.
    room: Vec<u8>,
}

impl TransactionBuilder {
    /// A builder for `replica` that counts on from `next`, where the clock shows `at`.
    pub fn new(replica: ReplicaId, next: u64, at: Option<Millis>) -> Self {
        Self { replica, next, at, parts: Vec::new(), facts: Vec::new(), room: Vec::new() }
    }

    /// That about so many more facts will be written.
    pub fn expect(&mut self, facts: usize) {
        self.facts.reserve(facts);
    }

    /// Writes a fact that supersedes these: its id.
    pub fn write(&mut self, supersedes: Vec<FactId>, operation: Operation) -> FactId {
        let timestamp = LamportTimestamp { count: self.next, replica: self.replica };
        self.next = self.next.saturating_add(1);
        self.put(timestamp, self.at, supersedes, operation)
    }

    /// Writes a fact whose timestamp is not this writer's to choose: its id.
    pub fn write_at(
        &mut self,
        timestamp: LamportTimestamp,
        supersedes: Vec<FactId>,
        operation: Operation,
    ) -> FactId {
        self.put(timestamp, None, supersedes, operation)
    }

    /// Takes over what these wrote.
    pub fn join(&mut self, others: Vec<Self>) {
        for other in others {
            let own = std::mem::replace(&mut self.facts, other.facts);
            self.parts.push(own);
            self.parts.extend(other.parts);
        }
    }

    fn put(
        &mut self,
        timestamp: LamportTimestamp,
        at: Option<Millis>,
        supersedes: Vec<FactId>,
        operation: Operation,
    ) -> FactId {
        let fact = Fact::write_in(&mut self.room, timestamp, at, supersedes, operation);
        let id = fact.id();
        self.facts.push(fact);
        id
    }

    /// The transaction written; nothing where nothing was.
    pub fn build(mut self) -> Option<Transaction> {
        self.parts.push(self.facts);
        Transaction::of_parts(self.parts)
    }
}
