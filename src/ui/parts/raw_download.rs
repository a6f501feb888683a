//! A button that downloads entries as they stand, as a rescue file.

use super::alert;
use crate::app::{RawEntry, Session, use_session};
use crate::html::{El, button, el};
use crate::signal::Signal;

/// The button of this id; `entries` are looked for when it is pressed.
pub(crate) fn raw_download(id: &str, label: &str, entries: fn(Session) -> Vec<RawEntry>) -> El {
    let session = use_session();
    let fault = Signal::new(String::new());
    let download = move || {
        if !session.download_raw(&entries(session)) {
            fault.set(session.words().hand_in.failed.to_owned());
        }
    };
    el("div", "").add(button("button", label).id(id).click(download)).add(alert(fault))
}
