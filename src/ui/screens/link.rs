//! A link came in: the event is kept, and nothing else on the device changes.

use crate::domain::link;
use crate::html::{self, El, el};
use crate::session::live::{redirect, use_session};
use crate::ui::parts::plain_page;
use crate::ui::route::{Route, Step};

/// Goes on to the group, where the link names one, else to the event; or says what is wrong with the link.
pub(crate) fn screen(fragment: &str) -> Vec<El> {
    let session = use_session();
    let words = session.words();
    let why = match link::decode(fragment) {
        Ok(event) => {
            let to = match event.groups.as_slice() {
                [group] => Route::Group(event.id.clone(), group.id.clone(), Step::Join),
                _ => Route::Event(event.id.clone()),
            };
            match session.keep_event(event) {
                Ok(()) => {
                    redirect(&to.fragment());
                    return Vec::new();
                }
                Err(why) => (words.faults.store)(why),
            }
        }
        Err(why) => (words.faults.link)(&why),
    };
    plain_page([
        el("h1", "").text(words.share.link_broken),
        el("p", "").attr("role", "alert").id("link-fault").text(&why),
        html::link("button", &Route::Start.href()).text(words.group.start),
    ])
}
