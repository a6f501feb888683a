//! Which event a screen is about.

use leptos::prelude::*;

use super::Person;
use crate::domain::event::Event;

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
