//! Which themes may be one, of the groups of an event, of two events, or of one group; which theme of a group a note that is
//! in none may belong in, and which of its notes may say the same. Looking goes a step at a time, so that a screen answers
//! meanwhile. What is found follows from what was said alone; what of it is still to be asked follows from what was linked,
//! matched, gathered and turned down since.

mod asking;
mod looking;

pub use self::looking::Looking;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// How it stands with a pair, as the record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The places of the two things that it is about. Of several notes with the same words these follow from which of them
    /// are still there.
    pub things: [usize; 2],
    /// Whether it is decided, and how.
    pub state: State,
}

/// Whether something is decided, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is to be asked.
    Open(Question),
    /// The same is asked about another pair.
    Asked,
    /// Both are one, or the note is in the theme.
    One,
    /// They were kept apart.
    Apart,
    /// Of two notes the second is in the bin.
    First,
    /// The first is.
    Second,
    /// Both are.
    Neither,
    /// Nothing is left to ask, for another reason.
    Otherwise,
}

impl Stand {
    /// What is to be asked; nothing once it is decided.
    pub fn question(&self) -> Option<Question> {
        match self.state {
            State::Open(question) => Some(question),
            _ => None,
        }
    }
}

impl Question {
    /// The two that turning it down keeps apart.
    pub fn apart(self) -> (FactId, FactId) {
        (self.theme, self.with.id())
    }

    /// Of two notes, the same question about the other one.
    #[must_use]
    pub fn other_way(self) -> Option<Self> {
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

    /// The thing at this place.
    pub fn thing(&self, place: usize) -> Option<&Thing> {
        self.things.get(place)
    }
}
