//! Which themes may be one, of the groups of an event, of two events, or of one group; which theme of a group a note that is
//! in none may belong in, and which of its notes may say the same. Looking goes a step at a time, so that a screen answers
//! meanwhile. What is found follows from what was said alone; what of it is still to be asked follows from what was linked,
//! matched, gathered and turned down since.

mod looking;

use std::collections::BTreeSet;

pub use self::looking::Looking;

use crate::domain::board::{Board, SharedLinks};
use crate::domain::event::EventId;
use crate::domain::record::{FactId, NoteId, ThemeId};
use crate::domain::text::PersonText;

/// A theme that may be one with others, or a note that may belong in one or say what another says.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// Whose theme it is: only those of different sides are compared. Of one group each theme is a side of its own.
    pub side: usize,
    /// The theme or note.
    pub id: FactId,
    /// The same, and what counts as it.
    pub ids: Vec<FactId>,
    /// What it is called, or says.
    pub name: PersonText,
    /// How many notes are in the theme; nothing for a note.
    pub notes: Option<usize>,
}

/// Two things that may be one, by their places.
#[derive(Clone, Debug, PartialEq)]
struct Pair {
    one: usize,
    other: usize,
    certain: bool,
    score: u16,
    common: Vec<String>,
}

/// What may be one: the certain first, then the likeliest, and two notes that are not certain to say the same last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Likely {
    things: Vec<Thing>,
    pairs: Vec<Pair>,
}

/// Something to ask an organiser.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Which pair of those that were found, by its place.
    pub pair: usize,
    /// The theme that it is asked about, or the note. Of two notes it is the later one.
    pub theme: FactId,
    /// What it may be one with, belong in, or say the same as.
    pub with: OneWith,
}

/// What a theme or note may be one with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneWith {
    /// The theme of another side; nothing stands for both yet.
    Theme(FactId),
    /// A shared theme, which a theme that is like it is linked to.
    Shared(ThemeId),
    /// A note, which a note may say the same as.
    Note(NoteId),
}

impl Question {
    /// The two that turning it down keeps apart.
    pub fn apart(&self) -> (FactId, FactId) {
        (self.theme, self.with.id())
    }

    /// Of two notes, the same question about the other one.
    #[must_use]
    pub fn other_way(&self) -> Option<Self> {
        match self.with {
            OneWith::Note(note) => {
                let with = OneWith::Note(NoteId(self.theme));
                Some(Self { pair: self.pair, theme: note.0, with })
            }
            OneWith::Theme(_) | OneWith::Shared(_) => None,
        }
    }
}

impl OneWith {
    /// The theme or note, of whichever kind.
    pub fn id(self) -> FactId {
        match self {
            Self::Theme(id) | Self::Shared(ThemeId(id)) | Self::Note(NoteId(id)) => id,
        }
    }
}

impl Likely {
    /// The two things of each pair, in that order, and the words in common, the most telling first.
    pub fn pairs(&self) -> impl Iterator<Item = (&Thing, &Thing, &[String])> {
        (0..self.pairs.len()).filter_map(|place| self.pair(place))
    }

    /// The same of the pair at this place.
    pub fn pair(&self, place: usize) -> Option<(&Thing, &Thing, &[String])> {
        let pair = self.pairs.get(place)?;
        Some((self.things.get(pair.one)?, self.things.get(pair.other)?, pair.common.as_slice()))
    }

    /// What is to be asked about the themes of groups, as the organiser's links stand: whether two that are linked nowhere
    /// are one, or whether one that is linked nowhere belongs to a shared theme. Nothing that was turned down.
    pub fn to_link(&self, links: &SharedLinks, board: &Board) -> Vec<Question> {
        let shared = |thing: &Thing| thing.ids.iter().find_map(|id| links.themes_of(*id).next());
        let mut asked = BTreeSet::new();
        let mut questions = Vec::new();
        for (pair, one, other) in self.placed() {
            let (thing, with) = match (shared(one), shared(other)) {
                (None, None) => (one, OneWith::Theme(other.id)),
                (None, Some(theme)) => (one, OneWith::Shared(theme)),
                (Some(theme), None) => (other, OneWith::Shared(theme)),
                (Some(_), Some(_)) => continue,
            };
            let question = Question { pair, theme: thing.id, with };
            let is_open = !turned_down(board, one, other)
                && match with {
                    OneWith::Theme(_) | OneWith::Note(_) => true,
                    // Several pairs may ask for one shared theme; and what counts as it may have been turned down.
                    OneWith::Shared(theme) => {
                        !any_apart(board, &thing.ids, &ids_of(board, theme))
                            && asked.insert(question.apart())
                    }
                };
            if is_open {
                questions.push(question);
            }
        }
        questions
    }

    /// What is to be asked about the themes and notes of one group: of those that still stand as they did. The theme with
    /// fewer notes is the one that may count as the other; a note may belong in a theme while it is in none; and of two notes
    /// that may say the same the later one may go.
    pub fn to_gather(&self, board: &Board) -> Vec<Question> {
        let on_board =
            |thing: &Thing| board.counted_as(ThemeId(thing.id)) == Some(ThemeId(thing.id));
        let stands = |thing: &Thing| {
            let note = board.note(NoteId(thing.id));
            note.filter(|note| !note.binned && *note.text() == thing.name)
        };
        let is_loose =
            |thing: &Thing| stands(thing).is_some_and(|note| board.theme_of(note).is_none());
        let mut questions = Vec::new();
        for (pair, one, other) in self.placed() {
            // A note has no notes, so it is the one that may belong in the other; of two notes the later one comes second.
            let (thing, with) = if other.notes > one.notes { (one, other) } else { (other, one) };
            let is_open = match (thing.notes, with.notes) {
                (Some(_), _) => on_board(thing) && on_board(with),
                (None, Some(_)) => is_loose(thing) && on_board(with),
                (None, None) => stands(thing).is_some() && stands(with).is_some(),
            };
            if is_open && !turned_down(board, thing, with) {
                let with = match with.notes {
                    Some(_) => OneWith::Theme(with.id),
                    None => OneWith::Note(NoteId(with.id)),
                };
                questions.push(Question { pair, theme: thing.id, with });
            }
        }
        questions
    }

    /// What is to be asked about the shared themes of an event, which are on side 0, and those of another: of those that
    /// nothing was said of. The event's own record says what was turned down.
    pub fn to_match(&self, links: &SharedLinks, board: &Board, event: &EventId) -> Vec<Question> {
        let mut questions = Vec::new();
        for (pair, one, other) in self.placed() {
            let (own, there) = if one.side == 0 { (one, other) } else { (other, one) };
            let is_open = links.matches(ThemeId(own.id), event).next().is_none();
            if is_open && !turned_down(board, own, there) {
                questions.push(Question { pair, theme: own.id, with: OneWith::Theme(there.id) });
            }
        }
        questions
    }

    /// Each pair's place and things.
    fn placed(&self) -> impl Iterator<Item = (usize, &Thing, &Thing)> {
        self.pairs().enumerate().map(|(place, (one, other, _))| (place, one, other))
    }
}

/// A theme, and what counts as it.
fn ids_of(board: &Board, theme: ThemeId) -> Vec<FactId> {
    let merged = board.merged_into(theme).into_iter();
    std::iter::once(theme).chain(merged).map(|id| id.0).collect()
}

/// Whether somebody said that these two do not belong together.
fn turned_down(board: &Board, one: &Thing, other: &Thing) -> bool {
    any_apart(board, &one.ids, &other.ids)
}

fn any_apart(board: &Board, ids: &[FactId], others: &[FactId]) -> bool {
    ids.iter().any(|one| others.iter().any(|other| board.are_apart(*one, *other)))
}
