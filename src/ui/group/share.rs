//! The group's link, on every screen of it.

use leptos::prelude::*;

/// The group's link, on every screen of it.
#[component]
pub(crate) fn Share() -> impl IntoView {
    view! { <p></p> }
}
