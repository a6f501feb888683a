//! Making the file: what will be in it, what stays here, and the words that prove it arrived.

use leptos::prelude::*;

/// Making the file: what will be in it, what stays here, and the words that prove it arrived.
#[component]
pub(crate) fn HandIn() -> impl IntoView {
    view! { <p></p> }
}
