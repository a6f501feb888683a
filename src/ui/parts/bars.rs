//! What came out of a round: a bar a theme, and always its numbers.

use crate::app::use_session;
use crate::domain::board::{Board, Tally, ThemeTally};
use crate::html::{El, el};

/// Bars of a tally, most voters first.
pub(crate) fn bars(board: &Board, tally: &Tally) -> El {
    let words = use_session().words();
    let bar = |line: &ThemeTally| {
        let name = board.theme(line.theme).map_or("", |theme| theme.title());
        el("li", "bar")
            .add(el("bdi", "bar__name").text(name))
            .add(share_bar(line.voters, tally.voters))
            .add(el("span", "bar__said").text(&(words.vote.result)(line.voters, line.dots)))
    };
    el("ol", "bars").add_all(tally.themes.iter().map(bar))
}

/// How many of all voters, as a bar. The numbers stand beside it.
pub(crate) fn share_bar(voters: usize, all: usize) -> El {
    let share = format!("{}%", voters * 100 / all.max(1));
    el("span", "bar__track")
        .attr("aria-hidden", "true")
        .add(el("span", "bar__fill").style("--share", &share))
}
