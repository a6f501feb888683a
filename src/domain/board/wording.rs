//! What stands in a field of words: one wording, or several that were written at the same time.

use crate::domain::fact::{Fact, Field, Says};
use crate::domain::record::Record;
use crate::domain::stamp::Name;
use crate::listed::Listed as _;

/// The words of one fact, if they are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// As written.
    Here(String),
    /// The fact came in a file that left them out.
    NotInFile,
}

impl Words {
    /// The words; nothing where they were left out.
    pub fn here(&self) -> Option<&str> {
        match self {
            Self::Here(words) => Some(words),
            Self::NotInFile => None,
        }
    }
}

/// What stands in a field of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The one shown: of the highest stamp.
    pub shown: Words,
    /// Others written at the same time, highest stamp first.
    pub also: Vec<Words>,
    /// The facts that stand: what somebody who words it anew has seen.
    pub heads: Vec<Name>,
}

impl Wording {
    /// The wordings that stand in `field`; nothing where none does. Facts of the field that have no words (the bin)
    /// are passed over.
    pub fn read(record: &Record, field: Field) -> Option<Self> {
        let heads = record.heads(field);
        let mut standing = heads.iter().rev().copied().filter_map(words_of);
        let shown = standing.next()?;
        let also = standing.listed();
        Some(Self { shown, also, heads: heads.iter().map(|fact| fact.name()).listed() })
    }
}

/// The words of a fact; nothing where it is of a kind that has none.
pub(super) fn words_of(fact: &Fact) -> Option<Words> {
    match fact.says() {
        None => Some(Words::NotInFile),
        Some(says) => says.words().map(|words| Words::Here(words.to_owned())),
    }
}

/// What the highest of the facts that stand in `field` says, of those whose words are here.
pub(super) fn highest(record: &Record, field: Field) -> Option<&Says> {
    record.heads(field).into_iter().rev().find_map(Fact::says)
}
