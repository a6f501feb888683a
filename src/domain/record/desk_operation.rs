//! What an organiser says of what the groups handed in. Such facts stand in the organiser's own record; its themes are the
//! shared ones.

use serde::{Deserialize, Serialize};

use super::timestamp::{FactId, NotAFactId, NoteId, ThemeId};
use crate::domain::event::{EventId, GroupId};
use crate::domain::json;

/// What a fact of the organiser's says. The wire form is `{"desk": {"kind": {…}}}`, as `docs/file-format.md` lists them.
/// Parts stand in the order of their names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeskOperation {
    /// Says that a group's theme, or a note that is in none, belongs to a shared theme, or does not any more.
    Link {
        /// Whether it belongs there.
        linked: bool,
        /// The group's theme or note: the id of the fact that made it.
        part: FactId,
        /// The shared theme.
        theme: ThemeId,
    },
    /// Says how strongly a group raised a shared theme, whatever its votes and notes say.
    Strength {
        /// Which group.
        group: GroupId,
        /// How strongly; nothing goes by votes and notes again.
        #[serde(deserialize_with = "json::named_if_any")]
        strength: Option<Strength>,
        /// The shared theme.
        theme: ThemeId,
    },
    /// Chooses what a group said as its quote for a shared theme.
    Quote {
        /// Which group.
        group: GroupId,
        /// The note; nothing is "no quote".
        #[serde(deserialize_with = "Option::deserialize")]
        note: Option<NoteId>,
        /// The shared theme.
        theme: ThemeId,
    },
    /// Keeps a note out of the report, or lets it in again.
    #[serde(rename = "keep")]
    KeepOut {
        /// Which note.
        note: NoteId,
        /// Why, as the report says it; nothing lets it in again.
        #[serde(deserialize_with = "Option::deserialize")]
        out: Option<String>,
    },
    /// Says which shared theme of another event a shared theme is.
    Match {
        /// The other event.
        event: EventId,
        /// The shared theme of this event.
        theme: ThemeId,
        /// The one there, or that it is none of them; nothing where that is open again.
        #[serde(deserialize_with = "Option::deserialize")]
        with: Option<Counterpart>,
    },
}

/// What a shared theme is at another event. In a file it is the id of the theme there, or `none`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Counterpart {
    /// This shared theme there.
    Theme(ThemeId),
    /// None of those there.
    None,
}

/// How a file spells that a theme is none of those of the other event.
const NONE: &str = "none";

impl TryFrom<String> for Counterpart {
    type Error = NotAFactId;

    fn try_from(text: String) -> Result<Self, NotAFactId> {
        if text == NONE { Ok(Self::None) } else { text.parse().map(|id| Self::Theme(ThemeId(id))) }
    }
}

impl From<Counterpart> for String {
    fn from(counterpart: Counterpart) -> Self {
        match counterpart {
            Counterpart::Theme(theme) => theme.to_string(),
            Counterpart::None => NONE.to_owned(),
        }
    }
}

/// How strongly a group raised a shared theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// It did not.
    None,
    /// Among others.
    Mentioned,
    /// Above most others.
    Strong,
}

/// What a fact of the organiser's gives a value to. The wire form is `{"desk": {"field": [ids]}}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeskField {
    /// Whether a group's theme or note belongs to a shared theme.
    Link(ThemeId, FactId),
    /// How strongly a group raised it.
    Strength(ThemeId, GroupId),
    /// What a group is quoted with for it.
    Quote(ThemeId, GroupId),
    /// Whether a note is kept out of the report.
    #[serde(rename = "keep")]
    KeepOut(NoteId),
    /// What it is at another event.
    Match(ThemeId, EventId),
}

impl DeskOperation {
    /// The field that it gives a value to.
    pub fn field(&self) -> DeskField {
        match self {
            Self::Link { theme, part, .. } => DeskField::Link(*theme, *part),
            Self::Strength { theme, group, .. } => DeskField::Strength(*theme, group.clone()),
            Self::Quote { theme, group, .. } => DeskField::Quote(*theme, group.clone()),
            Self::KeepOut { note, .. } => DeskField::KeepOut(*note),
            Self::Match { theme, event, .. } => DeskField::Match(*theme, event.clone()),
        }
    }
}

impl DeskField {
    /// The shared theme whose field it is, or the note: the fact that made it.
    pub fn thing(&self) -> FactId {
        match self {
            Self::Link(theme, _)
            | Self::Strength(theme, _)
            | Self::Quote(theme, _)
            | Self::Match(theme, _) => theme.0,
            Self::KeepOut(note) => note.0,
        }
    }

    /// The shared theme whose field it is.
    pub fn theme(&self) -> Option<ThemeId> {
        let of_note = matches!(self, Self::KeepOut(_));
        (!of_note).then(|| ThemeId(self.thing()))
    }
}
