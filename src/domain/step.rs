//! A step: what one command did. Its facts are stored under one key and taken back together.

use super::fact::{Fact, Says};
use super::stamp::{Millis, Name, Replica, Stamp};
use crate::listed::Listed as _;

/// The facts of one command, in the order they were written. Never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    first: Fact,
    rest: Vec<Fact>,
}

impl Step {
    /// A step of these facts; nothing where there are none.
    pub fn of(facts: Vec<Fact>) -> Option<Self> {
        let mut facts = facts.into_iter();
        let first = facts.next()?;
        Some(Self { first, rest: facts.listed() })
    }

    /// Its facts.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// Its name: that of its first fact.
    pub fn name(&self) -> Name {
        self.first.name()
    }

    /// The names of its facts.
    pub fn names(&self) -> Vec<Name> {
        self.facts().map(Fact::name).listed()
    }
}

/// Writes the facts of one step, each with the next count.
#[derive(Debug)]
pub struct Pen {
    replica: Replica,
    next: u64,
    at: Option<Millis>,
    facts: Vec<Fact>,
}

impl Pen {
    /// A pen for `replica` that counts on from `next`, where the clock shows `at`.
    pub fn new(replica: Replica, next: u64, at: Option<Millis>) -> Self {
        Self { replica, next, at, facts: Vec::new() }
    }

    /// Writes a fact over what stands.
    pub fn write(&mut self, over: Vec<Name>, says: Says) -> Name {
        let fact =
            Fact::write(Stamp { count: self.next, replica: self.replica }, self.at, over, says);
        self.next = self.next.saturating_add(1);
        let name = fact.name();
        self.facts.push(fact);
        name
    }

    /// The step written; nothing where nothing was.
    pub fn lift(self) -> Option<Step> {
        Step::of(self.facts)
    }
}
