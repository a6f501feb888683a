//! Facts: the only thing a record holds. Immutable, identified by what they say, never removed.

use std::fmt;

use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::operation::{Field, Operation};
use super::timestamp::{FactId, LamportTimestamp, Millis};
use crate::domain::json;

/// One fact of a record.
///
/// Invariant: the id of a fact that has its words is the digest of its wire form, so it can't be altered unseen.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    id: FactId,
    supersedes: Vec<FactId>,
    at: Option<Millis>,
    body: Body,
}

/// What is left of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// All that was said.
    Full {
        /// What this version understands.
        operation: Operation,
        /// The wire form without the id, where writing what this version understands would lose a part of it.
        unread: Option<Box<Value>>,
    },
    /// The words are not here; only which field they were for.
    Redacted(Field),
}

/// The wire form of a fact; without its id it is what the id's digest is over. The parts stand in the canonical order, so
/// that it is canonical as it is written.
#[derive(Serialize)]
struct Wire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Millis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hollow: Option<&'a Field>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<FactId>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    over: &'a [FactId],
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<&'a Operation>,
}

/// A wire form that came without the id, whose parts stand in the canonical order, with it.
struct Named<'a> {
    name: FactId,
    wire: &'a Value,
}

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let parts = || self.wire.as_object().into_iter().flatten();
        let mut map = to.serialize_map(None)?;
        for (part, value) in parts().take_while(|(part, _)| part.as_str() < ID) {
            map.serialize_entry(part, value)?;
        }
        map.serialize_entry(ID, &self.name)?;
        for (part, value) in parts().skip_while(|(part, _)| part.as_str() < ID) {
            map.serialize_entry(part, value)?;
        }
        map.end()
    }
}

/// The parts of a wire form that this version knows, but what it says. None of them may be null.
#[derive(Deserialize)]
struct Parts {
    #[serde(default, deserialize_with = "json::given")]
    at: Option<Millis>,
    #[serde(default)]
    over: Vec<FactId>,
    #[serde(default, deserialize_with = "json::given")]
    hollow: Option<Field>,
}

/// A whole wire form that this version knows all of.
#[derive(Deserialize)]
struct Known {
    at: Option<Millis>,
    hollow: Option<Field>,
    name: FactId,
    #[serde(default)]
    over: Vec<FactId>,
    says: Option<Operation>,
}

/// Why something is not a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAFact {
    /// It hasn't the shape of one.
    Shape,
    /// Its id is not the digest of what it says: it was altered.
    Altered,
}

impl fmt::Display for NotAFact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Shape => "not the shape of a fact",
            Self::Altered => "does not say what its id is the digest of",
        })
    }
}

/// The canonical form, with the id.
impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.body {
            Body::Full { unread: Some(wire), .. } => Named { name: self.id, wire }.serialize(to),
            _ => self.known().serialize(to),
        }
    }
}

impl Fact {
    /// Writes a fact. `supersedes` is what its writer saw standing in the same field.
    pub fn write(
        timestamp: LamportTimestamp,
        at: Option<Millis>,
        supersedes: Vec<FactId>,
        operation: Operation,
    ) -> Self {
        Self::write_in(&mut Vec::new(), timestamp, at, supersedes, operation)
    }

    /// The same with room to spell it in, which the next one may have too.
    #[inline]
    pub(super) fn write_in(
        room: &mut Vec<u8>,
        timestamp: LamportTimestamp,
        at: Option<Millis>,
        mut supersedes: Vec<FactId>,
        operation: Operation,
    ) -> Self {
        supersedes.sort_unstable();
        supersedes.dedup();
        let (hollow, name) = (None, None);
        let wire = Wire { at, hollow, name, over: &supersedes, says: Some(&operation) };
        json::put_in_order(&wire, room);
        let id = FactId::of_parts(timestamp, [room]);
        Self { id, supersedes, at, body: Body::Full { operation, unread: None } }
    }

    /// Its id.
    pub fn id(&self) -> FactId {
        self.id
    }

    /// The facts that it supersedes.
    pub fn supersedes(&self) -> &[FactId] {
        &self.supersedes
    }

    /// When its writer's clock said it was.
    pub fn at(&self) -> Option<Millis> {
        self.at
    }

    /// What it says, unless it is redacted.
    pub fn operation(&self) -> Option<&Operation> {
        match &self.body {
            Body::Full { operation, .. } => Some(operation),
            Body::Redacted(_) => None,
        }
    }

    /// Whether its words are missing.
    pub fn is_redacted(&self) -> bool {
        matches!(self.body, Body::Redacted(_))
    }

    /// The field that it gives a value to. An undo and an unknown fact have none.
    pub fn field(&self) -> Option<Field> {
        match &self.body {
            Body::Full { operation, .. } => operation.field(self.id),
            Body::Redacted(field) => Some(field.clone()),
        }
    }

    /// The same fact without its words, where it has words; any other stays as it is.
    #[must_use]
    pub fn redacted(&self) -> Self {
        match (&self.body, self.field()) {
            (Body::Full { operation, .. }, Some(field)) if operation.has_words() => Self {
                id: self.id,
                supersedes: self.supersedes.clone(),
                at: None,
                body: Body::Redacted(field),
            },
            _ => self.clone(),
        }
    }

    /// The wire form: a JSON object, the same on every device. It is what [`Fact::spell`] says, as a value.
    pub fn to_wire(&self) -> Value {
        json::parse(&self.spell()).unwrap_or_default()
    }

    /// The kind of what it says, and that as canonical JSON; nothing where its words are not here.
    pub fn said(&self) -> Option<(String, String)> {
        match &self.body {
            Body::Full { unread: Some(wire), .. } => {
                let (kind, said) = wire.get(SAYS)?.as_object()?.iter().next()?;
                Some((kind.clone(), json::in_order(said)))
            }
            Body::Full { operation, .. } => {
                // One entry, whose name is a plain word.
                let mut text = json::in_order(operation);
                let (kind, _) = text.strip_prefix("{\"")?.split_once("\":")?;
                let kind = kind.to_owned();
                text.pop();
                text.drain(.."{\"\":".len() + kind.len());
                Some((kind, text))
            }
            Body::Redacted(_) => None,
        }
    }

    /// The canonical text of the wire form.
    pub fn spell(&self) -> String {
        json::in_order(self)
    }

    /// Reads the wire form and checks the id against it. What this version doesn't know is kept.
    pub fn from_wire(wire: Value) -> Result<Self, NotAFact> {
        Self::checked(wire).map(|(fact, _)| fact)
    }

    /// The same, and what [`Fact::spell`] says of the fact: who reads a fact to check its id has spelled it already.
    pub fn read(wire: Value) -> Result<(Self, String), NotAFact> {
        let (fact, spelled) = Self::checked(wire)?;
        // Of what is redacted only what this version knows is kept.
        let spelled = if fact.is_redacted() { fact.spell() } else { spelled };
        Ok((fact, spelled))
    }

    /// The same, and the canonical text of all that came.
    fn checked(mut wire: Value) -> Result<(Self, String), NotAFact> {
        let text = json::spell(&mut wire);
        let id: FactId = wire.get(ID).and_then(json::from_part).ok_or(NotAFact::Shape)?;
        let parts: Parts = json::from_part(&wire).ok_or(NotAFact::Shape)?;
        let body = match (wire.get(SAYS), parts.hollow) {
            (Some(said), None) => {
                if !is_named(&text, place_of_id(&wire), id) {
                    return Err(NotAFact::Altered);
                }
                let operation = json::from_part(said).unwrap_or(Operation::Unknown);
                Body::Full { operation, unread: None }
            }
            (None, Some(field)) if field.has_words() => Body::Redacted(field),
            _ => return Err(NotAFact::Shape),
        };
        let mut fact = Self { id, supersedes: parts.over, at: parts.at, body };
        let mut own = Vec::with_capacity(text.len());
        json::put_in_order(&fact, &mut own);
        if let Body::Full { unread, .. } = &mut fact.body {
            // This version would not write all of it.
            *unread = (own != text.as_bytes()).then(|| Box::new(without_id(wire)));
        }
        Ok((fact, text))
    }

    /// Reads a fact from JSON that is spelled as this version spells it, but for space between its parts; and that spelling.
    /// Nothing where it is spelled otherwise, or is no fact: [`Fact::read`] tells, and takes some times as long.
    pub fn read_spelled(json: &str) -> Option<(Self, String)> {
        let Known { at, hollow, name: id, over, says } = serde_json::from_str(json).ok()?;
        let body = match (says, hollow) {
            (Some(operation), None) => Body::Full { operation, unread: None },
            (None, Some(field)) if field.has_words() => Body::Redacted(field),
            _ => return None,
        };
        let fact = Self { id, supersedes: over, at, body };
        // Whatever a reader may have made of it: what it spells is what it says.
        let text = fact.spell();
        // The first of this name: one within what it says comes later, and a string has no bare quotes.
        let place = text.find(NAMED);
        let is_it = json::is_spelled(json, &text)
            && (fact.is_redacted() || place.is_some_and(|place| is_named(&text, place, id)));
        is_it.then_some((fact, text))
    }

    /// What this version understands.
    fn known(&self) -> Wire<'_> {
        let (says, hollow) = match &self.body {
            Body::Full { operation, .. } => (Some(operation), None),
            Body::Redacted(field) => (None, Some(field)),
        };
        Wire { at: self.at, hollow, name: Some(self.id), over: &self.supersedes, says }
    }
}

/// Whether the id that stands at this place of the canonical text of a wire form is the digest of the rest.
fn is_named(text: &str, place: usize, id: FactId) -> bool {
    let parts = text.split_at_checked(place).and_then(|(before, from)| {
        // What it says comes after it.
        Some((before, from.strip_prefix(NAMED)?.split_once("\",")?.1))
    });
    parts.is_some_and(|(before, after)| FactId::of_parts(id.timestamp, [before, after]) == id)
}

/// Where the id stands in the canonical text of this wire form, whose parts are in order.
fn place_of_id(wire: &Value) -> usize {
    let parts = wire.as_object().into_iter().flatten();
    let before = parts.take_while(|(part, _)| part.as_str() < ID);
    let lengths = before
        .map(|(part, value)| json::in_order(part).len() + json::in_order(value).len() + ":,".len());
    "{".len() + lengths.sum::<usize>()
}

/// A wire form without its id, its parts in order.
fn without_id(mut wire: Value) -> Value {
    if let Some(parts) = wire.as_object_mut() {
        parts.remove(ID);
    }
    wire.sort_all_objects();
    wire
}

/// The part of the wire form that is the fact's id.
const ID: &str = "name";
/// How it begins.
const NAMED: &str = "\"name\":\"";
/// The part that is what it says.
const SAYS: &str = "says";
