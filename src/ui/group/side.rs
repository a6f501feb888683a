//! The side column: which group, its question, the tabs, and what is kept.

use leptos::prelude::*;

use super::undo::Undo;

/// The side column; a slim header on a phone.
#[component]
pub(super) fn Side(
    /// What undo and redo are said through.
    undo: Undo,
) -> impl IntoView {
    let _ = undo;
    view! { <header class="side"></header> }
}
