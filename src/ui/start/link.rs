//! A link came in: the event is kept, and nothing else on the device changes.

use leptos::prelude::*;

/// A link came in: the event is kept, and nothing else on the device changes.
#[component]
pub(crate) fn LinkScreen(fragment: String) -> impl IntoView {
    let _ = fragment;
    view! { <p></p> }
}
