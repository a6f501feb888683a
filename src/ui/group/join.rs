//! Is this device the one that writes? Eight phones at a table must not become eight scribes.

use leptos::prelude::*;

use super::group_view::use_group;
use crate::app::{go, redirect, use_session};
use crate::ui::components::{MayForget, WrittenBy};
use crate::ui::early;
use crate::ui::route::GroupTab;

/// Asks once; a device that answered yes goes on where it was.
#[component]
pub(super) fn Join() -> impl IntoView {
    let view = use_group();
    let session = use_session();
    let words = session.words();
    let (event, group) = (view.event().id, view.group().id);
    let (yes, no) =
        (view.route(GroupTab::Capture).fragment(), view.route(GroupTab::Question).fragment());
    // Who writes already, before the app was there, has answered.
    let begun = early::begun().is_some_and(|early| view.session.keeps(&early.key));
    if begun {
        session.set_scribe(&event, &group);
    }
    if session.is_scribe(&event, &group) {
        redirect(&yes);
    } else {
        early::leave();
    }
    let untold = !session.was_told();
    let write = move |_| {
        session.set_scribe(&event, &group);
        session.note_told();
        go(&yes);
    };
    view! {
        <div class="column stack">
            <WrittenBy event=view.event().id />
            <h2>{words.group.writing}</h2>
            <p>{words.group.writing_hint}</p>
            <div class="row row--wrap">
                <button type="button" class="button button--main" id="write" on:click=write>
                    {words.group.writing_yes}
                </button>
                <button type="button" class="button" id="talk" on:click=move |_| go(&no)>
                    {words.group.writing_no}
                </button>
            </div>
            {untold.then(|| view! { <MayForget /> })}
        </div>
    }
}
