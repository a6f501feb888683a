//! A note as it stands.

use super::wording::{Wording, Wordings, highest};
use crate::domain::event::KindId;
use crate::domain::record::{Fact, Field, Millis, NoteId, Operation, Record, ThemeId};
use crate::domain::text::{PersonText, Private, PrivateKind, private_in, private_in_owner};

/// A note, on the board or in the bin.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Which.
    pub id: NoteId,
    /// Its words. Of a note in the bin: those it had.
    pub wording: Wordings,
    /// What kind it is; nothing means the event's first kind.
    pub kind: Option<KindId>,
    /// Who will do it. Shown for actions.
    pub owner: Option<Wordings>,
    /// By when. Shown for actions.
    pub due: Option<Wordings>,
    /// The theme it was put into, before merges.
    pub place: Option<ThemeId>,
    /// Its place in the file that it was brought in from.
    pub order: Option<u32>,
    /// The revision of the event whose question it answers; 0 where that is not here.
    pub asked: u32,
    /// What the clock showed when it was made.
    pub at: Option<Millis>,
    /// Whether it is in the bin.
    pub binned: bool,
}

/// Where a note stands among others: first those that were brought in, in the order of their file, then those that people
/// wrote here, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    order: u64,
    /// Which note.
    pub id: NoteId,
}

/// After every place in a file.
const TYPED: u64 = u64::MAX;

/// What in a note may be a personal detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// Where it stands.
    pub field: NoteField,
    /// What it may be.
    pub kind: PrivateKind,
    /// The words.
    pub part: String,
}

/// A field of a note that people write words into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteField {
    /// The note itself.
    Text,
    /// Who will do it.
    Owner,
    /// By when.
    Due,
}

impl Note {
    /// Where it stands among the notes.
    pub fn turn(&self) -> Turn {
        Turn { order: self.order.map_or(TYPED, u64::from), id: self.id }
    }

    /// Its words as one line of text would show them; empty where they are not here.
    pub fn text(&self) -> &PersonText {
        self.wording.shown.here().unwrap_or(PersonText::nothing())
    }

    /// What in its words, in the name of who will do it, or in the date may be a personal detail.
    pub fn personal(&self) -> Vec<Personal> {
        type Look = fn(&str) -> Vec<Private>;
        let fields: [(NoteField, &str, Look); 3] = [
            (NoteField::Text, self.text().as_str(), private_in),
            (NoteField::Owner, said(self.owner.as_ref()), private_in_owner),
            (NoteField::Due, said(self.due.as_ref()), private_in),
        ];
        let found = fields.into_iter().flat_map(|(field, text, look)| {
            let part = move |one: Private| {
                Some(Personal { field, kind: one.kind, part: text.get(one.range)?.to_owned() })
            };
            look(text).into_iter().filter_map(part)
        });
        found.collect()
    }

    pub(super) fn read(record: &Record, id: NoteId) -> Option<Self> {
        let field = Field::Text(id);
        let standing = Wordings::read(record, field.clone());
        let made = record.get(id.0);
        if standing.is_none() && record.heads(field.clone()).is_empty() {
            return None;
        }
        let mut note = Self {
            id,
            binned: standing.is_none(),
            wording: standing.unwrap_or_else(|| Wordings::last(record, field)),
            kind: None,
            owner: None,
            due: None,
            place: None,
            order: None,
            asked: match made.and_then(Fact::operation) {
                Some(Operation::Note { asked, .. }) => *asked,
                _ => 0,
            },
            at: made.and_then(Fact::at),
        };
        // Most notes have words alone.
        record.fields_of(id.0).for_each(|field| note.read_field(record, field));
        Some(note)
    }

    fn read_field(&mut self, record: &Record, field: &Field) {
        let words = || optional(Wordings::read(record, field.clone()));
        let said = || highest(record, field.clone());
        match field {
            Field::Owner(_) => self.owner = words(),
            Field::Due(_) => self.due = words(),
            Field::Kind(_) => {
                if let Some(Operation::Kind { kind, .. }) = said() {
                    self.kind = Some(kind.clone());
                }
            }
            Field::Place(_) => {
                if let Some(Operation::Place { theme, .. }) = said() {
                    self.place = *theme;
                }
            }
            Field::Order(_) => {
                if let Some(Operation::Order { number, .. }) = said() {
                    self.order = Some(*number);
                }
            }
            _ => {}
        }
    }
}

/// What stands in a field; empty where nothing does, or its words are not here.
fn said(field: Option<&Wordings>) -> &str {
    field.and_then(|field| field.shown.here()).map_or("", PersonText::as_str)
}

/// A field that was emptied reads as if nothing had been written.
fn optional(wording: Option<Wordings>) -> Option<Wordings> {
    wording.filter(|wording| {
        wording.shown != Wording::Here(PersonText::default()) || !wording.also.is_empty()
    })
}
