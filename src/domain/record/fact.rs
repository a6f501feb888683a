//! Facts: the only thing a record holds. Immutable, named by what they say, never removed.

use std::fmt;

use super::operation::{Field, Operation};
use super::timestamp::{FactId, LamportTimestamp, Millis};
use crate::domain::json::{self, FromJson, Map, ToJson, Value};
use crate::domain::order;

/// One fact of a record.
///
/// Invariant: the name of a fact that has its words is the digest of its wire form, so it can't be altered unseen.
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
    /// All that was said. `unread` is the wire form where this version does not understand every part of it.
    Full {
        /// What this version understands.
        operation: Operation,
        /// The fact as it came, where writing `says` again would lose something.
        unread: Option<Box<Value>>,
    },
    /// The words are not here; only which field they were for.
    Redacted(Field),
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
    pub fn write(
        timestamp: LamportTimestamp,
        at: Option<Millis>,
        supersedes: Vec<FactId>,
        operation: Operation,
    ) -> Self {
        let supersedes = order::set(supersedes);
        let body = Body::Full { operation, unread: None };
        let unnamed = Self { id: FactId::of(timestamp, ""), supersedes, at, body };
        let id = FactId::of(timestamp, &json::text(&unnamed.unnamed_wire()));
        Self { id, ..unnamed }
    }

    /// Its id.
    pub fn id(&self) -> FactId {
        self.id
    }

    /// What it supersedes.
    pub fn supersedes(&self) -> &[FactId] {
        &self.supersedes
    }

    /// When its writer's clock said it was.
    pub fn at(&self) -> Option<Millis> {
        self.at
    }

    /// What it says, unless it is hollow.
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
            Body::Redacted(field) => Some(*field),
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

    /// The wire form: a JSON object with sorted keys, the same on every device.
    pub fn to_wire(&self) -> Value {
        let mut wire = self.unnamed_wire();
        if let Value::Object(parts) = &mut wire {
            parts.insert(NAME.to_owned(), self.id.to_json());
        }
        wire
    }

    /// Reads the wire form and checks the name against it. What this version doesn't know is kept.
    pub fn from_wire(wire: Value) -> Result<Self, NotAFact> {
        let Value::Object(all) = wire else { return Err(NotAFact::Shape) };
        let (mut id, mut parts) = (None, Map::default());
        for (of, part) in all {
            match of.as_str() {
                NAME => id = FactId::from_json(&part),
                _ => drop(parts.insert(of, part)),
            }
        }
        let (id, wire) = (id.ok_or(NotAFact::Shape)?, Value::Object(parts));
        let (at, supersedes) =
            (optional(&wire, "at")?, optional(&wire, "over")?.unwrap_or_default());
        let body = match (wire.get("says"), optional(&wire, "hollow")?) {
            (Some(operation), None) => {
                if FactId::of(id.timestamp, &json::text(&wire)) != id {
                    return Err(NotAFact::Altered);
                }
                Body::Full {
                    operation: Operation::from_json(operation).unwrap_or(Operation::Unknown),
                    unread: None,
                }
            }
            (None, Some(field)) if Field::has_words(&field) => Body::Redacted(field),
            _ => return Err(NotAFact::Shape),
        };
        let mut fact = Self { id, supersedes, at, body };
        let rewritten = fact.unnamed_wire();
        if let Body::Full { unread, .. } = &mut fact.body
            && rewritten != wire
        {
            *unread = Some(Box::new(wire));
        }
        Ok(fact)
    }

    /// Reads facts, all or none.
    pub fn all_from_wire(wires: Vec<Value>) -> Result<Vec<Self>, NotAFact> {
        let mut facts = Vec::new();
        for wire in wires {
            facts.push(Self::from_wire(wire)?);
        }
        Ok(facts)
    }

    fn unnamed_wire(&self) -> Value {
        let body: (&str, &dyn ToJson) = match &self.body {
            Body::Full { unread: Some(wire), .. } => return wire.as_ref().clone(),
            Body::Full { operation, unread: None } => ("says", operation),
            Body::Redacted(field) => ("hollow", field),
        };
        let mut parts = vec![body];
        if let Some(at) = &self.at {
            parts.push(("at", at));
        }
        if !self.supersedes.is_empty() {
            parts.push(("over", &self.supersedes));
        }
        json::object(&parts)
    }
}

const NAME: &str = "name";

/// A part that may be missing.
fn optional<T: FromJson>(wire: &Value, name: &str) -> Result<Option<T>, NotAFact> {
    wire.get(name).map(|part| T::from_json(part).ok_or(NotAFact::Shape)).transpose()
}
