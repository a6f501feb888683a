//! Voting on one device that is passed round.

use leptos::prelude::*;

/// Voting on one device that is passed round.
#[component]
pub(crate) fn Vote() -> impl IntoView {
    view! { <p></p> }
}
