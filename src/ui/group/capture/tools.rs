//! Above the notes: finding some of them, how many there are of each kind, and the bin.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::bin::Bin;
use super::filter::{Filter, use_filter};
use crate::app::use_session;
use crate::domain::event::Kind;
use crate::ui::components::visible;
use crate::ui::group::group_view::use_group;

/// The tools; they come with the first note.
#[component]
pub(super) fn Tools() -> impl IntoView {
    let filter = use_filter();
    let words = use_session().words();
    let group = use_group();
    let some = Memo::new(move |_| {
        group.session.with_board(|board| {
            board.notes().next().is_some() || board.bin_with_words().next().is_some()
        })
    });
    let counts = Memo::new(move |_| {
        group.session.with_board(|board| group.with_event(|event| board.counts(event)))
    });
    let found = move || {
        let all = group.session.note_ids().with(Vec::len);
        filter.looks().then(|| (words.capture.found)(filter.found(), all))
    };
    let leave = move |key: KeyboardEvent| {
        if key.key() == "Escape" && filter.text.with_untracked(|text| !text.is_empty()) {
            key.prevent_default();
            filter.text.set(String::new());
        }
    };
    let chips =
        group.with_event(|event| event.all_kinds().cloned().enumerate().collect::<Vec<_>>());
    let chips =
        chips.into_iter().map(|(place, kind)| view! { <CountChip filter counts place kind /> });
    view! {
        <div class="capture__tools" hidden=move || !some.get()>
            <div class="column">
                <div class="row">
                    <input
                        class="input tools__find"
                        type="search"
                        id="find"
                        placeholder=words.capture.find
                        aria-label=words.capture.find
                        autocomplete="off"
                        bind:value=filter.text
                        on:keydown=leave
                    />
                    <Bin />
                </div>
                <div class="chips tools__kinds" role="group" aria-label=words.capture.kind>
                    {chips.collect_view()}
                </div>
                <p class="hint" role="status" id="found">
                    {found}
                </p>
            </div>
        </div>
    }
}

/// How many notes are of a kind; pressed, it shows those alone.
#[component]
fn CountChip(
    /// What is looked for.
    filter: Filter,
    /// Notes of each kind, in the event's order.
    counts: Memo<Vec<usize>>,
    /// The kind's place in that order.
    place: usize,
    /// The kind.
    kind: Kind,
) -> impl IntoView {
    let words = use_session().words();
    let (word, id) = (visible(words.kind(&kind)), kind.id);
    let count = move || counts.with(|counts| counts.get(place).copied().unwrap_or(0));
    let own = id.clone();
    let pressed = move || filter.kind.with(|kind| kind.as_ref() == Some(&own)).to_string();
    let press = move |_| {
        filter.kind.update(|kind| {
            *kind = if kind.as_ref() == Some(&id) { None } else { Some(id.clone()) };
        });
    };
    view! {
        <button
            type="button"
            class="chip chip--small"
            aria-pressed=pressed
            hidden=move || count() == 0
            on:click=press
        >
            {move || (words.capture.of_kind)(&word, count())}
        </button>
    }
}
