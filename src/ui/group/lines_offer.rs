//! Lines that were pasted, until it is said that they are notes.

use leptos::prelude::*;

use crate::app::use_session;
use crate::ui::dom::focused;

/// How many lines were pasted, the button that makes a note of each, and what else can be done.
#[component]
pub(super) fn LinesOffer(
    /// How many lines.
    count: usize,
    /// The id of the button that makes a note of each.
    id: &'static str,
    /// Makes a note of each.
    on_add: Callback<()>,
    /// Buttons for what else can be done.
    children: Children,
) -> impl IntoView {
    let words = use_session().words();
    let said = (words.capture.lines)(count);
    let label = said.clone();
    view! {
        <div class="offer" role="group" aria-label=label>
            <p role="status">{said}</p>
            <div class="row row--wrap">
                <button
                    type="button"
                    class="button button--main"
                    id=id
                    use:focused
                    on:click=move |_| on_add.run(())
                >
                    {(words.capture.as_notes)(count)}
                </button>
                {children()}
            </div>
        </div>
    }
}
