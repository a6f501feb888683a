//! The notes that are kept out of the report, each with its reason.

use leptos::ev::Event;
use leptos::prelude::*;

use super::super::hits::Hit;
use super::note_line::{NoteLine, keep_out};
use super::use_room;
use crate::app::{Desk, Draft, DraftPlace, use_session};
use crate::domain::command::Refusal;
use crate::domain::text::PersonText;
use crate::ui::components::{Alert, visible};

/// The list; nothing while none is.
#[component]
pub(super) fn KeptOut() -> impl IntoView {
    let (words, desk) = (&use_session().words().publish, use_room());
    let out = Memo::new(move |_| kept_out(desk));
    let count = move || (words.kept_out)(out.with(Vec::len));
    view! {
        <Show when=move || !out.with(Vec::is_empty)>
            <section class="stack">
                <h2>{count}</h2>
                <ul class="notes" id="kept-out">
                    <For each=move || out.get() key=|(note, _)| note.id let:entry>
                        <Kept note=entry.0 reason=entry.1 />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

fn kept_out(desk: Desk) -> Vec<(Hit, PersonText)> {
    desk.with_source(|source| {
        let groups = source.collection.groups();
        let notes = groups.iter().flat_map(|(group, collected)| {
            collected.board().notes().map(|note| (group.number, note))
        });
        let out = notes.filter_map(|(number, note)| {
            let reason = source.links.kept_out(note.id)?;
            Some((Hit { id: note.id, number, text: note.text().clone() }, reason.clone()))
        });
        out.collect()
    })
}

/// A note, and why; the reason can be worded anew.
#[component]
fn Kept(
    /// The note.
    note: Hit,
    /// Why it is kept out, when this is made.
    reason: PersonText,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let (id, label) = (note.id, (words.publish.reason_of)(&visible(&note.text)));
    let field = format!("reason-{}", id.0);
    let fault_id = format!("{field}-fault");
    let fault = RwSignal::new(String::new());
    // What is taken back here, or said in another tab, takes the place of what was typed.
    let stands = Memo::new(move |_| {
        desk.with_links(|links, _| {
            links.kept_out(id).map(|reason| reason.as_str().to_owned()).unwrap_or_default()
        })
    });
    let place = DraftPlace::of_event(&desk.event(), &field);
    let draft = StoredValue::new(desk.record().session().draft::<String>(place));
    let typing = StoredValue::new(false);
    let type_on = move |event: Event| {
        typing.set_value(true);
        draft.with_value(|draft| draft.keep(&event_target_value(&event)));
    };
    // Also said while the field goes, with what was being typed.
    let worded = move |event: Event| {
        typing.try_set_value(false);
        if draft.try_with_value(Draft::forget).is_none() {
            return;
        }
        let said = match keep_out(desk, id, Some(event_target_value(&event))) {
            Ok(()) | Err(Refusal::NothingToDo) => String::new(),
            Err(why) => (words.faults.refusal)(&why),
        };
        fault.set(said);
    };
    // Leaving the page is leaving the field: what was typed then counts, where it can be a reason.
    Effect::new(move |_| {
        let left = draft.with_value(Draft::found).filter(|_| !typing.get_value());
        if let Some(left) = left {
            draft.with_value(Draft::forget);
            keep_out(desk, id, Some(left)).ok();
        }
    });
    view! {
        <NoteLine note reason=reason.as_str().to_owned()>
            <div class="field">
                <label class="label" for=field.clone()>
                    <span aria-hidden="true">{words.publish.reason}</span>
                    <span class="visually-hidden">{label}</span>
                </label>
                <Alert text=fault id=fault_id.clone() />
                <input
                    class="input"
                    id=field
                    dir="auto"
                    autocomplete="off"
                    aria-describedby=fault_id
                    prop:value=stands
                    on:input=type_on
                    on:change=worded
                />
            </div>
        </NoteLine>
    }
}
