//! A transaction: what one command did. Its facts are stored under one key and taken back together.

use crate::domain::record::{Fact, FactId, LamportTimestamp, Millis, Operation, ReplicaId};

/// The facts of one command, in the order they were written. Never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Transaction {
    first: Fact,
    rest: Vec<Fact>,
}

impl Transaction {
    /// A transaction of these facts; nothing where there are none.
    pub fn of(facts: Vec<Fact>) -> Option<Self> {
        let mut facts = facts.into_iter();
        let first = facts.next()?;
        Some(Self { first, rest: facts.collect() })
    }

    /// Its facts.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// Its id: that of its first fact.
    pub fn id(&self) -> FactId {
        self.first.id()
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
}

impl TransactionBuilder {
    /// A builder for `replica` that counts on from `next`, where the clock shows `at`.
    pub fn new(replica: ReplicaId, next: u64, at: Option<Millis>) -> Self {
        Self { replica, next, at, facts: Vec::new() }
    }

    /// Writes a fact that supersedes these: its id.
    pub fn write(&mut self, supersedes: Vec<FactId>, operation: Operation) -> FactId {
        let fact = Fact::write(
            LamportTimestamp { count: self.next, replica: self.replica },
            self.at,
            supersedes,
            operation,
        );
        self.next = self.next.saturating_add(1);
        let id = fact.id();
        self.facts.push(fact);
        id
    }

    /// Writes a fact whose timestamp is not this writer's to choose: its id.
    pub fn write_at(
        &mut self,
        timestamp: LamportTimestamp,
        supersedes: Vec<FactId>,
        operation: Operation,
    ) -> FactId {
        let fact = Fact::write(timestamp, None, supersedes, operation);
        let id = fact.id();
        self.facts.push(fact);
        id
    }

    /// The transaction written; nothing where nothing was.
    pub fn build(self) -> Option<Transaction> {
        Transaction::of(self.facts)
    }
}
