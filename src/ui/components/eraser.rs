//! A button that erases, once it was pressed twice: the second says so.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{Alert, FinalButton};
use crate::app::{Erase, use_session};
use crate::domain::fault::StoreError;
use crate::ui::dom::{self, focused};
use crate::ui::keys;

/// Erases `what`.
#[component]
pub(crate) fn Eraser(
    /// The first button's id.
    #[prop(into)]
    id: String,
    /// What it says.
    #[prop(into)]
    label: String,
    /// What it says to a screen reader: of what it is.
    #[prop(into)]
    about: String,
    /// What goes.
    what: Erase,
    /// It is gone.
    on_done: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let (asks, fault) = (RwSignal::new(false), RwSignal::new(String::new()));
    let erased = Callback::new(move |erased: Result<(), StoreError>| match erased {
        Ok(()) => on_done.run(()),
        Err(why) => fault.set((session.words().faults.store)(why)),
    });
    let id = StoredValue::new(id);
    let keep = move || {
        asks.set(false);
        id.with_value(|id| dom::focus(id));
    };
    let escape = move |key: KeyboardEvent| {
        if asks.get_untracked() && keys::escapes(&key) {
            keep();
        }
    };
    let press = move |_| if asks.get_untracked() { keep() } else { asks.set(true) };
    let on_yes = Callback::new(move |()| session.erase(what.clone(), erased));
    let on_keep = Callback::new(move |()| keep());
    view! {
        <div class="eraser" on:keydown=escape>
            <div class="row row--wrap">
                <button
                    type="button"
                    class="button"
                    id=id.get_value()
                    aria-label=about
                    aria-expanded=move || asks.get().to_string()
                    on:click=press
                >
                    {label}
                </button>
            </div>
            <Show when=move || asks.get()>
                <Question id=id.get_value() on_keep on_yes />
            </Show>
            <Alert text=fault />
        </div>
    }
}

/// The question, below the button that asks it; "Keep it" has the focus: who presses twice keeps it.
#[component]
fn Question(
    /// The first button's id.
    id: String,
    /// It stays.
    on_keep: Callback<()>,
    /// It goes.
    on_yes: Callback<()>,
) -> impl IntoView {
    let words = &use_session().words().erase;
    view! {
        <div class="row row--wrap">
            <button
                type="button"
                class="button"
                id=format!("{id}-no")
                use:focused
                on:click=move |_| on_keep.run(())
            >
                {words.no}
            </button>
            <FinalButton
                id=format!("{id}-yes")
                class="button button--danger"
                on_press=on_yes
            >
                {words.yes}
            </FinalButton>
        </div>
    }
}
