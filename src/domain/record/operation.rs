//! What facts say, and which field of which thing each gives a value to.

use super::timestamp::{FactId, NoteId, RoundId, ThemeId};
use crate::domain::event::KindId;
use crate::domain::json::{self, FromJson, ToJson, Value, object, part};

/// What a fact says. The wire form of each is `{"kind": {…}}`, as `docs/file-format.md` lists them.
#[derive(Clone, Debug, PartialEq)]
pub enum Operation {
    /// Makes a note. `asked` is the revision of the event whose question it answers.
    Note {
        /// The words, as typed.
        text: String,
        /// The event's revision when it was written.
        asked: u32,
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
        /// Which note.
        note: NoteId,
        /// One of the event's kinds.
        kind: KindId,
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
        /// Which note.
        note: NoteId,
        /// Free text; empty says no date yet.
        due: String,
    },
    /// Puts the note into a theme, or out of all.
    Place {
        /// Which note.
        note: NoteId,
        /// Where to; nothing is "not placed yet".
        theme: Option<ThemeId>,
    },
    /// Makes a theme.
    Theme {
        /// Its name.
        name: String,
    },
    /// Names the theme anew.
    Rename {
        /// Which theme.
        theme: ThemeId,
        /// The new name.
        name: String,
    },
    /// Describes the theme.
    About {
        /// Which theme.
        theme: ThemeId,
        /// Free text.
        about: String,
    },
    /// Says where among the themes it stands: lower comes first.
    Rank {
        /// Which theme.
        theme: ThemeId,
        /// Its place; themes without one come by age, after rank 0.
        rank: i32,
    },
    /// Takes the theme off the board; its notes are then not placed.
    Drop {
        /// Which theme.
        theme: ThemeId,
    },
    /// Says that the theme counts as another, or again as itself.
    Merge {
        /// Which theme.
        theme: ThemeId,
        /// The one it counts as; nothing splits it again.
        into: Option<ThemeId>,
    },
    /// Opens a round of voting over themes that stand from now on.
    Round {
        /// How many people are at the table.
        people: u16,
        /// Dots each of them has.
        dots: u8,
        /// Most dots that one of them may put on one theme.
        cap: u8,
        /// The themes to vote on.
        themes: Vec<ThemeId>,
    },
    /// Ends a round.
    Outcome {
        /// Which round.
        round: RoundId,
        /// How it ended.
        end: End,
    },
    /// A ballot. Its stamp is drawn at random and it has no time: nothing ties it to a person or a moment.
    Ballot {
        /// Which round.
        round: RoundId,
        /// Dots by theme.
        dots: Vec<(ThemeId, u8)>,
    },
    /// Takes facts back: they then say and supersede nothing. Taking an undo back is redo.
    Undo {
        /// The facts taken back.
        takes: Vec<FactId>,
    },
    /// A kind of fact that a newer version knows. Kept, written back, says nothing here.
    Unknown,
}

/// How a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The group looked at the totals.
    Revealed,
    /// The group stopped it; nothing is counted.
    Cancelled,
}

/// What a fact gives a value to. Facts of one field supersede each other, and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// How a round ended.
    Outcome(RoundId),
    /// The ballots of a round; none supersedes another.
    Ballots(RoundId),
}

impl FromJson for Operation {
    fn from_json(wire: &Value) -> Option<Self> {
        let (kind, parts) = json::only_entry(wire)?;
        let note = || part(parts, "note");
        let theme = || part(parts, "theme");
        let round = || part(parts, "round");
        Some(match kind {
            "note" => Self::Note { text: part(parts, "text")?, asked: part(parts, "asked")? },
            "text" => Self::Text { note: note()?, text: part(parts, "text")? },
            "bin" => Self::Bin { note: note()? },
            "kind" => Self::Kind { note: note()?, kind: part(parts, "kind")? },
            "owner" => Self::Owner { note: note()?, owner: part(parts, "owner")? },
            "due" => Self::Due { note: note()?, due: part(parts, "due")? },
            "place" => Self::Place { note: note()?, theme: part(parts, "theme")? },
            "theme" => Self::Theme { name: part(parts, "name")? },
            "rename" => Self::Rename { theme: theme()?, name: part(parts, "name")? },
            "about" => Self::About { theme: theme()?, about: part(parts, "about")? },
            "rank" => Self::Rank { theme: theme()?, rank: part(parts, "rank")? },
            "drop" => Self::Drop { theme: theme()? },
            "merge" => Self::Merge { theme: theme()?, into: part(parts, "into")? },
            "round" => Self::Round {
                people: part(parts, "people")?,
                dots: part(parts, "dots")?,
                cap: part(parts, "cap")?,
                themes: part(parts, "themes")?,
            },
            "outcome" => Self::Outcome { round: round()?, end: part(parts, "end")? },
            "ballot" => Self::Ballot { round: round()?, dots: part(parts, "dots")? },
            "undo" => Self::Undo { takes: part(parts, "takes")? },
            _ => return None,
        })
    }
}

impl ToJson for Operation {
    fn to_json(&self) -> Value {
        let operation =
            |kind: &str, parts: &[(&str, &dyn ToJson)]| object(&[(kind, &object(parts))]);
        match self {
            Self::Note { text, asked } => operation("note", &[("text", text), ("asked", asked)]),
            Self::Text { note, text } => operation("text", &[("note", note), ("text", text)]),
            Self::Bin { note } => operation("bin", &[("note", note)]),
            Self::Kind { note, kind } => operation("kind", &[("note", note), ("kind", kind)]),
            Self::Owner { note, owner } => operation("owner", &[("note", note), ("owner", owner)]),
            Self::Due { note, due } => operation("due", &[("note", note), ("due", due)]),
            Self::Place { note, theme } => operation("place", &[("note", note), ("theme", theme)]),
            Self::Theme { name } => operation("theme", &[("name", name)]),
            Self::Rename { theme, name } => {
                operation("rename", &[("theme", theme), ("name", name)])
            }
            Self::About { theme, about } => {
                operation("about", &[("theme", theme), ("about", about)])
            }
            Self::Rank { theme, rank } => operation("rank", &[("theme", theme), ("rank", rank)]),
            Self::Drop { theme } => operation("drop", &[("theme", theme)]),
            Self::Merge { theme, into } => operation("merge", &[("theme", theme), ("into", into)]),
            Self::Round { people, dots, cap, themes } => operation(
                "round",
                &[("people", people), ("dots", dots), ("cap", cap), ("themes", themes)],
            ),
            Self::Outcome { round, end } => operation("outcome", &[("round", round), ("end", end)]),
            Self::Ballot { round, dots } => {
                operation("ballot", &[("round", round), ("dots", dots)])
            }
            Self::Undo { takes } => operation("undo", &[("takes", takes)]),
            // What it says is in the fact as it came.
            Self::Unknown => Value::Null,
        }
    }
}

impl FromJson for End {
    fn from_json(wire: &Value) -> Option<Self> {
        match wire.as_str()? {
            "revealed" => Some(Self::Revealed),
            "cancelled" => Some(Self::Cancelled),
            _ => None,
        }
    }
}

impl ToJson for End {
    fn to_json(&self) -> Value {
        match self {
            Self::Revealed => "revealed".into(),
            Self::Cancelled => "cancelled".into(),
        }
    }
}

impl FromJson for Field {
    fn from_json(wire: &Value) -> Option<Self> {
        let (kind, of) = json::only_entry(wire)?;
        let name: FactId = json::spelled(of)?;
        Some(match kind {
            "text" => Self::Text(NoteId(name)),
            "kind" => Self::Kind(NoteId(name)),
            "owner" => Self::Owner(NoteId(name)),
            "due" => Self::Due(NoteId(name)),
            "place" => Self::Place(NoteId(name)),
            "name" => Self::Name(ThemeId(name)),
            "about" => Self::About(ThemeId(name)),
            "rank" => Self::Rank(ThemeId(name)),
            "merge" => Self::Merge(ThemeId(name)),
            "round" => Self::Round(RoundId(name)),
            "outcome" => Self::Outcome(RoundId(name)),
            "ballots" => Self::Ballots(RoundId(name)),
            _ => return None,
        })
    }
}

impl ToJson for Field {
    fn to_json(&self) -> Value {
        let (kind, of) = match self {
            Self::Text(note) => ("text", note.0),
            Self::Kind(note) => ("kind", note.0),
            Self::Owner(note) => ("owner", note.0),
            Self::Due(note) => ("due", note.0),
            Self::Place(note) => ("place", note.0),
            Self::Name(theme) => ("name", theme.0),
            Self::About(theme) => ("about", theme.0),
            Self::Rank(theme) => ("rank", theme.0),
            Self::Merge(theme) => ("merge", theme.0),
            Self::Round(round) => ("round", round.0),
            Self::Outcome(round) => ("outcome", round.0),
            Self::Ballots(round) => ("ballots", round.0),
        };
        object(&[(kind, &of)])
    }
}

impl Operation {
    /// The field that a fact of this `name` gives a value to.
    pub fn field(&self, name: FactId) -> Option<Field> {
        Some(match self {
            Self::Note { .. } => Field::Text(NoteId(name)),
            Self::Text { note, .. } | Self::Bin { note } => Field::Text(*note),
            Self::Kind { note, .. } => Field::Kind(*note),
            Self::Owner { note, .. } => Field::Owner(*note),
            Self::Due { note, .. } => Field::Due(*note),
            Self::Place { note, .. } => Field::Place(*note),
            Self::Theme { .. } => Field::Name(ThemeId(name)),
            Self::Rename { theme, .. } | Self::Drop { theme } => Field::Name(*theme),
            Self::About { theme, .. } => Field::About(*theme),
            Self::Rank { theme, .. } => Field::Rank(*theme),
            Self::Merge { theme, .. } => Field::Merge(*theme),
            Self::Round { .. } => Field::Round(RoundId(name)),
            Self::Outcome { round, .. } => Field::Outcome(*round),
            Self::Ballot { round, .. } => Field::Ballots(*round),
            Self::Undo { .. } | Self::Unknown => return None,
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
    /// The note whose field it is.
    pub fn note(&self) -> Option<NoteId> {
        match self {
            Self::Text(note)
            | Self::Kind(note)
            | Self::Owner(note)
            | Self::Due(note)
            | Self::Place(note) => Some(*note),
            Self::Name(_)
            | Self::About(_)
            | Self::Rank(_)
            | Self::Merge(_)
            | Self::Round(_)
            | Self::Outcome(_)
            | Self::Ballots(_) => None,
        }
    }

    /// The theme whose field it is.
    pub fn theme(&self) -> Option<ThemeId> {
        match self {
            Self::Name(theme) | Self::About(theme) | Self::Rank(theme) | Self::Merge(theme) => {
                Some(*theme)
            }
            Self::Text(_)
            | Self::Kind(_)
            | Self::Owner(_)
            | Self::Due(_)
            | Self::Place(_)
            | Self::Round(_)
            | Self::Outcome(_)
            | Self::Ballots(_) => None,
        }
    }

    /// Whether its facts carry words that a hand-in can leave out.
    pub fn has_words(&self) -> bool {
        matches!(
            self,
            Self::Text(_) | Self::Owner(_) | Self::Due(_) | Self::Name(_) | Self::About(_)
        )
    }
}
