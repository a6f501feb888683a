//! The kinds of note.

use leptos::prelude::*;

use super::draft::{EventDraft, KindDraft};
use super::field::{Faults, wrong_with};
use crate::app::use_session;
use crate::domain::event::{Kind, look_alike};
use crate::ui::components::{Hint, Person, visible};
use crate::ui::dom;

/// All kinds, and the way to one more.
#[component]
pub(super) fn Kinds(
    /// What stands in the form.
    draft: EventDraft,
    /// All that is wrong with it.
    faults: Faults,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let kinds = draft.kinds;
    let add = move |_| {
        kinds.update(|kinds| kinds.push(KindDraft::new(session)));
        dom::focus(&format!("kind-{}", kinds.with_untracked(Vec::len)));
    };
    let alike = move || {
        let names: Vec<String> =
            kinds.with(|kinds| kinds.iter().map(|kind| kind.name.get()).collect());
        look_alike(&names).map(words.setup.kinds_alike).unwrap_or_default()
    };
    view! {
        <fieldset class="stack">
            <legend>
                <h2>{words.setup.kinds}</h2>
            </legend>
            <Hint text=words.setup.kinds_hint.to_owned() />
            <Show when=move || draft.changes_one()>
                <Hint text=words.setup.first_kind_stays.to_owned() />
            </Show>
            <p class="hint" id="kinds-alike" role="status">
                {alike}
            </p>
            <ul class="stack" id="kinds">
                <For each=move || kinds.get() key=|kind| kind.id.clone() let:kind>
                    <KindRow kind draft faults />
                </For>
            </ul>
            <KindsOff draft />
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
    /// What stands in the form.
    draft: EventDraft,
    /// All that is wrong with it.
    faults: Faults,
) -> impl IntoView {
    let words = use_session().words();
    let kinds = draft.kinds;
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
    // Notes that nobody gave a kind are of the first one.
    let stays = move || kinds.with(Vec::len) < 2 || (draft.changes_one() && number.get() == 1);
    let remove = move |_| {
        if !untrack(stays) {
            kinds.update(|kinds| kinds.retain(|kind| kind.id != own));
            dom::focus("add-kind");
        }
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
                    disabled=stays
                    on:click=remove
                >
                    {words.setup.remove}
                </button>
            </div>
        </li>
    }
}

/// The kinds that are not on the list, each with the way onto it; nothing where there are none.
#[component]
fn KindsOff(
    /// What stands in the form.
    draft: EventDraft,
) -> impl IntoView {
    let session = use_session();
    let words = &session.words().setup;
    let off = Memo::new(move |_| draft.kinds_off());
    let row = move |kind: Kind| {
        let name = session.words().kind(&kind);
        let label = (words.of_kind)(words.put_on_list, &visible(&name));
        let put_back = move |_| {
            draft.kinds.update(|kinds| kinds.push(KindDraft::of(session, &kind)));
            dom::focus(&format!("kind-{}", draft.kinds.with_untracked(Vec::len)));
        };
        view! {
            <li class="row row--wrap">
                <Person text=name />
                <button type="button" class="button" aria-label=label on:click=put_back>
                    {words.put_on_list}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || off.with(|off| !off.is_empty())>
            <section class="stack" id="kinds-off">
                <h3>{words.off_list}</h3>
                <Show when=move || draft.changes_one()>
                    <Hint text=words.kinds_off_hint.to_owned() />
                </Show>
                <ul class="stack">
                    <For each=move || off.get() key=|kind| kind.id.clone() let:kind>
                        {row(kind)}
                    </For>
                </ul>
            </section>
        </Show>
    }
}
