//! Notes from a spreadsheet. The ids of their facts derive from the file's bytes and the row, so that bringing the same file again
//! adds nothing.

use std::collections::BTreeMap;

use crate::domain::event::{Event, KindId};
use crate::domain::record::{
    Fact, LamportTimestamp, NoteId, Operation, ReplicaId, ThemeId, short_digest,
};
use crate::domain::text::{TextFault, name_text, note_text, one_line};

/// A row: what the note says, and where columns for it are there, its kind and theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The note's words.
    pub text: String,
    /// An id or name of one of the event's kinds; any other is left out.
    pub kind: String,
    /// The name of its theme; rows of one name share the theme.
    pub theme: String,
}

/// The facts of these rows of a file of these `bytes`. Rows without text are passed over.
pub fn facts_of_rows(
    bytes: &[u8],
    rows: &[Row],
    event: &Event,
) -> Result<Vec<Fact>, (usize, TextFault)> {
    let replica = ReplicaId::new(short_digest(bytes));
    let mut count = 0;
    let mut facts: Vec<Fact> = Vec::new();
    let mut write = |operation| {
        count += 1;
        let fact = Fact::write(LamportTimestamp { count, replica }, None, Vec::new(), operation);
        let id = fact.id();
        facts.push(fact);
        id
    };
    let mut themes: BTreeMap<String, ThemeId> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        let text = match note_text(&row.text) {
            Err(TextFault::Empty) => continue,
            other => other.map_err(|fault| (place + 1, fault))?,
        };
        let note = NoteId(write(Operation::Note { text, asked: event.revision }));
        if let Some(kind) = kind_of(event, &row.kind) {
            write(Operation::Kind { note, kind });
        }
        let name = match name_text(&row.theme) {
            Err(TextFault::Empty) => continue,
            other => other.map_err(|fault| (place + 1, fault))?,
        };
        let theme = *themes
            .entry(name)
            .or_insert_with_key(|name| ThemeId(write(Operation::Theme { name: name.clone() })));
        write(Operation::Place { note, theme: Some(theme) });
    }
    Ok(facts)
}

fn kind_of(event: &Event, written: &str) -> Option<KindId> {
    let written = one_line(written).to_lowercase();
    let same = event
        .kinds
        .iter()
        .find(|kind| kind.id.as_str() == written || kind.name.as_str().to_lowercase() == written);
    same.filter(|_| !written.is_empty()).map(|kind| kind.id.clone())
}
