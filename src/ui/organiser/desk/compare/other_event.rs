//! Choosing one of the other events of this device.

use leptos::ev::Event as DomEvent;
use leptos::prelude::*;

use crate::app::{Desk, Session};
use crate::domain::event::EventId;
use crate::ui::components::visible;

/// A field that names them, and none.
#[component]
pub(crate) fn OtherEvent(
    /// The id of the field.
    id: &'static str,
    /// What it is for.
    label: &'static str,
    /// How it says that none is chosen.
    none: &'static str,
    /// The events, each with what it is called.
    others: Memo<Vec<(EventId, String)>>,
    /// The one that is chosen.
    chosen: RwSignal<Option<EventId>>,
) -> impl IntoView {
    let choose = move |event: DomEvent| {
        let id = event_target_value(&event);
        chosen.set(others.with_untracked(|others| {
            others.iter().find(|(other, _)| other.as_str() == id).map(|(other, _)| other.clone())
        }));
    };
    let is_chosen = move |id: &EventId| chosen.with(|chosen| chosen.as_ref() == Some(id));
    let option = move |(id, title): (EventId, String)| {
        let value = id.as_str().to_owned();
        view! {
            <option value=value selected=move || is_chosen(&id)>
                {title}
            </option>
        }
    };
    view! {
        <div class="field choice off-paper">
            <label class="label" for=id>
                {label}
            </label>
            <select class="input select" id=id on:change=choose>
                <option value="">{none}</option>
                {move || others.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

/// The other events of this device, each with its title and its date, and what tells it apart where it needs that. Followed.
pub(crate) fn others(session: Session, desk: Desk) -> Vec<(EventId, String)> {
    let (here, words) = (desk.event(), session.words());
    let books = session.events().into_iter().filter(|book| *book.id() != here);
    let named = books.map(|book| {
        let event = book.event();
        let called = (words.compare_room.event)(&visible(&event.title), &visible(&event.date));
        let groups =
            || session.has_twin(&event).then(|| (words.start.event)("", event.group_count));
        let apart = session.told_apart(&event).or_else(groups).unwrap_or_default();
        (event.id, (words.compare_room.event)(&called, &apart))
    });
    named.collect()
}
