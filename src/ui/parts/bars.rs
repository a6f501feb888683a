//! What came out of a round: a bar a theme, and always its numbers.

use leptos::prelude::*;

use crate::domain::board::{Board, Tally};
use crate::session::live::use_session;

/// Bars of a tally, most voters first.
#[component]
pub(crate) fn Bars(
    tally: Tally,
    /// Name of each theme, in the tally's order.
    names: Vec<String>,
) -> impl IntoView {
    let words = use_session().words();
    let most = tally.voters.max(1);
    let bar = move |(line, name): (crate::domain::board::ThemeTally, String)| {
        let share = format!("{}%", line.voters * 100 / most);
        view! {
            <li class="bar">
                <bdi class="bar__name">{name}</bdi>
                <span class="bar__track" aria-hidden="true"><span class="bar__fill" style=("--share", share)></span></span>
                <span class="bar__said">{(words.vote.result)(line.voters, line.dots)}</span>
            </li>
        }
    };
    view! { <ol class="bars">{tally.themes.into_iter().zip(names).map(bar).collect_view()}</ol> }
}

/// The names of a tally's themes, in its order.
pub(crate) fn names(board: &Board, tally: &Tally) -> Vec<String> {
    let name =
        |theme| board.theme(theme).map_or_else(String::new, |theme| theme.title().to_owned());
    tally.themes.iter().map(|line| name(line.theme)).collect()
}
