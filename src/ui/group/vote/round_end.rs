//! The two ways in which a round ends: its totals are shown, or it is cancelled.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::command::Command;
use crate::domain::record::RoundId;
use crate::ui::components::{Alert, FinalButton};
use crate::ui::dom::{self, focused};
use crate::ui::group::group_view::use_group;
use crate::ui::keys;

/// What is asked before it is done: nobody can take it back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    Reveal,
    Cancel,
}

/// The buttons that end the round.
#[component]
pub(super) fn RoundEnd(
    /// Which round.
    round: RoundId,
    /// Whether all have voted: then the totals are what comes next.
    all_in: Signal<bool>,
) -> impl IntoView {
    let words = use_session().words();
    let asked = RwSignal::new(None::<Ask>);
    let question = move || asked.get().map(|ask| view! { <Sure round ask asked /> });
    view! {
        <div class="stack booth__end">
            <div class="row row--wrap">
                <button
                    type="button"
                    class=move || if all_in.get() { "button button--main" } else { "button" }
                    id="reveal"
                    on:click=move |_| asked.set(Some(Ask::Reveal))
                >
                    {words.vote.reveal}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    id="cancel-round"
                    on:click=move |_| asked.set(Some(Ask::Cancel))
                >
                    {words.vote.cancel}
                </button>
            </div>
            {question}
        </div>
    }
}

/// Asks whether the round is to end.
#[component]
fn Sure(
    /// Which round.
    round: RoundId,
    /// How it would end.
    ask: Ask,
    /// What is asked.
    asked: RwSignal<Option<Ask>>,
) -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let fault = RwSignal::new(String::new());
    let ballots =
        group.session.with_board(|board| board.round(round).map_or(0, |round| round.ballots_in));
    let (question, yes, no, from) = match ask {
        Ask::Reveal => (
            (words.vote.reveal_sure)(ballots),
            words.vote.reveal_yes,
            words.vote.reveal_no,
            "reveal",
        ),
        Ask::Cancel => (
            words.vote.cancel_sure.to_owned(),
            words.vote.cancel_yes,
            words.vote.cancel_no,
            "cancel-round",
        ),
    };
    let end = Callback::new(move |()| {
        let command = match ask {
            Ask::Reveal => Command::Reveal(round),
            Ask::Cancel => Command::CancelRound(round),
        };
        match group.session.dispatch(command) {
            Ok(()) => dom::focus("newest-round"),
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        }
    });
    let keep = move || {
        asked.set(None);
        dom::focus(from);
    };
    let main = if ask == Ask::Reveal { "button button--main" } else { "button button--danger" };
    view! {
        <div
            class="row row--wrap"
            role="group"
            aria-labelledby="end-asks"
            on:keydown=move |key| {
                if keys::escapes(&key) {
                    keep();
                }
            }
        >
            <p id="end-asks">{question}</p>
            <FinalButton id="end-yes" class=main on_press=end>
                {yes}
            </FinalButton>
            <button type="button" class="button" id="end-no" use:focused on:click=move |_| keep()>
                {no}
            </button>
            <Alert text=fault />
        </div>
    }
}
