//! The two ways in which a round ends: its totals are shown, or it is cancelled.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::command::Command;
use crate::domain::record::RoundId;
use crate::ui::components::{Alert, Hint};
use crate::ui::dom::{self, focused};
use crate::ui::group::group_view::use_group;

/// The buttons that end the round.
#[component]
pub(super) fn RoundEnd(
    /// Which round.
    round: RoundId,
) -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let (asking, fault) = (RwSignal::new(false), RwSignal::new(String::new()));
    let end = Callback::new(move |command| match group.session.dispatch(command) {
        Ok(()) => dom::focus("newest-round"),
        Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
    });
    view! {
        <div class="stack booth__end">
            <Hint text=words.vote.reveal_hint.to_owned() />
            <div class="row row--wrap">
                <button
                    type="button"
                    class="button"
                    id="reveal"
                    on:click=move |_| end.run(Command::Reveal(round))
                >
                    {words.vote.reveal}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    id="cancel-round"
                    on:click=move |_| asking.set(true)
                >
                    {words.vote.cancel}
                </button>
            </div>
            <Show when=move || asking.get()>
                <CancelSure round asking end />
            </Show>
            <Alert text=fault />
        </div>
    }
}

/// Asks whether the round is to be cancelled.
#[component]
fn CancelSure(
    /// Which round.
    round: RoundId,
    /// Whether it is asked.
    asking: RwSignal<bool>,
    /// Ends the round by this command.
    end: Callback<Command>,
) -> impl IntoView {
    let words = &use_session().words().vote;
    let keep = move |_| {
        asking.set(false);
        dom::focus("cancel-round");
    };
    view! {
        <div class="row row--wrap" role="group" aria-label=words.cancel>
            <p>{words.cancel_sure}</p>
            <button
                type="button"
                class="button button--danger"
                id="cancel-yes"
                on:click=move |_| end.run(Command::CancelRound(round))
            >
                {words.cancel_yes}
            </button>
            <button type="button" class="button" id="cancel-no" use:focused on:click=keep>
                {words.cancel_no}
            </button>
        </div>
    }
}
