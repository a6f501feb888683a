//! All groups as flat arrays of records.

use crate::domain::collection::Collection;
use crate::domain::file::HandIn;
use crate::domain::json::{Value, object, pretty};

/// The collection as JSON: the boards of all hand-ins, one array of notes, one of themes, one of rounds.
pub fn json(collection: &Collection) -> String {
    let (mut notes, mut themes, mut rounds) = (Vec::new(), Vec::new(), Vec::new());
    for (group, collected) in collection.groups() {
        let hand_in =
            collection.book().and_then(|book| HandIn::of(book, &group.id, &collected.record));
        let Some(hand_in) = hand_in else { continue };
        let mut board = hand_in.flat();
        for (name, all) in [("notes", &mut notes), ("themes", &mut themes), ("rounds", &mut rounds)]
        {
            if let Some(Value::Array(rows)) = board.get_mut(name) {
                all.append(rows);
            }
        }
    }
    let event = collection.event();
    pretty(&object(&[
        ("event", &event),
        ("notes", &notes),
        ("themes", &themes),
        ("rounds", &rounds),
    ]))
}
