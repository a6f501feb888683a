//! For those who talk: the question, and what will happen.

use leptos::prelude::*;

use crate::domain::event::{EventId, GroupId};
use crate::session::live::use_session;
use crate::ui::parts::{At, GroupPage};
use crate::ui::route::Step;

/// The question stands in the frame; here are the steps.
#[component]
pub(crate) fn QuestionScreen(event: EventId, group: GroupId) -> impl IntoView {
    view! { <GroupPage event group step=Step::Question content=steps /> }
}

fn steps(at: At) -> AnyView {
    let words = use_session().words();
    view! {
        <div class="column stack">
            <h2>{words.group.what_happens}</h2>
            <ol class="list">
                <li>{words.group.what_capture}</li>
                <li>{words.group.what_themes}</li>
                <li>{words.group.what_vote}</li>
                <li>{words.group.what_hand_in}</li>
            </ol>
            <a class="button" href=at.route(Step::Join).href()>{words.group.write_after_all}</a>
        </div>
    }
    .into_any()
}
