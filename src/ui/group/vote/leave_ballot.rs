//! A ballot is in somebody's hands and they are about to leave it.

use leptos::prelude::*;

use crate::app::{go, use_session};
use crate::ui::dom;

const DIALOG: &str = "leave-ballot";

/// Asks whether the ballot is to be thrown away, once somebody wants to go to another screen.
#[component]
pub(super) fn LeaveBallot() -> impl IntoView {
    let session = use_session();
    let words = &session.words().vote;
    Effect::new(move |_| {
        if session.leaves_for().is_some() {
            dom::open_dialog(DIALOG);
        }
    });
    let leave = move |_| {
        let there = session.leaves_for().unwrap_or_default();
        session.hold(false);
        go(&there);
    };
    view! {
        <dialog
            class="dialog"
            id=DIALOG
            aria-labelledby="leave-ballot-title"
            on:close=move |_| session.stay()
        >
            <h2 id="leave-ballot-title">{words.leave_title}</h2>
            <p>{words.leave_hint}</p>
            <div class="row row--wrap">
                <button
                    type="button"
                    class="button button--main"
                    id="stay"
                    on:click=|_| dom::close_dialog(DIALOG)
                >
                    {words.stay}
                </button>
                <button
                    type="button"
                    class="button button--danger"
                    id="leave"
                    on:click=leave
                >
                    {words.discard}
                </button>
            </div>
        </dialog>
    }
}
