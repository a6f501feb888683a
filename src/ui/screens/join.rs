//! Is this device the one that writes? Eight phones at a table must not become eight scribes.

use leptos::prelude::*;

use crate::domain::event::{EventId, GroupId};
use crate::session::live::{go, redirect, use_session};
use crate::ui::parts::{At, GroupPage};
use crate::ui::route::Step;

/// Asks once; a device that answered yes goes on where it was.
#[component]
pub(crate) fn JoinScreen(event: EventId, group: GroupId) -> impl IntoView {
    if use_session().is_scribe(&event, &group) {
        let capture = crate::ui::route::Route::Group(event.clone(), group.clone(), Step::Capture);
        redirect(&capture.fragment());
    }
    view! { <GroupPage event group step=Step::Join content=ask /> }
}

fn ask(at: At) -> AnyView {
    let session = use_session();
    let words = session.words();
    let (yes, no) = (at.route(Step::Capture).fragment(), at.route(Step::Question).fragment());
    let write = move |_| {
        session.set_scribe(&at.event.id, &at.group.id);
        go(&yes);
    };
    view! {
        <div class="column stack">
            <p class="hint">{words.group.written_by}</p>
            <h2>{words.group.writing}</h2>
            <p>{words.group.writing_hint}</p>
            <div class="row row--wrap">
                <button type="button" class="button button--main" id="write" on:click=write>{words.group.writing_yes}</button>
                <button type="button" class="button" id="talk" on:click=move |_| go(&no)>{words.group.writing_no}</button>
            </div>
        </div>
    }
    .into_any()
}
