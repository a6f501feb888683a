//! How telling a word is, in whole numbers: the same on every device.

use super::vocabulary::FULL;

/// As if so many more texts were there, in which no word of these stands: among three notes, a word that two of them have
/// is still telling.
const UNSEEN: u64 = 50;

/// How telling a word is that stands in `having` of `all` texts: what it narrows them down by, in 256ths of a halving. Short
/// words tell less.
pub(super) fn weight(having: u32, all: usize, letters: u32) -> u32 {
    let all = (all as u64 + UNSEEN) << 20;
    halvings(all / u64::from(having.max(1))).saturating_sub(20 << 8) * letters.min(FULL) / FULL
}

/// The weight of a word that stands in one text alone.
pub(super) fn most(all: usize) -> u32 {
    weight(1, all, FULL)
}

/// The logarithm to the base of 2, in 256ths: by squaring, so that no device's own arithmetic has a say.
fn halvings(number: u64) -> u32 {
    let number = number.max(1);
    let whole = number.ilog2();
    // Between 1 and 2, with 31 binary places.
    let mut rest = u64::try_from(u128::from(number) << 31 >> whole).unwrap_or_default();
    let mut sum = whole;
    for _ in 0..8 {
        rest = (rest * rest) >> 31;
        sum <<= 1;
        if rest >> 32 > 0 {
            rest >>= 1;
            sum |= 1;
        }
    }
    sum
}
