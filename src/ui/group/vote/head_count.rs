//! How many ballots are in, of how many people; and saying anew how many people there are, while the round is open.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::board::Round;
use crate::domain::command::Command;
use crate::domain::record::RoundId;
use crate::domain::text;
use crate::ui::components::{Alert, Hint, NumberField};
use crate::ui::group::group_view::use_group;
use crate::ui::{dom, keys};

/// The button that asks for the number.
const ASKS: &str = "correct-people";

/// Ballots and people, and the way to correct the latter.
#[component]
pub(super) fn HeadCount(
    /// The round.
    round: RoundId,
) -> impl IntoView {
    let words = &use_session().words().vote;
    let group = use_group();
    let said = move |say: fn(&Round) -> Option<(usize, usize)>,
                     words: fn(usize, usize) -> String| {
        let numbers = group.session.with_board(|board| board.round(round).and_then(say));
        numbers.map(|(one, other)| words(one, other)).unwrap_or_default()
    };
    let ballots_in =
        move || said(|round| Some((round.ballots_in, usize::from(round.people))), words.ballots_in);
    let corrected = Signal::derive(move || {
        let both =
            |round: &Round| Some((usize::from(round.people_at_first?), usize::from(round.people)));
        said(both, words.corrected)
    });
    let asks = RwSignal::new(false);
    view! {
        <p class="count" id="ballots-in">
            {ballots_in}
        </p>
        <Hint text=corrected id="people-corrected" />
        <Show
            when=move || asks.get()
            fallback=move || view! {
                <div>
                    <button
                        type="button"
                        class="button button--quiet"
                        id=ASKS
                        on:click=move |_| asks.set(true)
                    >
                        {words.correct}
                    </button>
                </div>
            }
        >
            <Correction round asks />
        </Show>
    }
}

/// Asks how many people there are now.
#[component]
fn Correction(
    /// The round.
    round: RoundId,
    /// Whether it is asked.
    asks: RwSignal<bool>,
) -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let people =
        untrack(|| group.session.with_board(|board| board.round(round).map(|round| round.people)));
    let people = RwSignal::new(people.unwrap_or_default().to_string());
    let fault = RwSignal::new(String::new());
    let close = move || {
        asks.set(false);
        dom::focus(ASKS);
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        // What is no number is out of range, as 0 is.
        let typed = people.with_untracked(|typed| text::number(typed)).unwrap_or(0);
        match group.session.settle(Command::CorrectPeople(round, typed)) {
            Ok(()) => close(),
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        }
    };
    let leave = move |key: KeyboardEvent| {
        if keys::escapes(&key) {
            key.prevent_default();
            close();
        }
    };
    dom::select_soon("people-now");
    view! {
        <form class="stack" on:submit=save on:keydown=leave>
            <NumberField id="people-now" label=words.vote.people_now value=people />
            <Alert text=fault />
            <div class="row row--wrap">
                <button class="button button--main" type="submit" id="save-people">
                    {words.group.save}
                </button>
                <button type="button" class="button" on:click=move |_| close()>
                    {words.group.cancel}
                </button>
            </div>
        </form>
    }
}
