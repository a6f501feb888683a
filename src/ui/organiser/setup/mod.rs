//! Setting an event up.

use leptos::prelude::*;

/// Setting an event up.
#[component]
pub(crate) fn SetUpScreen(basis: crate::ui::route::Basis) -> impl IntoView {
    let _ = basis;
    view! { <p></p> }
}
