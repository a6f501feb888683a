//! Receipt words: four words that say which record a file holds, short enough to read out across a room.

use sha2::{Digest as _, Sha256};

use super::word_list::word;
use crate::domain::record::{Fact, FactId};

/// The SHA-256 over the canonical facts: the JSON array of their wire forms, by id, in the canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Receipt([u8; 32]);

impl Receipt {
    /// The receipt of facts that come by id.
    pub fn of<'a>(facts: impl Iterator<Item = &'a Fact>) -> Self {
        let mut spelled = Spelled::default();
        facts.for_each(|fact| spelled.add(fact.id(), &fact.spell()));
        spelled.hashed()
    }

    /// The hash as 64 hex digits.
    pub fn sha256(&self) -> String {
        self.0.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
    }

    /// Its first four bytes as words. They find mistakes, not forgery.
    pub fn words(&self) -> [&'static str; 4] {
        let [a, b, c, d, ..] = self.0;
        [a, b, c, d].map(word)
    }
}

/// The receipt of facts that are spelled one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelled {
    hash: Sha256,
    last: Option<FactId>,
    /// Whether one came that another of a higher id, or of the same, had come before.
    mixed: bool,
}

impl Spelled {
    /// Takes a fact: its id, and how it is spelled.
    pub(super) fn add(&mut self, id: FactId, text: &str) {
        self.hash.update(if self.last.is_none() { "[" } else { "," });
        self.hash.update(text);
        self.mixed |= self.last >= Some(id);
        self.last = Some(id);
    }

    /// The receipt, where they came by id.
    pub(super) fn receipt(self) -> Option<Receipt> {
        (!self.mixed).then(|| self.hashed())
    }

    fn hashed(mut self) -> Receipt {
        self.hash.update(if self.last.is_none() { "[]" } else { "]" });
        Receipt(self.hash.finalize().into())
    }
}
