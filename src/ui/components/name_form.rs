//! A name, asked for in place.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::Alert;
use crate::app::use_session;
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
    /// What the button says.
    button: &'static str,
    /// Takes the name, or says why not.
    on_done: Callback<String, Result<(), String>>,
    /// The form was put away.
    on_cancel: Callback<()>,
) -> impl IntoView {
    let words = use_session().words();
    let (name, fault) = (RwSignal::new(value), RwSignal::new(String::new()));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Err(why) = on_done.run(name.get_untracked()) {
            fault.set(why);
        }
    };
    let leave = move |key: KeyboardEvent| {
        if keys::escapes(&key) {
            key.prevent_default();
            on_cancel.run(());
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
            <button type="button" class="button" on:click=move |_| on_cancel.run(())>
                {words.group.cancel}
            </button>
            <Alert text=fault />
        </form>
    }
}
