//! What was found in a file, and what of it is added.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::rows::{Group, LeftRows, classes};
use super::ticks::Ticks;
use crate::app::{Bringing, Found, Stage, use_session};
use crate::domain::import::ToBring;
use crate::i18n::import::Account;
use crate::ui::components::visible;
use crate::ui::dom;

/// What was found; nothing while nothing was.
#[component]
pub(super) fn Preview(
    /// What was gone through.
    bringing: Bringing,
    /// Adds the rows of these places.
    on_add: Callback<BTreeSet<usize>>,
) -> impl IntoView {
    move || match bringing.stage() {
        Stage::Ready(found) => Some(view! { <Shown bringing found on_add /> }),
        Stage::Nothing | Stage::Reading(_) | Stage::Fault(_) | Stage::Adding(..) => None,
    }
}

/// The account of it, the rows, and the button that adds them.
#[component]
fn Shown(
    /// What was gone through.
    bringing: Bringing,
    /// What was found.
    found: Arc<Found>,
    /// Adds the rows of these places.
    on_add: Callback<BTreeSet<usize>>,
) -> impl IntoView {
    let words = use_session().words();
    let ticks = Ticks::of(bringing, Arc::clone(&found));
    let account =
        Account { taken: &found.taken, known: &found.known, unknown_kinds: &found.unknown_kinds };
    let account = (words.import.account)(account).into_iter();
    let account = account.map(|line| view! { <li dir="auto">{visible(line.as_str())}</li> });
    let groups = classes(&found).into_iter().map(|(class, places)| {
        view! { <Group class places ticks found=Arc::clone(&found) /> }
    });
    let add = move |_| {
        on_add.run(ticks.all());
        // The button is gone where that takes some turns.
        if matches!(untrack(|| bringing.stage()), Stage::Adding(..)) {
            dom::focus("import-stop");
        }
    };
    let to_bring = Memo::new(move |_| ticks.to_bring());
    view! {
        <section class="card stack" aria-labelledby="import-found">
            <h3 id="import-found">{words.bring_in.found}</h3>
            <div role="status" id="import-account">
                <ul>{account.collect_view()}</ul>
            </div>
            {groups.collect_view()}
            <LeftRows found />
            <button
                type="button"
                class="button button--main"
                id="import-add"
                disabled=move || to_bring.get() == ToBring::default()
                on:click=add
            >
                {move || (words.bring_in.add)(to_bring.get())}
            </button>
        </section>
    }
}
