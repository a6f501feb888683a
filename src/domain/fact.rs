//! Facts: the only thing a record holds. Immutable, named by what they say, never removed.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::event::KindId;
use super::stamp::{Millis, Name, NoteId, RoundId, Stamp, ThemeId};

/// One fact of a record.
///
/// Invariant: the name of a fact that has its words is the digest of its wire form, so it can't be altered unseen.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    name: Name,
    over: Vec<Name>,
    at: Option<Millis>,
    body: Body,
}

/// What is left of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// All that was said. `unread` is the wire form where this version does not understand every part of it.
    Full {
        /// What this version understands.
        says: Says,
        /// The fact as it came, where writing `says` again would lose something.
        unread: Option<Box<Value>>,
    },
    /// The words are not here; only which field they were for.
    Hollow(Field),
}

/// What a fact says. The wire form of each is `{"kind": {…}}`, as `docs/file-format.md` lists them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
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
        takes: Vec<Name>,
    },
    /// A kind of fact that a newer version knows. Kept, written back, says nothing here.
    #[serde(skip)]
    Unknown,
}

/// How a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// The group looked at the totals.
    Revealed,
    /// The group stopped it; nothing is counted.
    Cancelled,
}

/// What a fact gives a value to. Facts of one field supersede each other, and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// Why something is not a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAFact {
    /// It hasn't the shape of one.
    Shape,
    /// Its name is not the digest of what it says: it was altered.
    Altered,
}

impl fmt::Display for NotAFact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Shape => "not the shape of a fact",
            Self::Altered => "says something else than its name",
        })
    }
}

impl Fact {
    /// Writes a fact. `over` is what its writer saw standing in the same field.
    pub fn write(stamp: Stamp, at: Option<Millis>, mut over: Vec<Name>, says: Says) -> Self {
        over.sort_unstable();
        over.dedup();
        let body = Body::Full { says, unread: None };
        let unnamed = Self { name: Name::of(stamp, ""), over, at, body };
        let name = Name::of(stamp, &Value::Object(unnamed.unnamed_wire()).to_string());
        Self { name, ..unnamed }
    }

    /// Its name.
    pub fn name(&self) -> Name {
        self.name
    }

    /// What it supersedes.
    pub fn over(&self) -> &[Name] {
        &self.over
    }

    /// When its writer's clock said it was.
    pub fn at(&self) -> Option<Millis> {
        self.at
    }

    /// What it says, unless it is hollow.
    pub fn says(&self) -> Option<&Says> {
        match &self.body {
            Body::Full { says, .. } => Some(says),
            Body::Hollow(_) => None,
        }
    }

    /// Whether its words are missing.
    pub fn is_hollow(&self) -> bool {
        matches!(self.body, Body::Hollow(_))
    }

    /// The field that it gives a value to. An undo and an unknown fact have none.
    pub fn field(&self) -> Option<Field> {
        match &self.body {
            Body::Full { says, .. } => says.field(self.name),
            Body::Hollow(field) => Some(*field),
        }
    }

    /// The same fact without its words, where it has words; any other stays as it is.
    #[must_use]
    pub fn hollowed(&self) -> Self {
        match (&self.body, self.field()) {
            (Body::Full { says, .. }, Some(field)) if says.has_words() => Self {
                name: self.name,
                over: self.over.clone(),
                at: None,
                body: Body::Hollow(field),
            },
            _ => self.clone(),
        }
    }

    /// The wire form: a JSON object with sorted keys, the same on every device.
    pub fn to_wire(&self) -> Value {
        let mut wire = self.unnamed_wire();
        wire.insert(NAME.into(), self.name.to_string().into());
        Value::Object(wire)
    }

    /// Reads the wire form and checks the name against it. What this version doesn't know is kept.
    pub fn from_wire(wire: Value) -> Result<Self, NotAFact> {
        let Value::Object(mut parts) = wire else { return Err(NotAFact::Shape) };
        let Some(Value::String(name)) = parts.remove(NAME) else { return Err(NotAFact::Shape) };
        let name: Name = name.parse().map_err(|_| NotAFact::Shape)?;
        let known: WireFact = read(Value::Object(parts.clone()))?;
        let body = match (known.says, known.hollow) {
            (Some(says), None) => {
                if Name::of(name.stamp, &Value::Object(parts.clone()).to_string()) != name {
                    return Err(NotAFact::Altered);
                }
                Body::Full { says: read(says).unwrap_or(Says::Unknown), unread: None }
            }
            (None, Some(field)) if field.has_words() => Body::Hollow(field),
            _ => return Err(NotAFact::Shape),
        };
        let mut fact = Self { name, over: known.over, at: known.at, body };
        let rewritten = fact.unnamed_wire();
        if let Body::Full { unread, .. } = &mut fact.body
            && rewritten != parts
        {
            *unread = Some(Box::new(Value::Object(parts)));
        }
        Ok(fact)
    }

    fn unnamed_wire(&self) -> Map<String, Value> {
        if let Body::Full { unread: Some(wire), .. } = &self.body
            && let Value::Object(parts) = wire.as_ref()
        {
            return parts.clone();
        }
        let mut parts = Map::new();
        if let Some(at) = self.at {
            parts.insert("at".into(), at.into());
        }
        if !self.over.is_empty() {
            parts.insert("over".into(), self.over.iter().map(Name::to_string).collect());
        }
        let (key, value) = match &self.body {
            Body::Full { says, .. } => ("says", serde_json::to_value(says)),
            Body::Hollow(field) => ("hollow", serde_json::to_value(field)),
        };
        parts.insert(key.into(), value.unwrap_or(Value::Null));
        parts
    }
}

impl Says {
    /// The field that a fact of this `name` gives a value to.
    pub fn field(&self, name: Name) -> Option<Field> {
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

    fn has_words(&self) -> bool {
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
            _ => None,
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

const NAME: &str = "name";

/// The known parts of a fact on the wire, but for its name.
#[derive(Deserialize)]
struct WireFact {
    #[serde(default)]
    at: Option<Millis>,
    #[serde(default)]
    over: Vec<Name>,
    #[serde(default)]
    says: Option<Value>,
    #[serde(default)]
    hollow: Option<Field>,
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, NotAFact> {
    serde_json::from_value(value).map_err(|_| NotAFact::Shape)
}
