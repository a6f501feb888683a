//! Finding notes by their words.

use std::collections::BTreeMap;

use super::Note;
use crate::domain::record::NoteId;
use crate::domain::text::{Folded, PersonText};

/// Looks through the words of notes. What is compared of a wording is made once: of thousands of notes it would take
/// longer than a key may.
#[derive(Clone, Debug, Default)]
pub struct Finder(BTreeMap<NoteId, (PersonText, Folded)>);

impl Finder {
    /// Whether a note has these words in it.
    pub fn has(&mut self, note: &Note, wanted: &Folded) -> bool {
        // Nothing is found in every note, and nobody waits for that.
        if wanted.is_empty() {
            return true;
        }
        let (known, folded) = self.0.entry(note.id).or_default();
        if known != note.text() {
            *folded = Folded::of(note.text().as_str());
            known.clone_from(note.text());
        }
        folded.has(wanted)
    }
}
