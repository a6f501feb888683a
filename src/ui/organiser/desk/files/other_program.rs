//! Notes that a group wrote in another program: they come to the desk as a hand-in of their own.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::use_room;
use crate::app::{Arrived, Bringing, DraftPlace, OnFiled, Stage, Target, use_desk, use_session};
use crate::domain::event::{Group, GroupId};
use crate::ui::components::visible;
use crate::ui::dom;
use crate::ui::import::BringNotes;

/// Which group they are of, and the file; folded.
#[component]
pub(super) fn OtherProgram() -> impl IntoView {
    let words = use_session().words();
    let desk = use_room();
    let groups = untrack(|| desk.book()).map(|book| book.event().groups).unwrap_or_default();
    let pasted = use_session().draft(DraftPlace::of_device("bring-in")).field();
    let begun = !pasted.with_untracked(String::is_empty);
    let first = groups.first().map(|group| group.id.clone());
    first.map(|first| {
        view! {
            <details class="card" id="other-program" open=begun>
                <summary>{words.bring_in.desk_title}</summary>
                <Form groups first pasted />
            </details>
        }
    })
}

#[component]
fn Form(
    /// The groups of the event.
    groups: Vec<Group>,
    /// The one that is meant until somebody says another.
    first: GroupId,
    /// What is pasted.
    pasted: RwSignal<String>,
) -> impl IntoView {
    let (words, desk, desks) = (use_session().words(), use_room(), use_desk());
    let bringing = Bringing::into(Target::Desk(desk, first));
    let filed = RwSignal::new(None::<String>);
    let said = RwSignal::new("");
    let done = Callback::new(move |came: Option<Vec<Arrived>>| {
        let came = came.is_some_and(|came| came.iter().any(|one| one.event().is_some()));
        said.try_set(if came { words.bring_in.filed } else { words.desk.stopped });
        // What was stopped stays, to be brought in after all.
        if came {
            pasted.try_set(String::new());
        } else {
            filed.try_set(None);
        }
    });
    // What was said of one file is not said of the next.
    Effect::new(move |_| {
        if matches!(bringing.stage(), Stage::Reading(_)) {
            filed.set(None);
            said.set("");
        }
    });
    // Nor once it is gone: it may have been taken back from its tile.
    Effect::new(move |had: Option<bool>| {
        let digest = filed.get();
        let has = digest.as_ref().is_some_and(|digest| desk.has_file(digest));
        if had == Some(true) && !has && digest.is_some() {
            filed.set(None);
            said.set("");
        }
        has
    });
    let ready = Callback::new(move |digest: Option<String>| {
        filed.try_set(digest);
        dom::focus("import-take-back");
    });
    let add = Callback::new(move |chosen: BTreeSet<usize>| {
        bringing.file(desks, &chosen, OnFiled { ready, done });
    });
    let take_back = move |_| {
        if let Some(digest) = filed.get_untracked() {
            desk.let_file_go(&digest);
            filed.set(None);
            said.set(words.bring_in.taken_away);
            dom::focus("import-file");
        }
    };
    let stopped = Callback::new(move |()| said.set(words.bring_in.stopped));
    let is_adding = Memo::new(move |_| matches!(bringing.stage(), Stage::Adding(..)));
    let option = |group: &Group| {
        let name = (words.desk.group)(group.number, &visible(&group.name));
        view! { <option value=group.id.as_str().to_owned()>{name}</option> }
    };
    let options = groups.iter().map(option).collect_view();
    let choose = move |event| {
        if let Ok(group) = event_target_value(&event).parse() {
            bringing.turn_to(Target::Desk(desk, group));
        }
    };
    view! {
        <div class="stack">
            <div class="field">
                <label class="label" for="import-group">
                    {words.bring_in.for_group}
                </label>
                <select class="input" id="import-group" disabled=is_adding on:change=choose>
                    {options}
                </select>
            </div>
            <BringNotes bringing pasted on_add=add on_stop=stopped />
            <p role="status" id="import-said">
                {said}
            </p>
            <Show when=move || filed.with(Option::is_some)>
                <button type="button" class="button" id="import-take-back" on:click=take_back>
                    {words.bring_in.take_back}
                </button>
            </Show>
        </div>
    }
}
