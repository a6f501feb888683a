//! The desk: hand-ins come in, and what all groups said.

use leptos::prelude::*;

/// The desk: hand-ins come in, and what all groups said.
#[component]
pub(crate) fn CollectScreen(event: Option<crate::domain::event::EventId>) -> impl IntoView {
    let _ = event;
    view! { <p></p> }
}
