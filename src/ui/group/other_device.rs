//! Notes from another device of the group.

use leptos::prelude::*;

/// Notes from another device of the group.
#[component]
pub(crate) fn OtherDevice() -> impl IntoView {
    view! { <p></p> }
}
