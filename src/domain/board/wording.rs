//! What stands in a field of words: one wording, or several that were written at the same time.

use std::collections::BTreeSet;

use crate::domain::record::{Fact, FactId, Field, Operation, Record};
use crate::domain::text::PersonText;

/// The words of one fact, if they are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wording {
    /// As written.
    Here(PersonText),
    /// The fact came in a file that left them out.
    NotInFile,
}

impl Wording {
    /// The words; nothing where they were left out.
    pub fn here(&self) -> Option<&PersonText> {
        match self {
            Self::Here(words) => Some(words),
            Self::NotInFile => None,
        }
    }
}

/// What stands in a field of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wordings {
    /// The one shown: of the highest timestamp.
    pub shown: Wording,
    /// Others written at the same time, highest timestamp first.
    pub also: Vec<Wording>,
    /// The facts that stand: what somebody who words it anew has seen.
    pub heads: Vec<FactId>,
}

impl Wordings {
    /// The wordings that stand in `field`; nothing where none does. Facts of the field that have no words (the bin)
    /// are passed over.
    pub fn read(record: &Record, field: Field) -> Option<Self> {
        let heads = record.heads(field);
        let mut standing = heads.iter().rev().copied().filter_map(words_of);
        let shown = standing.next()?;
        let also = standing.collect();
        Some(Self { shown, also, heads: heads.iter().map(|fact| fact.id()).collect() })
    }

    /// The wordings that a thing had when it went into the bin, or off the board: those of its own that this superseded,
    /// each once.
    pub(super) fn last(record: &Record, field: Field) -> Self {
        let heads = record.heads(field.clone());
        let superseded = heads.iter().flat_map(|gone| gone.supersedes().iter().rev());
        let mut told = BTreeSet::new();
        let own = superseded.filter(|id| told.insert(**id)).filter_map(|id| record.get(*id));
        let own = own.filter(|fact| fact.field().as_ref() == Some(&field));
        let mut had = own.filter_map(words_of);
        let shown = had.next().unwrap_or(Wording::NotInFile);
        Self { shown, also: had.collect(), heads: Vec::new() }
    }
}

/// The words of a fact; nothing where it is of a kind that has none.
fn words_of(fact: &Fact) -> Option<Wording> {
    match fact.operation() {
        None => Some(Wording::NotInFile),
        Some(operation) => operation.words().map(|words| Wording::Here(words.into())),
    }
}

/// What the highest of the facts that stand in `field` says, of those whose words are here.
pub(super) fn highest(record: &Record, field: Field) -> Option<&Operation> {
    record.heads(field).into_iter().rev().find_map(Fact::operation)
}
