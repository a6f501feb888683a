//! Which event a screen is about.

use leptos::prelude::*;

use super::{Hint, Person};
use crate::app::use_session;
use crate::domain::event::{Event, EventId};

/// When and where an event is, its name as the screen's heading, and what a screen says below.
#[component]
pub(crate) fn EventHead(
    /// The event.
    event: Event,
    /// What stands below.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="stack">
            <p class="hint">
                <Person text=&event.date />
            </p>
            <h1 dir="auto" id="event-name">
                <Person text=&event.title />
            </h1>
            {children()}
        </div>
    }
}

/// Whose words those of an event are: anybody can make a link. Not said to who set it up here.
#[component]
pub(crate) fn WrittenBy(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let session = use_session();
    let is_own = move || session.event(&event).is_some_and(|book| book.is_own());
    let said = session.words().group.written_by;
    view! {
        <Show when=move || !is_own()>
            <Hint text=said.to_owned() />
        </Show>
    }
}
