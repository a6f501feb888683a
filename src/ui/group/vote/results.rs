//! What came out of each round, the newest first.

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::bars::Bars;
use crate::app::use_session;
use crate::domain::board::{Board, Round, RoundState, Tally};
use crate::ui::components::Hint;
use crate::ui::group::group_view::use_group;

/// All rounds that are over.
#[component]
pub(super) fn Results() -> impl IntoView {
    let group = use_group();
    let rounds = move || {
        group.session.with_board(|board| {
            let rounds: Vec<&Round> = board.rounds().collect();
            let newest = rounds.len();
            let numbered = rounds.into_iter().rev().zip((1..=newest).rev());
            let outcome = |(round, number): (&Round, usize)| {
                view! { <Outcome board round number newest=number == newest /> }
            };
            numbered.map(outcome).collect_view()
        })
    };
    view! { <div class="stack">{rounds}</div> }
}

/// What came out of a round.
#[component]
fn Outcome<'a>(
    /// Where the themes' names stand.
    board: &'a Board,
    /// The round.
    round: &'a Round,
    /// Its number, from 1.
    number: usize,
    /// Whether none came after it.
    newest: bool,
) -> impl IntoView + use<> {
    let words = &use_session().words().vote;
    let content = match &round.state {
        RoundState::Open => EitherOf3::A(()),
        RoundState::Cancelled => {
            let why = if round.ballots_in == 0 { words.nobody_voted } else { words.cancelled };
            EitherOf3::B(view! { <Hint text=why.to_owned() /> })
        }
        RoundState::Revealed(tally) => EitherOf3::C(view! { <Totals board tally round /> }),
    };
    view! {
        <section class="stack">
            <h2 id=newest.then_some("newest-round") tabindex="-1">
                {(words.round)(number)}
            </h2>
            {content}
        </section>
    }
}

/// How many voted, and what for.
#[component]
fn Totals<'a>(
    /// Where the themes' names stand.
    board: &'a Board,
    /// The totals.
    tally: &'a Tally,
    /// The round.
    round: &'a Round,
) -> impl IntoView + use<> {
    let words = &use_session().words().vote;
    let over = (tally.over_limit > 0).then(|| (words.over_limit)(tally.over_limit));
    let people = usize::from(round.people);
    let corrected =
        round.people_at_first.map(|first| (words.corrected)(usize::from(first), people));
    let turnout = if tally.voters > people { words.too_many } else { words.turnout };
    view! {
        <p>{turnout(tally.voters, people)}</p>
        {corrected.map(|corrected| view! { <Hint text=corrected /> })}
        {over.map(|over| view! { <Hint text=over /> })}
        <Bars board tally />
    }
}
