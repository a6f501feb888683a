//! The kinds of note.

use leptos::prelude::*;

use super::draft::KindDraft;
use super::field::{Faults, wrong_with};
use crate::app::use_session;
use crate::ui::components::{Hint, visible};
use crate::ui::dom;

/// All kinds, and the way to one more.
#[component]
pub(super) fn Kinds(
    /// The kinds.
    kinds: RwSignal<Vec<KindDraft>>,
    /// All that is wrong with the form.
    faults: Faults,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let add = move |_| {
        kinds.update(|kinds| kinds.push(KindDraft::new(session)));
        dom::focus(&format!("kind-{}", kinds.with_untracked(Vec::len)));
    };
    view! {
        <fieldset class="stack">
            <legend>
                <h2>{words.setup.kinds}</h2>
            </legend>
            <Hint text=words.setup.kinds_hint.to_owned() />
            <ul class="stack" id="kinds">
                <For each=move || kinds.get() key=|kind| kind.id.clone() let:kind>
                    <KindRow kind kinds faults />
                </For>
            </ul>
            <button type="button" class="button" id="add-kind" on:click=add>
                {words.setup.add_kind}
            </button>
        </fieldset>
    }
}

/// One kind: its name, and the way to be rid of it.
#[component]
fn KindRow(
    /// The kind.
    kind: KindDraft,
    /// All kinds.
    kinds: RwSignal<Vec<KindDraft>>,
    /// All that is wrong with the form.
    faults: Faults,
) -> impl IntoView {
    let words = use_session().words();
    let KindDraft { id: own, name } = kind;
    let of = own.clone();
    // Its number is its place; 0 while it is on its way out.
    let number = Memo::new(move |_| {
        let place = kinds.with(|kinds| kinds.iter().position(|kind| kind.id == of));
        place.map_or(0, |place| place + 1)
    });
    let id = move || format!("kind-{}", number.get());
    let fault_id = move || format!("{}-fault", id());
    let wrong = Memo::new(move |_| wrong_with(&id(), faults, words));
    let remove = move |_| {
        kinds.update(|kinds| {
            if kinds.len() > 1 {
                kinds.retain(|kind| kind.id != own);
            }
        });
        dom::focus("add-kind");
    };
    let remove_label = move || (words.setup.of_kind)(words.setup.remove, &visible(name.get()));
    view! {
        <li>
            <p class="alert" id=fault_id>
                {wrong}
            </p>
            <div class="row">
                <input
                    class="input"
                    id=id
                    aria-label=words.setup.kind_name
                    dir="auto"
                    autocomplete="off"
                    aria-describedby=fault_id
                    aria-invalid=move || wrong.with(|wrong| !wrong.is_empty()).to_string()
                    bind:value=name
                />
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=remove_label
                    disabled=move || kinds.with(Vec::len) < 2
                    on:click=remove
                >
                    {words.setup.remove}
                </button>
            </div>
        </li>
    }
}
