//! Text to take along: selectable, with a copy button.

use leptos::prelude::*;

use crate::app::use_session;
use crate::ui::dom;

/// A field that shows text and copies it. Where copying is blocked, the text is selected for copying by hand.
#[component]
pub(crate) fn CopyField(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let said = RwSignal::new("");
    let field = id.clone();
    let done = Callback::new(move |copied: bool| {
        said.set(if copied { words.group.copied } else { words.group.copy_failed });
        if !copied {
            dom::select(&field);
        }
    });
    let copy_label = format!("{} {label}", words.group.copy);
    view! {
        <div class="field">
            <label class="label" for=id.clone()>
                {label}
            </label>
            <div class="row copy">
                <input class="input" id=id readonly prop:value=text />
                <button
                    type="button"
                    class="button"
                    aria-label=copy_label
                    on:click=move |_| session.copy(text.get_untracked(), done)
                >
                    {words.group.copy}
                </button>
            </div>
            <p class="hint" role="status">
                {said}
            </p>
        </div>
    }
}
