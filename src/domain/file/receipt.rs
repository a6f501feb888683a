//! Receipt words: four words that say which record a file holds, short enough to read out across a room.

use sha2::{Digest as _, Sha256};

use super::word_list::word;
use crate::domain::json::{self, Value};
use crate::domain::record::Fact;
use crate::listed::Listed as _;

/// The SHA-256 over the canonical facts: the JSON array of their wire forms, by name, keys sorted, no spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt([u8; 32]);

impl Receipt {
    /// The receipt of facts that come by name.
    pub fn of<'a>(facts: impl Iterator<Item = &'a Fact>) -> Self {
        let canonical: Vec<Value> = facts.map(Fact::to_wire).listed();
        Self(Sha256::digest(json::text(&Value::Array(canonical))).into())
    }

    /// The hash as 64 hex digits.
    pub fn sha256(&self) -> String {
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
    }

    /// Its first four bytes as words. They find mistakes, not forgery.
    pub fn words(&self) -> [&'static str; 4] {
        let [a, b, c, d, ..] = self.0;
        [a, b, c, d].map(word)
    }
}
