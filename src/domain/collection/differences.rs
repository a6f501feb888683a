//! In what the votes of groups differ.

use std::collections::BTreeSet;

use super::Collection;
use crate::domain::board::RoundState;

/// In what the groups' votes differ, so that their shares say less than they seem to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The dots that a person had, where that was not the same everywhere: the fewest and the most.
    pub dots: Option<(u8, u8)>,
    /// The most dots on one theme, in the same way.
    pub cap: Option<(u8, u8)>,
    /// How many rounds were shown, in the same way.
    pub rounds: Option<(usize, usize)>,
    /// The numbers of the groups that voted in none.
    pub without_vote: Vec<usize>,
}

impl Collection {
    /// In what the groups' votes differ.
    pub fn differences(&self) -> Differences {
        let (mut dots, mut caps, mut counts) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut without_vote = Vec::new();
        for (group, collected) in self.groups() {
            let rounds = collected.board().rounds();
            let shown = rounds.filter(|round| matches!(round.state, RoundState::Revealed(_)));
            let shown: Vec<_> = shown.collect();
            match shown.last() {
                None => without_vote.push(group.number),
                Some(last) => {
                    dots.insert(last.dots);
                    caps.insert(last.cap);
                    counts.insert(shown.len());
                }
            }
        }
        Differences { dots: ends(&dots), cap: ends(&caps), rounds: ends(&counts), without_vote }
    }
}

/// The least and the most, where they differ.
fn ends<T: Copy + Ord>(all: &BTreeSet<T>) -> Option<(T, T)> {
    let (least, most) = (*all.first()?, *all.last()?);
    (least != most).then_some((least, most))
}
