//! A link as a QR code.

use crate::app::use_session;
use crate::domain::qr;
use crate::html::{El, drawing, el};
use crate::ui::parts::hint;

/// The code of this link, on white whatever the colours of the page; a sentence where it is too long for one.
pub(crate) fn qr_code(link: &str, label: &str) -> El {
    let words = use_session().words();
    match qr::of(link) {
        Some(code) => el("div", "qr")
            .attr("role", "img")
            .label(label)
            .add(drawing("qr__code", code.side, &code.path).attr("aria-hidden", "true")),
        None => hint(words.share.no_code),
    }
}
