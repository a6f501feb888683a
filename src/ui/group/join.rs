//! Is this device the one that writes? Eight phones at a table must not become eight scribes.

use leptos::prelude::*;

/// Is this device the one that writes? Eight phones at a table must not become eight scribes.
#[component]
pub(crate) fn Join() -> impl IntoView {
    view! { <p></p> }
}
