//! A file as text, put away until somebody wants to paste one.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::Brought;

/// A field for text, and a button that hands it over as a file of its own.
#[component]
pub(crate) fn Paste(
    /// The field's id; the button has `-open` behind it.
    id: &'static str,
    /// What can be pasted.
    label: &'static str,
    /// What is done with it.
    open: &'static str,
    /// What stands in place of a file's name.
    name: &'static str,
    /// The text.
    pasted: RwSignal<String>,
    /// Takes it.
    on_paste: Callback<Vec<Brought>>,
) -> impl IntoView {
    // Text that was left there is in sight.
    let begun = !pasted.with_untracked(String::is_empty);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        on_paste.run(vec![Brought::text(name, pasted.get_untracked())]);
    };
    view! {
        <details open=begun>
            <summary>{label}</summary>
            <form class="stack" on:submit=send>
                <label class="visually-hidden" for=id>
                    {label}
                </label>
                <textarea
                    class="input"
                    id=id
                    rows="4"
                    spellcheck="false"
                    bind:value=pasted
                ></textarea>
                <button class="button" type="submit" id=format!("{id}-open")>
                    {open}
                </button>
            </form>
        </details>
    }
}
