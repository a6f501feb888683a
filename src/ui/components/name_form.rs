//! A name, asked for in place.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::Alert;
use crate::app::{Draft, use_session};
use crate::ui::dom::selected;
use crate::ui::keys;

/// Asks for a name; it has the focus at once.
#[component]
pub(crate) fn NameForm(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// What is asked for.
    label: &'static str,
    /// What stands there at first.
    #[prop(optional, into)]
    value: String,
    /// Where what is typed is kept.
    draft: Draft<String>,
    /// What the button says.
    button: &'static str,
    /// Takes the name, or says why not.
    on_done: Callback<String, Result<(), String>>,
    /// The form was put away.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let words = use_session().words();
    let name = RwSignal::new(untrack(|| draft.found()).unwrap_or_else(|| value.clone()));
    let fault = RwSignal::new(String::new());
    draft.clone().follow(name, value);
    let draft = StoredValue::new(draft);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        match on_done.run(name.get_untracked()) {
            Ok(()) => draft.with_value(Draft::forget),
            Err(why) => fault.set(why),
        }
    };
    let cancel = move || {
        draft.with_value(Draft::forget);
        on_cancel.run(());
    };
    let leave = move |key: KeyboardEvent| {
        if keys::escapes(&key) {
            key.prevent_default();
            cancel();
        }
    };
    view! {
        <form class="row row--wrap name-form" on:submit=send on:keydown=leave>
            <label class="visually-hidden" for=id.clone()>
                {label}
            </label>
            <input
                class="input"
                id=id
                dir="auto"
                autocomplete="off"
                placeholder=label
                bind:value=name
                use:selected
            />
            <button class="button button--main" type="submit">
                {button}
            </button>
            <button type="button" class="button" on:click=move |_| cancel()>
                {words.group.cancel}
            </button>
            <Alert text=fault />
        </form>
    }
}
