//! An event: its links, its codes, and the way to the desk.

use leptos::prelude::*;

/// An event: its links, its codes, and the way to the desk.
#[component]
pub(crate) fn EventScreen(event: crate::domain::event::EventId) -> impl IntoView {
    let _ = event;
    view! { <p></p> }
}
