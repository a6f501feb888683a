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

impl Note {
    /// Where it stands among the notes.
    pub fn turn(&self) -> Turn {
        Turn { order: self.order.map_or(TYPED, u64::from), id: self.id }
    }

    /// Its words as one line of text would show them; empty where they are not here.
    pub fn text(&self) -> &PersonText {
        self.wording.shown.here().unwrap_or(PersonText::nothing())
    }

    /// What in its words, or in the name of who will do it, may be a personal detail.
    pub fn personal(&self) -> Vec<(PrivateKind, String)> {
        let owner = self.owner.as_ref().and_then(|owner| owner.shown.here());
        let owner = owner.map_or("", PersonText::as_str);
        let of = |text: &str, found: Vec<Private>| {
            let part = |one: Private| Some((one.kind, text.get(one.range)?.to_owned()));
            found.into_iter().filter_map(part).collect::<Vec<(PrivateKind, String)>>()
        };
        let text = self.text().as_str();
        [of(text, private_in(text)), of(owner, private_in_owner(owner))].concat()
    }

    pub(super) fn read(record: &Record, id: NoteId) -> Option<Self> {
        let field = Field::Text(id);
        let standing = Wordings::read(record, field.clone());
        let made = record.get(id.0);
        if standing.is_none() && record.heads(field.clone()).is_empty() {
            return None;
        }
        let binned = standing.is_none();
        Some(Self {
            id,
            wording: standing.unwrap_or_else(|| Wordings::last(record, field)),
            kind: match highest(record, Field::Kind(id)) {
                Some(Operation::Kind { kind, .. }) => Some(kind.clone()),
                _ => None,
            },
            owner: optional(Wordings::read(record, Field::Owner(id))),
            due: optional(Wordings::read(record, Field::Due(id))),
            place: match highest(record, Field::Place(id)) {
                Some(Operation::Place { theme, .. }) => *theme,
                _ => None,
            },
            order: match highest(record, Field::Order(id)) {
                Some(Operation::Order { number, .. }) => Some(*number),
                _ => None,
            },
            asked: made.and_then(|fact| fact.operation()).map_or(0, |operation| match operation {
                Operation::Note { asked, .. } => *asked,
                _ => 0,
            }),
            at: made.and_then(Fact::at),
            binned,
        })
    }
}

/// A field that was emptied reads as if nothing had been written.
fn optional(wording: Option<Wordings>) -> Option<Wordings> {
    wording.filter(|wording| {
        wording.shown != Wording::Here(PersonText::default()) || !wording.also.is_empty()
    })
}
