//! "Share this group": the group's link, on every screen of it.

use super::{copy_field, hint, qr_code};
use crate::app::use_session;
use crate::domain::event::{Event, Group};
use crate::html::{El, button, el};
use crate::signal::Memo;

/// A button, and the dialog it opens.
pub(super) fn share(event: &Event, group: &Group) -> El {
    let session = use_session();
    let words = session.words();
    let link = session.link(&event.only(&group.id));
    let label = (words.share.group_link)(group.number);
    let dialog = el("dialog", "dialog")
        .id("share-dialog")
        .attr("aria-labelledby", "share-title")
        .add(el("h2", "").id("share-title").text(words.group.share))
        .add(hint(words.group.share_hint))
        .add(qr_code(&link, &(words.share.code_of)(group.number)))
        .add(copy_field("share-link", &label, Memo::new(move || link.clone())))
        .add(
            button("button", words.group.close).click(move || session.close_dialog("share-dialog")),
        );
    let open = button("button button--quiet", "")
        .add(el("span", "long").text(words.group.share))
        .add(el("span", "short").text(words.group.share_short))
        .id("share")
        .click(move || session.open_dialog("share-dialog"));
    el("div", "share").add(open).add(dialog)
}
