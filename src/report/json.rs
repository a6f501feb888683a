//! All groups as flat arrays of records.

use serde::Serialize;

use crate::domain::collection::Collection;
use crate::domain::event::Event;
use crate::domain::file::{Flat, HandIn, NoteRow, RoundRow, ThemeRow};
use crate::domain::json::pretty;

#[derive(Serialize)]
struct Report {
    event: Option<Event>,
    notes: Vec<NoteRow>,
    themes: Vec<ThemeRow>,
    rounds: Vec<RoundRow>,
}

/// The collection as JSON: the boards of all hand-ins, one array of notes, one of themes, one of rounds.
pub fn json(collection: &Collection) -> String {
    let mut all = Flat::default();
    for (group, collected) in collection.groups() {
        let book = collection.book();
        let hand_in = book.and_then(|book| HandIn::of(book, &group.id, &collected.record));
        if let Some(hand_in) = hand_in {
            all.append(hand_in.flat());
        }
    }
    let Flat { notes, themes, rounds } = all;
    pretty(&Report { event: collection.event(), notes, themes, rounds })
}
