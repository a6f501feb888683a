//! What a group's link shows before the app is there (`assets/early.js`): a line that takes notes already. What is being
//! written there goes on in the group's note line, under the finger; whatever else becomes of it, it is kept as what a tab
//! that is gone was typing.

use leptos::ev::compositionend;
use leptos::prelude::*;

use super::dom::{self, Caret};

/// The page, and the line on it. The line says where its words are kept, and that a word is being put together.
const PAGE: &str = "early";
const LINE: &str = "early-line";
const KEY: &str = "data-key";
const COMPOSING: &str = "data-composing";

/// What somebody is writing there.
pub(super) struct Early {
    /// The key that it is kept under.
    pub(super) key: String,
    /// The words; a note of each line that was ended.
    pub(super) text: String,
    /// Where the next key goes, if it goes there.
    pub(super) caret: Option<Caret>,
}

/// What is being written there. Who has the focus in the line is about to write.
pub(super) fn begun() -> Option<Early> {
    let key = dom::attribute(LINE, KEY)?;
    let (text, caret) = (dom::typed(LINE)?, dom::caret(LINE));
    (caret.is_some() || !text.is_empty()).then_some(Early { key, text, caret })
}

/// Whether the next key goes there.
pub(super) fn has_focus() -> bool {
    dom::has_focus(LINE)
}

/// Calls this once no word is being put together there, and before another key comes, where none is. A field that was just
/// made has its first value by then: one that came later would take the caret to the end.
pub(super) fn at_rest(then: impl Fn() + Copy + 'static) {
    if dom::attribute(LINE, COMPOSING).is_none() {
        return queue_microtask(then);
    }
    // The field has the word a moment after this is said.
    let waits = window_event_listener(compositionend, move |_| dom::soon(then));
    on_cleanup(move || waits.remove());
}

/// Takes it away: what comes next is the app's.
pub(super) fn leave() {
    dom::remove(PAGE);
}
