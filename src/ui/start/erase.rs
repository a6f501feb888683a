//! Erasing.

use leptos::prelude::*;

/// Erasing.
#[component]
pub(crate) fn EraseScreen() -> impl IntoView {
    view! { <p></p> }
}
