//! For those who talk: the question stands in the frame; here is what will happen.

use leptos::prelude::*;

use super::group_view::use_group;
use crate::app::use_session;
use crate::ui::route::GroupTab;

/// What happens at the table, step by step.
#[component]
pub(super) fn Question() -> impl IntoView {
    let view = use_group();
    let words = &use_session().words().group;
    view! {
        <div class="column stack">
            <h2>{words.what_happens}</h2>
            <ol class="list">
                <li>{words.what_capture}</li>
                <li>{words.what_themes}</li>
                <li>{words.what_vote}</li>
                <li>{words.what_hand_in}</li>
            </ol>
            <a class="button" href=view.route(GroupTab::Join).href()>
                {words.write_after_all}
            </a>
        </div>
    }
}
