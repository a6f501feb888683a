//! What this browser may forget: said once where it matters, on the way in and before the first file.

use super::hint;
use crate::app::{Place, use_session};
use crate::html::{El, el};

/// The lines that hold for this browser.
pub(crate) fn may_forget() -> El {
    let session = use_session();
    let words = &session.words().erase;
    let own = match session.place() {
        Place::InApp => Some(words.in_app),
        Place::Safari => Some(words.safari),
        Place::Browser => None,
    };
    let lines = own.into_iter().chain([words.private]).map(hint);
    el("div", "stack").id("may-forget").attr("role", "note").add_all(lines)
}
