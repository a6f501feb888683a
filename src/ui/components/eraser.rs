//! A button that erases, once it was pressed twice: the second says so.

use leptos::prelude::*;

use super::Alert;
use crate::app::{Erase, use_session};
use crate::domain::fault::StoreError;
use crate::ui::dom::{self, focused};

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
    let words = &session.words().erase;
    let (asks, fault) = (RwSignal::new(false), RwSignal::new(String::new()));
    let erased = Callback::new(move |erased: Result<(), StoreError>| match erased {
        Ok(()) => on_done.run(()),
        Err(why) => fault.set((session.words().faults.store)(why)),
    });
    let buttons = move || {
        let id = id.clone();
        if asks.get() {
            let (what, first) = (what.clone(), id.clone());
            let keep = move |_| {
                asks.set(false);
                dom::focus(&first);
            };
            view! {
                <button
                    type="button"
                    class="button button--danger"
                    id=format!("{id}-yes")
                    use:focused
                    on:click=move |_| session.erase(what.clone(), erased)
                >
                    {words.yes}
                </button>
                <button type="button" class="button" on:click=keep>
                    {words.no}
                </button>
            }
            .into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="button"
                    id=id
                    aria-label=about.clone()
                    on:click=move |_| asks.set(true)
                >
                    {label.clone()}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <div class="eraser">
            <div class="row row--wrap">{buttons}</div>
            <Alert text=fault />
        </div>
    }
}
