//! Notes of all groups that have some words in them, for the rooms that look for notes.

use crate::app::Desk;
use crate::domain::board::Finder;
use crate::domain::record::NoteId;
use crate::domain::text::{Folded, PersonText};

/// A note of a group.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Hit {
    pub(super) id: NoteId,
    /// The group's number.
    pub(super) number: usize,
    pub(super) text: PersonText,
}

/// The first of the notes that have these words in them, at most so many, and how many there are. Followed.
pub(super) fn look(
    desk: Desk,
    finder: &mut Finder,
    wanted: &Folded,
    most: usize,
) -> (Vec<Hit>, usize) {
    let (mut hits, mut count) = (Vec::new(), 0);
    desk.with_collection(|all| {
        for (group, collected) in all.groups() {
            for note in collected.board().notes().filter(|note| finder.has(note, wanted)) {
                count += 1;
                if hits.len() < most {
                    let text = note.text().clone();
                    hits.push(Hit { id: note.id, number: group.number, text });
                }
            }
        }
    });
    (hits, count)
}
