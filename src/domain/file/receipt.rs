//! Receipt words: four words that say which record a file holds, short enough to read out across a room.

use sha2::{Digest as _, Sha256};

use super::word_list::word;
use crate::domain::record::Fact;

/// The SHA-256 over the canonical facts: the JSON array of their wire forms, by id, in the canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Receipt([u8; 32]);

impl Receipt {
    /// The receipt of facts that come by id.
    pub fn of<'a>(facts: impl Iterator<Item = &'a Fact>) -> Self {
        let mut hash = Sha256::new_with_prefix("[");
        for (place, fact) in facts.enumerate() {
            hash.update(if place == 0 { "" } else { "," });
            hash.update(fact.spell());
        }
        hash.update("]");
        Self(hash.finalize().into())
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
