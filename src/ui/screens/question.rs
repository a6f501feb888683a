//! For those who talk: the question stands in the frame; here is what will happen.

use crate::app::use_session;
use crate::html::{El, el, link};
use crate::ui::parts::At;
use crate::ui::route::GroupTab;

/// The steps of the table.
pub(crate) fn content(at: &At) -> El {
    let words = use_session().words();
    let steps = [
        words.group.what_capture,
        words.group.what_themes,
        words.group.what_vote,
        words.group.what_hand_in,
    ];
    let steps = steps.into_iter().map(|step| el("li", "").text(step));
    el("div", "column stack")
        .add(el("h2", "").text(words.group.what_happens))
        .add(el("ol", "list").add_all(steps))
        .add(link("button", &at.route(GroupTab::Join).href()).text(words.group.write_after_all))
}
