//! For those who talk: the question stands in the frame; here is what will happen.

use leptos::prelude::*;

/// For those who talk: the question stands in the frame; here is what will happen.
#[component]
pub(crate) fn Question() -> impl IntoView {
    view! { <p></p> }
}
