//! A part of a whole, compared exactly: 2 of 3 voters are more than 66 of 100.

use std::cmp::Ordering;

/// A part of a whole that is not nothing.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    part: u128,
    whole: u128,
}

impl Share {
    /// So many of so many; nothing where there is no whole.
    pub fn of(part: usize, whole: usize) -> Option<Self> {
        let (part, whole) = (u128::try_from(part).ok()?, u128::try_from(whole).ok()?);
        (whole > 0).then_some(Self { part, whole })
    }

    /// In the hundred, rounded to the nearest whole number, halves up.
    pub fn percent(self) -> usize {
        let halves = self.part.saturating_mul(200).saturating_add(self.whole);
        usize::try_from(halves / self.whole.saturating_mul(2).max(1)).unwrap_or(usize::MAX)
    }

    /// Whether it is at least this part of the whole: `at_least(1, 2)` is a half.
    pub fn at_least(self, part: u128, whole: u128) -> bool {
        self.part.saturating_mul(whole) >= part.saturating_mul(self.whole)
    }

    /// The one in the middle; of an even number the mean of the two there.
    pub fn median(mut shares: Vec<Self>) -> Option<Self> {
        shares.sort_unstable();
        let middle = shares.len() / 2;
        let high = shares.get(middle).copied()?;
        if shares.len() % 2 == 1 {
            return Some(high);
        }
        let low = shares.get(middle.checked_sub(1)?).copied()?;
        let part =
            low.part.saturating_mul(high.whole).saturating_add(high.part.saturating_mul(low.whole));
        let whole = low.whole.saturating_mul(high.whole).saturating_mul(2);
        Some(Self { part, whole })
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        self.part.saturating_mul(other.whole).cmp(&other.part.saturating_mul(self.whole))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// 1 of 2 is 2 of 4.
impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}
