//! What a group's link shows before the app is there (`assets/early.js`): a line that takes notes already. What is being
//! written there goes on in the group's note line, under the finger; whatever else becomes of it, it is kept as what a tab
//! that is gone was typing.

use super::dom;

/// The page, and the line on it. The line says where its words are kept.
const PAGE: &str = "early";
const LINE: &str = "early-line";
const KEY: &str = "data-key";

/// What somebody is writing there.
pub(super) struct Early {
    /// The key that it is kept under.
    pub(super) key: String,
    /// The words; a note of each line that was ended.
    pub(super) text: String,
    /// Whether the next key goes there.
    pub(super) has_focus: bool,
}

/// What is being written there. Who has the focus in the line is about to write.
pub(super) fn begun() -> Option<Early> {
    let key = dom::attribute(LINE, KEY)?;
    let (text, has_focus) = (dom::typed(LINE)?, dom::has_focus(LINE));
    (has_focus || !text.is_empty()).then_some(Early { key, text, has_focus })
}

/// Takes it away: what comes next is the app's.
pub(super) fn leave() {
    dom::remove(PAGE);
}
