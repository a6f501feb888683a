//! The frame of screens that are not a group's: one column, and the way to the start.

use super::{hint, raw_download};
use crate::app::{Session, use_session};
use crate::html::{El, el, link};
use crate::ui::route::Route;

/// One column of these parts.
pub(crate) fn plain_page(parts: impl IntoIterator<Item = El>) -> Vec<El> {
    let words = use_session().words();
    let home = link("top__home", &Route::Start.href()).text(words.group.app);
    let main = el("main", "page stack").id("main").attr("tabindex", "-1");
    vec![el("header", "top").add(home), main.part(not_kept).add_all(parts)]
}

/// Why something is kept nowhere, and the way to take everything along.
pub(super) fn not_kept() -> Option<El> {
    let session = use_session();
    let words = session.words();
    let why = session.trouble()?;
    let said = el("p", "alert").text(&(words.group.not_kept)(&(words.faults.store)(why)));
    let all = raw_download("download-everything", words.erase.download, Session::everything);
    Some(el("div", "stack").attr("role", "alert").add(said).add(all))
}

/// What a screen shows whose event is not on this device.
pub(crate) fn missing() -> Vec<El> {
    let words = use_session().words();
    plain_page([
        el("h1", "").text(words.group.missing_title),
        hint(words.group.missing_hint),
        link("button", &Route::Start.href()).text(words.group.start),
    ])
}
