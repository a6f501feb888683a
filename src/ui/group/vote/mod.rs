//! Voting on one device that is passed round.

mod ballot;
mod bars;
mod booth;
mod head_count;
mod leave_ballot;
mod opening;
mod results;
mod round_end;

use leptos::either::Either;
use leptos::prelude::*;

use self::booth::Booth;
use self::opening::Opening;
use self::results::Results;
use super::group_view::use_group;
use crate::app::use_session;
use crate::ui::components::Alert;

/// The rounds of a group: the open one, or what came out and the way to the next.
#[component]
pub(super) fn Vote() -> impl IntoView {
    let group = use_group();
    let open = Memo::new(move |_| {
        group.session.with_board(|board| board.open_round().map(|round| round.id))
    });
    // What is shown between rounds follows undo, and a change of group, as they come and go.
    let between = Memo::new(move |_| {
        group
            .session
            .with_board(|board| (board.rounds().next().is_some(), board.themes().is_empty()))
    });
    let results = move || {
        let (again, no_themes) = between.get();
        view! {
            {again.then(|| view! { <Results /> })}
            <Opening again no_themes />
        }
    };
    let lost = RwSignal::new(false);
    // That a ballot was lost is read by then, and is no word of the next round.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.with(Option::is_some);
        if was_open == Some(false) && is_open {
            lost.set(false);
        }
        is_open
    });
    let content = move || match open.get() {
        Some(round) => Either::Left(view! { <Booth round lost /> }),
        None => Either::Right(results),
    };
    let words = use_session().words();
    let said = move || if lost.get() { words.vote.ended_meanwhile } else { "" };
    view! {
        <div class="column stack">
            <Alert id="ballot-lost" text=said attr:tabindex="-1" />
            {content}
        </div>
    }
}
