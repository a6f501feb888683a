//! What came out of a round: a bar a theme, and always its numbers.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::board::{Board, Tally, Theme};
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Person, ShareBar};

/// Bars of a tally, most voters first.
#[component]
pub(super) fn Bars<'a>(
    /// Where the themes' names stand.
    board: &'a Board,
    /// What is shown.
    tally: &'a Tally,
) -> impl IntoView + use<> {
    let words = use_session().words();
    let all = tally.voters;
    let lines = tally.themes.iter().map(|line| {
        let title = board
            .theme(line.theme)
            .map_or_else(PersonText::default, |theme: &Theme| theme.title().into());
        let said = (words.vote.result)(line.voters, line.dots);
        view! {
            <li class="bar">
                <Person class="bar__name" text=title />
                <ShareBar voters=line.voters all />
                <span class="bar__said">{said}</span>
            </li>
        }
    });
    view! {
        <Hint text=words.vote.order.to_owned() />
        <ol class="bars">{lines.collect_view()}</ol>
    }
}
