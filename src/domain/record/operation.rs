//! What facts say, and which field of which thing each gives a value to.

use serde::{Deserialize, Serialize};

use super::desk_operation::{DeskField, DeskOperation};
use super::timestamp::{FactId, NoteId, RoundId, ThemeId};
use crate::domain::event::{GroupId, KindId};
use crate::domain::json;

/// What a fact says. The wire form of each is `{"kind": {…}}`, as `docs/file-format.md` lists them. Parts stand in the order
/// of their names, so that it is written in the canonical form as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// Makes a note. `asked` is the revision of the event whose question it answers.
    Note {
        /// The event's revision when it was written.
        asked: u32,
        /// The words, as typed.
        text: String,
    },
    /// Words the note anew.
    Text {
        /// Which note.
        note: NoteId,
        /// The new words.
        text: String,
    },
    /// Puts the note into the bin.
    Bin {
        /// Which note.
        note: NoteId,
    },
    /// Says what kind of note it is.
    Kind {
        /// One of the event's kinds.
        kind: KindId,
        /// Which note.
        note: NoteId,
    },
    /// Says who will do it.
    Owner {
        /// Which note.
        note: NoteId,
        /// Free text; empty says nobody yet.
        owner: String,
    },
    /// Says by when.
    Due {
        /// Free text; empty says no date yet.
        due: String,
        /// Which note.
        note: NoteId,
    },
    /// Puts the note into a theme, or out of all.
    Place {
        /// Which note.
        note: NoteId,
        /// Where to; nothing is "not placed yet".
        // Without this, serde would read a fact without the part as one that says nothing there.
        #[serde(deserialize_with = "Option::deserialize")]
        theme: Option<ThemeId>,
    },
    /// Says where in the file that it came from the note stands.
    Order {
        /// Which note.
        note: NoteId,
        /// Its place there, from 1.
        number: u32,
    },
    /// Makes a theme.
    Theme {
        /// Its name.
        name: String,
    },
    /// Names the theme anew.
    Rename {
        /// The new name.
        name: String,
        /// Which theme.
        theme: ThemeId,
    },
    /// Describes the theme.
    About {
        /// Free text.
        about: String,
        /// Which theme.
        theme: ThemeId,
    },
    /// Says where among the themes it stands: lower comes first.
    Rank {
        /// Its place; themes without one come last, by age.
        rank: i32,
        /// Which theme.
        theme: ThemeId,
    },
    /// Takes the theme off the board; its notes are then not placed.
    Drop {
        /// Which theme.
        theme: ThemeId,
    },
    /// Says that the theme counts as another, or again as itself.
    Merge {
        /// The one it counts as; nothing splits it again.
        #[serde(deserialize_with = "Option::deserialize")]
        into: Option<ThemeId>,
        /// Which theme.
        theme: ThemeId,
    },
    /// Opens a round of voting over themes that stand from now on.
    Round {
        /// Most dots that one of them may put on one theme.
        cap: u8,
        /// Dots each of them has.
        dots: u8,
        /// How many people are at the table.
        people: u16,
        /// The themes to vote on.
        themes: Vec<ThemeId>,
    },
    /// Says anew how many people are at the table while a round is open: some came, or left.
    People {
        /// How many there are now.
        people: u16,
        /// Which round.
        round: RoundId,
    },
    /// Ends a round.
    Outcome {
        /// How it ended.
        #[serde(deserialize_with = "json::named")]
        end: End,
        /// Which round.
        round: RoundId,
    },
    /// A ballot. Its timestamp is drawn at random and it has no time: nothing ties it to a person or a moment.
    Ballot {
        /// Dots by theme.
        dots: Vec<(ThemeId, u8)>,
        /// Which round.
        round: RoundId,
    },
    /// Says that two things that were suggested to belong together do not: two themes, two notes, or a note and a theme.
    /// Which of them comes first tells nothing.
    Apart {
        /// The fact that made one of them.
        one: FactId,
        /// The fact that made the other.
        other: FactId,
    },
    /// Says that a device went on as this group and took these along. It stands in the records of both groups, with what
    /// that did in each: there what came, and in the other what left.
    Came {
        /// The group that has them now.
        group: GroupId,
        /// The facts that made them: notes, themes and rounds.
        things: Vec<FactId>,
    },
    /// What an organiser says of what the groups handed in.
    Desk(DeskOperation),
    /// Takes facts back: they then say and supersede nothing. Taking an undo back is redo.
    Undo {
        /// The facts taken back.
        takes: Vec<FactId>,
    },
    /// A kind of fact that a newer version knows. It says nothing here; what it says is kept in the fact as it came.
    #[serde(skip_deserializing)]
    Unknown,
}

/// How a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// The group looked at the totals.
    Revealed,
    /// The group stopped it; nothing is counted.
    Cancelled,
}

/// What a fact gives a value to. Facts of one field supersede each other, and no others. The wire form of each is
/// `{"field": "id"}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The words of a note, or that it is in the bin.
    Text(NoteId),
    /// What kind of note.
    Kind(NoteId),
    /// Who will do it.
    Owner(NoteId),
    /// By when.
    Due(NoteId),
    /// Which theme a note is in.
    Place(NoteId),
    /// Where in the file that it came from a note stands.
    Order(NoteId),
    /// The name of a theme, or that it is off the board.
    Name(ThemeId),
    /// The description of a theme.
    About(ThemeId),
    /// Where among the themes it stands.
    Rank(ThemeId),
    /// Which theme it counts as.
    Merge(ThemeId),
    /// The settings of a round.
    Round(RoundId),
    /// How many people are at the table of a round, where that was corrected.
    People(RoundId),
    /// How a round ended.
    Outcome(RoundId),
    /// The ballots of a round; none supersedes another.
    Ballots(RoundId),
    /// Whether two things do not belong together: the lower id comes first.
    Apart(FactId, FactId),
    /// What an organiser says of what the groups handed in.
    Desk(DeskField),
}

impl Operation {
    /// The field that a fact of this `id` gives a value to.
    pub fn field(&self, id: FactId) -> Option<Field> {
        Some(match self {
            Self::Note { .. } => Field::Text(NoteId(id)),
            Self::Text { note, .. } | Self::Bin { note } => Field::Text(*note),
            Self::Kind { note, .. } => Field::Kind(*note),
            Self::Owner { note, .. } => Field::Owner(*note),
            Self::Due { note, .. } => Field::Due(*note),
            Self::Place { note, .. } => Field::Place(*note),
            Self::Order { note, .. } => Field::Order(*note),
            Self::Theme { .. } => Field::Name(ThemeId(id)),
            Self::Rename { theme, .. } | Self::Drop { theme } => Field::Name(*theme),
            Self::About { theme, .. } => Field::About(*theme),
            Self::Rank { theme, .. } => Field::Rank(*theme),
            Self::Merge { theme, .. } => Field::Merge(*theme),
            Self::Round { .. } => Field::Round(RoundId(id)),
            Self::People { round, .. } => Field::People(*round),
            Self::Outcome { round, .. } => Field::Outcome(*round),
            Self::Ballot { round, .. } => Field::Ballots(*round),
            Self::Apart { one, other } => Field::apart(*one, *other),
            Self::Desk(desk) => Field::Desk(desk.field()),
            Self::Came { .. } | Self::Undo { .. } | Self::Unknown => return None,
        })
    }

    /// The words a person wrote, where it carries some.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Note { text, .. } | Self::Text { text, .. } => Some(text),
            Self::Owner { owner, .. } => Some(owner),
            Self::Due { due, .. } => Some(due),
            Self::Theme { name } | Self::Rename { name, .. } => Some(name),
            Self::About { about, .. } => Some(about),
            _ => None,
        }
    }

    pub(super) fn has_words(&self) -> bool {
        self.words().is_some()
    }
}

impl Field {
    /// Whether these two belong together, whichever is named first.
    pub fn apart(one: FactId, other: FactId) -> Self {
        Self::Apart(one.min(other), one.max(other))
    }

    /// The note, theme or round whose field it is: the fact that made it. Of two things the one that is named first.
    pub fn thing(&self) -> FactId {
        match self {
            Self::Text(note)
            | Self::Kind(note)
            | Self::Owner(note)
            | Self::Due(note)
            | Self::Place(note)
            | Self::Order(note) => note.0,
            Self::Name(theme) | Self::About(theme) | Self::Rank(theme) | Self::Merge(theme) => {
                theme.0
            }
            Self::Round(round)
            | Self::People(round)
            | Self::Outcome(round)
            | Self::Ballots(round) => round.0,
            Self::Apart(one, _) => *one,
            Self::Desk(field) => field.thing(),
        }
    }

    /// The note whose field it is.
    pub fn note(&self) -> Option<NoteId> {
        let of_note = matches!(
            self,
            Self::Text(_)
                | Self::Kind(_)
                | Self::Owner(_)
                | Self::Due(_)
                | Self::Place(_)
                | Self::Order(_)
        );
        of_note.then(|| NoteId(self.thing()))
    }

    /// The theme whose field it is, or the shared theme.
    pub fn theme(&self) -> Option<ThemeId> {
        let of_theme = match self {
            Self::Desk(field) => return field.theme(),
            Self::Name(_) | Self::About(_) | Self::Rank(_) | Self::Merge(_) => true,
            _ => false,
        };
        of_theme.then(|| ThemeId(self.thing()))
    }

    /// Whether its facts carry words that a hand-in can leave out.
    pub fn has_words(&self) -> bool {
        matches!(
            self,
            Self::Text(_) | Self::Owner(_) | Self::Due(_) | Self::Name(_) | Self::About(_)
        )
    }
}
