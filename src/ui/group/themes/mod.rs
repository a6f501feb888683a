//! Themes: gathering notes, without dragging anything.

use leptos::prelude::*;

/// Themes: gathering notes, without dragging anything.
#[component]
pub(crate) fn Themes() -> impl IntoView {
    view! { <p></p> }
}
