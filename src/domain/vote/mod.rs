//! Voting by dots: how many, in which order, and a ballot while it is being filled in.

mod ballot_draft;

pub use ballot_draft::BallotDraft;

use super::record::ThemeId;

/// Fewest and most dots that are suggested.
pub const SUGGESTED: std::ops::RangeInclusive<u8> = 2..=6;
/// Most dots a person can be given.
pub const MOST_DOTS: u8 = 20;
/// Most people at one table.
pub const MOST_PEOPLE: u16 = 500;

/// Dots a person for this many themes: a quarter of them, 2 to 6.
pub fn suggested_dots(themes: usize) -> u8 {
    let quarter = u8::try_from(themes.div_ceil(4)).unwrap_or(u8::MAX);
    quarter.clamp(*SUGGESTED.start(), *SUGGESTED.end())
}

/// The themes in an order drawn from `seed`, so that none profits from standing first. (Fisher and Yates, with
/// Steele's `SplitMix64` for the draws.)
pub fn shuffled(themes: &[ThemeId], seed: u64) -> Vec<ThemeId> {
    let mut order = themes.to_vec();
    let mut state = seed;
    for end in (1..order.len()).rev() {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut draw = state;
        draw = (draw ^ (draw >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        draw = (draw ^ (draw >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        draw ^= draw >> 31;
        let below = u64::try_from(end + 1).unwrap_or(u64::MAX);
        order.swap(end, usize::try_from(draw % below).unwrap_or(0));
    }
    order
}
