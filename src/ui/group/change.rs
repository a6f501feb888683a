//! Going on as another group.

use leptos::prelude::*;

/// Going on as another group.
#[component]
pub(crate) fn Change() -> impl IntoView {
    view! { <p></p> }
}
