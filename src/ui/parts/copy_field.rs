//! Text to take along: selectable, with a copy button.

use leptos::html::Input;
use leptos::prelude::*;

use crate::session::live::use_session;

/// A field that shows `text` and copies it. Where copying is blocked, the text is selected for copying by hand.
#[component]
pub(crate) fn CopyField(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// What the text is.
    #[prop(into)]
    label: String,
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let field = NodeRef::<Input>::new();
    let said = RwSignal::new("");
    let done = Callback::new(move |copied: bool| {
        said.set(if copied { words.group.copied } else { words.group.copy_failed });
        if let (false, Some(field)) = (copied, field.get_untracked()) {
            drop(field.focus());
            field.select();
        }
    });
    let copy = move |_| session.copy(text.get_untracked(), done);
    let name = format!("{} {label}", words.group.copy);
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{label}</label>
            <div class="row copy">
                <input class="input" id=id node_ref=field readonly prop:value=text />
                <button type="button" class="button" aria-label=name on:click=copy>{words.group.copy}</button>
            </div>
            <p class="hint" role="status">{said}</p>
        </div>
    }
}
