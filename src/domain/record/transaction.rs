//! A transaction: what one command did. Its facts are stored under one key and taken back together.

use crate::domain::record::{Fact, FactId, LamportTimestamp, Millis, Operation, ReplicaId};

/// The facts of one command, in the order they were written. Never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    /// That of its first fact.
    id: FactId,
    facts: Vec<Fact>,
}

impl Transaction {
    /// A transaction of these facts; nothing where there are none.
    pub fn of(facts: Vec<Fact>) -> Option<Self> {
        let id = facts.first()?.id();
        Some(Self { id, facts })
    }

    /// Its facts.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter()
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
}

/// Writes the facts of one transaction, each with the next count.
#[derive(Debug)]
pub struct TransactionBuilder {
    replica: ReplicaId,
    next: u64,
    at: Option<Millis>,
    facts: Vec<Fact>,
    /// Where each is spelled.
    room: Vec<u8>,
}

impl TransactionBuilder {
    /// A builder for `replica` that counts on from `next`, where the clock shows `at`.
    pub fn new(replica: ReplicaId, next: u64, at: Option<Millis>) -> Self {
        Self { replica, next, at, facts: Vec::new(), room: Vec::new() }
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
    pub fn build(self) -> Option<Transaction> {
        Transaction::of(self.facts)
    }
}
