//! Notes to tick, one a row. The arrow keys go from one to the next; with Shift they tick on the way. Enter goes to what can
//! be done with those that are ticked.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::actions::BAR;
use super::ticks::Ticks;
use crate::domain::record::NoteId;
use crate::domain::text::PersonText;
use crate::ui::components::Person;
use crate::ui::group::group_view::use_group;
use crate::ui::{dom, keys};

/// The notes of a list, each with a box.
#[component]
pub(super) fn TickList(
    /// The notes, in their order.
    ids: Memo<Vec<NoteId>>,
    /// The ticked notes, of this list and others.
    ticks: Ticks,
) -> impl IntoView {
    let in_order = move || {
        dom::keep_focus();
        ids.get()
    };
    view! {
        <ul class="notes">
            <For each=in_order key=|id| *id let:id>
                <TickRow id ids ticks />
            </For>
        </ul>
    }
}

/// A note with its box.
#[component]
fn TickRow(
    /// Which.
    id: NoteId,
    /// All notes of its list.
    ids: Memo<Vec<NoteId>>,
    /// The ticked notes.
    ticks: Ticks,
) -> impl IntoView {
    let note = use_group().session.note(id);
    let text = Signal::derive(move || {
        note.with(|note| note.as_ref().map(|note| PersonText::from(note.text())))
            .unwrap_or_default()
    });
    let on_key = move |key: KeyboardEvent| {
        if !key.default_prevented() && ids.with_untracked(|ids| step(&key, id, ids, ticks)) {
            key.prevent_default();
        }
    };
    view! {
        <li class="tick">
            <label class="tick__label">
                <input
                    class="tick__box"
                    type="checkbox"
                    id=box_id(id)
                    prop:checked=move || ticks.has(id)
                    on:click:target=move |click| {
                        let on = click.target().checked();
                        ids.with_untracked(|ids| ticks.set(id, on, click.shift_key(), ids));
                    }
                    on:keydown=on_key
                />
                <span dir="auto">
                    <Person text at_length=true />
                </span>
            </label>
        </li>
    }
}

/// Goes to the note above or below, or to the bar, where it was one of those keys.
fn step(key: &KeyboardEvent, id: NoteId, ids: &[NoteId], ticks: Ticks) -> bool {
    if keys::enters(key) && untrack(|| ticks.count()) > 0 {
        dom::focus_in_place(BAR);
        return true;
    }
    let Some(at) = ids.iter().position(|other| *other == id) else { return false };
    let to = match key.key().as_str() {
        "ArrowDown" => ids.get(at + 1),
        "ArrowUp" => at.checked_sub(1).and_then(|above| ids.get(above)),
        _ => return false,
    };
    if let Some(to) = to {
        if key.shift_key() {
            ticks.set(id, true, false, ids);
            ticks.set(*to, true, false, ids);
        }
        dom::focus(&box_id(*to));
    }
    true
}

/// The id of a note's box.
pub(super) fn box_id(id: NoteId) -> String {
    format!("tick-{id}")
}
