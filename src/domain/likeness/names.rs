//! Strings, each with a number: the first has 0.

use std::hash::BuildHasher;
use std::ops::Range;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

/// Each string once, one behind the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
    numbers: HashTable<u32>,
    hasher: RandomState,
}

impl Names {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string of a number.
    pub(super) fn get(&self, number: u32) -> &str {
        let range = range(&self.ends, number as usize);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// Its number, and whether it is new.
    pub(super) fn number(&mut self, name: &str) -> (u32, bool) {
        let hash = self.hasher.hash_one(name.as_bytes());
        let (text, ends) = (self.text.as_bytes(), &self.ends);
        let of = |number: &u32| part(text, ends, *number as usize);
        if let Some(number) = self.numbers.find(hash, |number| of(number) == name.as_bytes()) {
            return (*number, false);
        }
        let number = small(self.ends.len());
        self.numbers.insert_unique(hash, number, |number| self.hasher.hash_one(of(number)));
        self.text.push_str(name);
        self.ends.push(small(self.text.len()));
        (number, true)
    }
}

/// Where a part stands of what stands one behind the other, by where each part ends.
fn range(ends: &[u32], place: usize) -> Option<Range<usize>> {
    let start = place.checked_sub(1).map_or(Some(&0), |before| ends.get(before))?;
    Some(*start as usize..*ends.get(place)? as usize)
}

/// The part at this place of what stands one behind the other, by where each part ends.
pub(super) fn part<'a, T>(all: &'a [T], ends: &[u32], place: usize) -> &'a [T] {
    range(ends, place).and_then(|range| all.get(range)).unwrap_or_default()
}

/// A count as it is kept: there are never as many as would not fit.
pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
