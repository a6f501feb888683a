//! A share of voters, as a bar.

use leptos::prelude::*;

/// How many of all voters, as a bar. The numbers stand beside it.
#[component]
pub(crate) fn ShareBar(
    /// Voters of the theme.
    voters: usize,
    /// All voters.
    all: usize,
) -> impl IntoView {
    let share = format!("{}%", voters * 100 / all.max(1));
    view! {
        <span class="bar__track" aria-hidden="true">
            <span class="bar__fill" style=("--share", share)></span>
        </span>
    }
}
