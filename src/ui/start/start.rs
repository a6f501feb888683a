//! The first screen: what this is, and every way in.

use leptos::prelude::*;

/// The first screen: what this is, and every way in.
#[component]
pub(crate) fn StartScreen() -> impl IntoView {
    view! { <p></p> }
}
