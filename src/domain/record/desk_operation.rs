//! What an organiser says of what the groups handed in. Such facts stand in the organiser's own record; its themes are the
//! shared ones.

use serde::{Deserialize, Serialize};

use super::timestamp::{FactId, NoteId, ThemeId};
use crate::domain::event::GroupId;
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
}

impl DeskOperation {
    /// The field that it gives a value to.
    pub fn field(&self) -> DeskField {
        match self {
            Self::Link { theme, part, .. } => DeskField::Link(*theme, *part),
            Self::Strength { theme, group, .. } => DeskField::Strength(*theme, group.clone()),
            Self::Quote { theme, group, .. } => DeskField::Quote(*theme, group.clone()),
            Self::KeepOut { note, .. } => DeskField::KeepOut(*note),
        }
    }
}

impl DeskField {
    /// The shared theme whose field it is.
    pub fn theme(&self) -> Option<ThemeId> {
        match self {
            Self::Link(theme, _) | Self::Strength(theme, _) | Self::Quote(theme, _) => Some(*theme),
            Self::KeepOut(_) => None,
        }
    }
}
