//! JSON without second meanings: an object that says one name twice is refused, never read as the last one.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::{only_entry, spelled};

/// What `serde_json` calls the only entry of a number that is neither a `u64` nor an `i64`, to hand it over as it is
/// written.
const NUMBER: &str = "$serde_json::private::Number";

/// Why some text is not JSON that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotJson {
    /// An object says this name twice.
    Twice(String),
    /// It ends in the middle.
    CutShort,
    /// It is something else, or more than 128 levels deep.
    Other,
}

/// Parses JSON of at most 128 levels.
pub fn parse(text: &str) -> Result<Value, NotJson> {
    let twice = RefCell::new(None);
    let mut input = serde_json::Deserializer::from_str(text);
    let read = Strict { twice: &twice }.deserialize(&mut input);
    let value = read.and_then(|value| input.end().map(|()| value));
    match (twice.into_inner(), value) {
        (Some(name), _) => Err(NotJson::Twice(name)),
        (None, Err(fault)) if fault.is_eof() => Err(NotJson::CutShort),
        (None, value) => value.map_err(|_| NotJson::Other),
    }
}

/// Reads any value, and notes the first name that an object says twice.
#[derive(Clone, Copy)]
struct Strict<'a> {
    twice: &'a RefCell<Option<String>>,
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Value, D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        // Numbers come as they are written, never as this, whose own reader and writer would come along.
        Ok(Value::Null)
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        // Read as any value, so that what says of a value that it is no name is not linked in: every name is text.
        while let Some(Value::String(name)) = entries.next_key_seed(self)? {
            if map.contains_key(&name) {
                self.twice.borrow_mut().get_or_insert_with(|| name.clone());
            }
            map.insert(name, entries.next_value_seed(self)?);
        }
        let object = map.into();
        Ok(number(&object).map_or(object, Value::Number))
    }
}

/// The number that this stands for. A file may spell one like this too; what is no number stays what it is.
fn number(object: &Value) -> Option<Number> {
    let (_, number) = only_entry(object).filter(|(name, _)| *name == NUMBER)?;
    spelled(number)
}
