//! Voting on one device that is passed round.

mod ballot;
mod booth;
mod opening;
mod results;

use crate::html::{El, el};
use crate::listed::Listed as _;
use crate::signal::{Memo, untrack};
use crate::ui::parts::At;

/// The rounds of a group: the open one, or what came out and the way to the next.
pub(crate) fn content(at: &At) -> El {
    let table = at.table;
    let open =
        Memo::new(move || table.with_board(|board| board.open_round().map(|round| round.id)));
    let at = at.clone();
    el("div", "column stack").parts(move || match open.get() {
        Some(round) => vec![booth::booth(table, round)],
        None => {
            untrack(|| results::results(table)).into_iter().chain([opening::opening(&at)]).listed()
        }
    })
}
