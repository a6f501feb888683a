//! Facts: the only thing a record holds. Immutable, named by what they say, never removed.

use std::fmt;

use super::json::{self, FromJson, Map, ToJson, Value};
use super::order;
pub use super::says::{End, Field, Says};
use super::stamp::{Millis, Name, Stamp};

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
    pub fn write(stamp: Stamp, at: Option<Millis>, over: Vec<Name>, says: Says) -> Self {
        let over = order::set(over);
        let body = Body::Full { says, unread: None };
        let unnamed = Self { name: Name::of(stamp, ""), over, at, body };
        let name = Name::of(stamp, &json::text(&unnamed.unnamed_wire()));
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
        if let Value::Object(parts) = &mut wire {
            parts.insert(NAME.to_owned(), self.name.to_json());
        }
        wire
    }

    /// Reads the wire form and checks the name against it. What this version doesn't know is kept.
    pub fn from_wire(wire: Value) -> Result<Self, NotAFact> {
        let Value::Object(all) = wire else { return Err(NotAFact::Shape) };
        let (mut name, mut parts) = (None, Map::default());
        for (of, part) in all {
            match of.as_str() {
                NAME => name = Name::from_json(&part),
                _ => drop(parts.insert(of, part)),
            }
        }
        let (name, wire) = (name.ok_or(NotAFact::Shape)?, Value::Object(parts));
        let (at, over) = (optional(&wire, "at")?, optional(&wire, "over")?.unwrap_or_default());
        let body = match (wire.get("says"), optional(&wire, "hollow")?) {
            (Some(says), None) => {
                if Name::of(name.stamp, &json::text(&wire)) != name {
                    return Err(NotAFact::Altered);
                }
                Body::Full { says: Says::from_json(says).unwrap_or(Says::Unknown), unread: None }
            }
            (None, Some(field)) if Field::has_words(&field) => Body::Hollow(field),
            _ => return Err(NotAFact::Shape),
        };
        let mut fact = Self { name, over, at, body };
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
            Body::Full { says, unread: None } => ("says", says),
            Body::Hollow(field) => ("hollow", field),
        };
        let mut parts = vec![body];
        if let Some(at) = &self.at {
            parts.push(("at", at));
        }
        if !self.over.is_empty() {
            parts.push(("over", &self.over));
        }
        json::object(&parts)
    }
}

const NAME: &str = "name";

/// A part that may be missing.
fn optional<T: FromJson>(wire: &Value, name: &str) -> Result<Option<T>, NotAFact> {
    wire.get(name).map(|part| T::from_json(part).ok_or(NotAFact::Shape)).transpose()
}
