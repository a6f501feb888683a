//! What a hand-in holds, as counts for a person.

use crate::domain::board::{Board, RoundState};
use crate::domain::event::{Event, Kind};

/// What will be in the file, and what will not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Notes that stand, by kind, in the event's order; kinds without notes left out.
    pub kinds: Vec<(Kind, usize)>,
    /// Notes that stand.
    pub notes: usize,
    /// Those that are in no theme.
    pub unplaced: usize,
    /// Themes on the board.
    pub themes: usize,
    /// Rounds whose totals the group has seen.
    pub rounds: usize,
    /// Ballots of those.
    pub ballots: usize,
    /// Notes in the bin, whose words are here and are left out.
    pub binned: usize,
    /// Whether a round is open and is left out.
    pub open_round: bool,
}

impl Contents {
    /// What a file made of this board now would hold.
    pub fn of(event: &Event, board: &Board) -> Self {
        let kinds = event.all_kinds().cloned().zip(board.counts(event));
        let revealed: Vec<_> =
            board.rounds().filter(|round| matches!(round.state, RoundState::Revealed(_))).collect();
        Self {
            kinds: kinds.filter(|(_, count)| *count > 0).collect(),
            notes: board.notes().count(),
            unplaced: board.unplaced_count(),
            themes: board.themes().len(),
            rounds: revealed.len(),
            ballots: revealed.iter().map(|round| round.ballots_in).sum(),
            binned: board.bin_with_words().count(),
            open_round: board.open_round().is_some(),
        }
    }
}
