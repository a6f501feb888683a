//! Notes: all of them in one column, the newest right above the line that takes the next.

use leptos::prelude::*;

/// Notes: all of them in one column, the newest right above the line that takes the next.
#[component]
pub(crate) fn Capture() -> impl IntoView {
    view! { <p></p> }
}
