//! Search over the notes of all groups.

use leptos::prelude::*;

use super::super::hits::{Hit, look};
use super::ticked::{LinkedTo, TickPart};
use crate::app::{Desk, use_session};
use crate::domain::board::Finder;
use crate::domain::text::Folded;
use crate::ui::components::{Person, visible};
use crate::ui::group::hue;

/// Most notes that are shown of those that are found.
const SHOWN: usize = 200;

/// The words that are looked for, and whether what is linked is left out.
#[component]
pub(super) fn Search(
    /// The words.
    looked_for: RwSignal<String>,
    /// Whether what is linked is left out.
    only_unlinked: RwSignal<bool>,
) -> impl IntoView {
    let words = use_session().words();
    view! {
        <div class="row row--wrap room__search">
            <div class="field">
                <label class="label" for="find-notes">
                    {words.shared.find}
                </label>
                <input
                    class="input"
                    id="find-notes"
                    type="search"
                    dir="auto"
                    autocomplete="off"
                    bind:value=looked_for
                />
            </div>
            <label class="tick__label">
                <input
                    class="tick__box"
                    type="checkbox"
                    id="only-unlinked"
                    bind:checked=only_unlinked
                />
                <span>{words.shared.only_unlinked}</span>
            </label>
        </div>
    }
}

/// The notes of all groups that have the words in them.
pub(super) fn found(desk: Desk, looked_for: RwSignal<String>) -> impl IntoView {
    let words = use_session().words();
    let finder = StoredValue::new(Finder::default());
    let hits = Memo::new_with_compare(
        move |_| {
            let wanted = looked_for.with(|words| Folded::of(words.trim()));
            finder.try_update_value(|finder| look(desk, finder, &wanted, SHOWN)).unwrap_or_default()
        },
        |_, _| true,
    );
    let count = move || hits.with(|(_, count)| (words.shared.found)(*count, SHOWN));
    let rows = move || {
        hits.with(|(hits, _)| hits.iter().map(|hit| view! { <HitRow hit /> }).collect_view())
    };
    view! {
        <p role="status" id="found-notes">
            {count}
        </p>
        <ul class="notes" id="hits">
            {rows}
        </ul>
    }
}

/// A note that was found: its group, its words, what it is linked to.
#[component]
fn HitRow<'a>(
    /// The note.
    hit: &'a Hit,
) -> impl IntoView + use<> {
    let words = use_session().words();
    let Hit { id, number, text } = hit.clone();
    let label = (words.shared.tick_note)(number, &visible(&text));
    view! {
        <li class="desk__note" style=("--hue", hue(number))>
            <TickPart part=id.0 label>
                <span class="mark" aria-hidden="true">
                    {number}
                </span>
                <span dir="auto">
                    <Person text=text at_length=true />
                </span>
            </TickPart>
            <LinkedTo parts=vec![id.0] />
        </li>
    }
}
