//! What came out of each round, the newest first.

use crate::app::{GroupSession, use_session};
use crate::domain::board::{Board, Round, RoundState};
use crate::html::{El, el};
use crate::listed::Listed as _;
use crate::ui::parts::{bars, hint};

/// All rounds that are over.
pub(super) fn results(table: GroupSession) -> Option<El> {
    let any = table.with_board(|board| board.rounds().count() > 0);
    any.then(|| {
        el("div", "stack").parts(move || {
            table.with_board(|board| {
                let rounds: Vec<&Round> = board.rounds().listed();
                let newest = rounds.len();
                let numbered = rounds.into_iter().rev().zip((1..=newest).rev());
                numbered.map(|(round, number)| one(board, round, number, newest)).listed()
            })
        })
    })
}

fn one(board: &Board, round: &Round, number: usize, newest: usize) -> El {
    let words = use_session().words();
    let title = el("h2", "").attr("tabindex", "-1").text(&(words.vote.round)(number));
    let title = if number == newest { title.id("newest-round") } else { title };
    let section = el("section", "stack").add(title);
    match &round.state {
        RoundState::Open => section,
        RoundState::Cancelled => section.add(hint(words.vote.cancelled)),
        RoundState::Revealed(tally) => {
            let turnout = (words.vote.turnout)(tally.voters, usize::from(round.people));
            let over =
                (tally.over_limit > 0).then(|| hint(&(words.vote.over_limit)(tally.over_limit)));
            section.add(el("p", "").text(&turnout)).add_all(over).add(bars(board, tally))
        }
    }
}
