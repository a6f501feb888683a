//! The groups of the event, in their order.

use leptos::prelude::*;

use super::draft::{EventDraft, GroupDraft};
use super::field::{Faults, Field};
use super::moves::{Move, MoveButton};
use super::off_list::OffList;
use crate::app::use_session;
use crate::domain::event::look_alike;
use crate::ui::dom;
use crate::ui::group::hue;

/// All groups, and the way to one more.
#[component]
pub(super) fn Groups(
    /// What stands in the form.
    draft: EventDraft,
    /// All that is wrong with the form.
    faults: Faults,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let groups = draft.groups;
    let add = move |_| {
        groups.update(|groups| groups.push(GroupDraft::new(session)));
        dom::focus(&format!("question-{}", groups.with_untracked(Vec::len)));
    };
    let alike = move || {
        let names: Vec<String> =
            groups.with(|groups| groups.iter().map(|group| group.name.get()).collect());
        look_alike(&names).map(words.setup.look_alike).unwrap_or_default()
    };
    let renumbered = Memo::new(move |_| draft.renumbered());
    let renumbered = move || renumbered.with(|pairs| (words.setup.renumbered)(pairs));
    view! {
        <section class="stack">
            <h2>{words.setup.groups}</h2>
            <p class="hint" id="look-alike" role="status">
                {alike}
            </p>
            <div class="stack">
                <For each=move || groups.get() key=|group| group.id.clone() let:group>
                    <GroupFields group draft faults />
                </For>
            </div>
            <p class="hint" id="renumbered" role="status">
                {renumbered}
            </p>
            <OffList draft />
            <button type="button" class="button" id="add-group" on:click=add>
                {words.setup.add_group}
            </button>
        </section>
    }
}

/// One group: its question, its name, and where it can go.
#[component]
fn GroupFields(
    /// The group.
    group: GroupDraft,
    /// What stands in the form.
    draft: EventDraft,
    /// All that is wrong with the form.
    faults: Faults,
) -> impl IntoView {
    let words = use_session().words();
    let GroupDraft { id, name, question } = group;
    let groups = draft.groups;
    // Its number is its place; 0 while it is on its way out.
    let number = Memo::new(move |_| {
        let place = groups.with(|groups| groups.iter().position(|group| group.id == id));
        place.map_or(0, |place| place + 1)
    });
    // Its colour stays with it while it is moved.
    let hue = hue(number.get_untracked());
    let question_id = Signal::derive(move || format!("question-{}", number.get()));
    let name_id = Signal::derive(move || format!("name-{}", number.get()));
    view! {
        <fieldset class="card stack" style=("--hue", hue)>
            <legend class="theme__legend">{move || (words.setup.group)(number.get())}</legend>
            <Field id=question_id label=words.ways_in.question value=question faults />
            <Field id=name_id label=words.setup.group_name value=name faults />
            <div class="row row--wrap">
                <MoveButton to=Move::Up draft number />
                <MoveButton to=Move::Down draft number />
                <MoveButton to=Move::Remove draft number />
            </div>
        </fieldset>
    }
}
