//! Is this device the one that writes? Eight phones at a table must not become eight scribes.

use crate::app::{go, redirect, use_session};
use crate::html::{El, button, el};
use crate::ui::parts::{At, hint, may_forget};
use crate::ui::route::GroupTab;

/// Asks once; a device that answered yes goes on where it was.
pub(crate) fn content(at: &At) -> El {
    let session = use_session();
    let words = session.words();
    if session.is_scribe(&at.event.id, &at.group.id) {
        redirect(&at.route(GroupTab::Capture).fragment());
    }
    let (event, group) = (at.event.id.clone(), at.group.id.clone());
    let (yes, no) =
        (at.route(GroupTab::Capture).fragment(), at.route(GroupTab::Question).fragment());
    let write =
        button("button button--main", words.group.writing_yes).id("write").click(move || {
            session.set_scribe(&event, &group);
            session.note_told();
            go(&yes);
        });
    let talk = button("button", words.group.writing_no).id("talk").click(move || go(&no));
    el("div", "column stack")
        .add(hint(words.group.written_by))
        .add(el("h2", "").text(words.group.writing))
        .add(el("p", "").text(words.group.writing_hint))
        .add(el("div", "row row--wrap").add(write).add(talk))
        .add_all((!session.was_told()).then(may_forget))
}
