//! The events on this device.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::event::Event;
use crate::ui::components::{Person, visible};
use crate::ui::route::Route;

/// A link to each event on this device, as they come and go; takes no room while there is none.
#[component]
pub(super) fn OnThisDevice() -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let some = move || !session.events().is_empty();
    let rows = move || {
        let rows = session.events().into_iter();
        rows.map(|book| view! { <EventRow event=book.event() /> }).collect_view()
    };
    view! {
        <Show when=some>
            <section class="card">
                <h2>{words.start.here}</h2>
                <ul class="plain" id="events">
                    {rows}
                </ul>
            </section>
        </Show>
    }
}

/// A link to an event.
#[component]
fn EventRow(
    /// The event.
    event: Event,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    // Of the page for tables every byte counts: who has several events has the organiser's.
    #[cfg(feature = "organiser")]
    let apart = session.told_apart(&event).map(|apart| view! { <span class="hint">{apart}</span> });
    #[cfg(not(feature = "organiser"))]
    let apart = ();
    let example =
        event.is_example().then(|| view! { <span class="tag">{words.ways_in.example}</span> });
    view! {
        <li>
            <a class="event-link" href=Route::Event(event.id.clone()).href()>
                <Person class="event-link__title" text=&event.title />
                {example}
                <span class="hint">
                    {(words.start.event)(&visible(&event.date), event.group_count)}
                </span>
                {apart}
            </a>
        </li>
    }
}
