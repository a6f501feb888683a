//! Groups that are not on the list, each with the way onto it: taken off in this form or earlier, or made at a table.

use leptos::prelude::*;

use super::draft::{EventDraft, GroupDraft, Off};
use crate::app::use_session;
use crate::domain::event::GroupId;
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Person, visible};
use crate::ui::dom;

/// All of them; nothing where there are none.
#[component]
pub(super) fn OffList(
    /// What stands in the form.
    draft: EventDraft,
) -> impl IntoView {
    let words = use_session().words();
    let any = Memo::new(move |_| draft.off.with(|off| !off.is_empty()));
    view! {
        <Show when=move || any.get()>
            <section class="stack" id="off-list">
                <h3>{words.setup.off_list}</h3>
                <Show when=move || draft.changes_one()>
                    <Hint text=words.setup.off_list_hint.to_owned() />
                </Show>
                <ul class="stack">
                    <For each=move || draft.off.get() key=|off| off.group.id.clone() let:off>
                        <OffRow off draft />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// One of them, by its name, or else its question: its number may be another group's by now.
#[component]
fn OffRow(
    /// The group.
    off: Off,
    /// What stands in the form.
    draft: EventDraft,
) -> impl IntoView {
    let words = &use_session().words().setup;
    let GroupDraft { id, name, question } = off.group;
    let said = [name, question].map(|text| text.get_untracked());
    let said = said.into_iter().find(|said| !said.trim().is_empty()).map(PersonText::from);
    let said = said.unwrap_or_default();
    let label = (words.of_kind)(words.put_on_list, &visible(&said));
    let put_back = move |_| put_back(draft, &id);
    view! {
        <li class="row row--wrap">
            <Person text=said />
            <button type="button" class="button" aria-label=label on:click=put_back>
                {words.put_on_list}
            </button>
        </li>
    }
}

/// Puts a group back where it stood on this list, else last: the links that are out call the others by their numbers. Goes
/// on there.
fn put_back(draft: EventDraft, id: &GroupId) {
    let off = draft.off.try_update(|all| {
        let place = all.iter().position(|off| off.group.id == *id)?;
        Some(all.remove(place))
    });
    // Pressed once more while it was on its way, there is nothing to put back.
    let Some(Off { number, group }) = off.flatten() else { return };
    let place = draft.groups.try_update(|groups| {
        let place =
            number.map_or(groups.len(), |number| number.saturating_sub(1).min(groups.len()));
        groups.insert(place, group);
        place
    });
    dom::focus(&format!("question-{}", place.unwrap_or_default() + 1));
}
