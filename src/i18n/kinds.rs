//! Words for the usual kinds of note.

use super::Phrases;
use crate::domain::event::Kind;
use crate::domain::text::PersonText;

/// A word for each of the usual kinds, in their order.
pub(super) const EN: [(&str, &str); 6] = [
    ("insight", "Insight"),
    ("challenge", "Challenge"),
    ("idea", "Idea"),
    ("action", "Action"),
    ("quote", "Quote"),
    ("question", "Question"),
];

impl Phrases {
    /// What a kind of note is called: as the organiser named it, else our word for it.
    pub fn kind(&self, kind: &Kind) -> PersonText {
        if !kind.name.is_empty() {
            return kind.name.clone();
        }
        let usual = self.kinds.iter().find(|(id, _)| *id == kind.id.as_str());
        usual.map_or(kind.id.as_str(), |(_, word)| word).into()
    }
}
