//! "Bring notes in": what another program wrote, looked at before it is added.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::group_view::use_group;
use crate::app::{Bringing, Stage, Target, fields, use_session};
use crate::domain::command::Refusal;
use crate::domain::import::ToBring;
use crate::ui::components::Alert;
use crate::ui::dom;
use crate::ui::import::BringNotes;
use crate::ui::route::GroupTab;

/// A file of another program, for this group.
#[component]
pub(super) fn BringIn() -> impl IntoView {
    let view = use_group();
    let words = use_session().words();
    let bringing = Bringing::into(Target::Group(view.session));
    let pasted = view.session.draft(fields::BRING_IN).field();
    let (said, fault) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let done = Callback::new(move |added: Result<ToBring, Refusal>| match added {
        Ok(came) => {
            said.try_set((words.bring_in.added)(came));
            fault.try_set(String::new());
            pasted.try_set(String::new());
            dom::focus("import-notes");
        }
        Err(why) => drop(fault.try_set((words.faults.refusal)(&why))),
    });
    let add = Callback::new(move |chosen: BTreeSet<usize>| {
        bringing.add(view.session, &chosen, done);
    });
    let stopped = Callback::new(move |()| said.set(words.bring_in.stopped.to_owned()));
    // What was said of one file is not said of the next.
    Effect::new(move |_| {
        if matches!(bringing.stage(), Stage::Reading(_)) {
            said.set(String::new());
            fault.set(String::new());
        }
    });
    view! {
        <div class="column stack">
            <h2>{words.group.bring_in}</h2>
            <BringNotes bringing pasted on_add=add on_stop=stopped />
            <p role="status" id="import-said">
                {said}
            </p>
            <Alert text=fault />
            <a
                class="button button--quiet"
                id="import-notes"
                href=view.route(GroupTab::Capture).href()
            >
                {words.bring_in.to_notes}
            </a>
        </div>
    }
}
