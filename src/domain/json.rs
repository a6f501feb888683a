//! JSON as this project reads and writes it: `serde_json`, with one meaning for each text and one text for each meaning.
//!
//! `docs/file-format.md` says what is read, and what the canonical form is.

mod passed_over;

use std::fmt;

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IgnoredAny, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::{Deserialize, Serialize, forward_to_deserialize_any};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use self::passed_over::PassedOver;

/// Why some text is not JSON that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotJson {
    /// An object says this name twice.
    Twice(String),
    /// It ends in the middle.
    CutShort,
    /// It is something else, more than 127 levels deep, or has one of `serde_json`'s private names.
    Other,
}

/// Parses JSON without second meanings: an object that says one name twice is refused, never read as the last one.
pub fn parse(text: &str) -> Result<Value, NotJson> {
    parse_but("", text)
}

/// The same of an object one of whose parts is for others: what it says is checked like the rest, and is null here.
pub fn parse_but(passed_over: &str, text: &str) -> Result<Value, NotJson> {
    let mut twice = None;
    let mut from = serde_json::Deserializer::from_str(text);
    let value = Reader { twice: &mut twice, passed_over }.deserialize(&mut from);
    let whole = value.and_then(|value| from.end().map(|()| value));
    whole.map_err(|fault| match twice {
        Some(name) => NotJson::Twice(name),
        None if fault.is_eof() => NotJson::CutShort,
        None => NotJson::Other,
    })
}

/// The first value that a text begins with, and what stands after it; nothing where no value does. One that is cut short is
/// all of the text.
pub fn first_in(text: &str) -> Option<(&str, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    match values.next()? {
        Ok(_) => text.split_at_checked(values.byte_offset()),
        Err(fault) => fault.is_eof().then_some((text, "")),
    }
}

/// Reads something from JSON text; nothing where it is none, or not this.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    from_value(parse(text).ok()?)
}

/// Reads something from a value; nothing where it is not this. A list is no struct, and a number is an `i64`.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Option<T> {
    from_part(&value)
}

/// The same from a part that stays where it is.
pub fn from_part<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(Strict(value)).ok()
}

/// As a value. Whatever has names that are text has one; of other things it is null.
pub fn to_value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

/// The items of an array; nothing where it is something else. They are as they came, not read once more.
pub fn items(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(items) => Some(items),
        _ => None,
    }
}

/// The canonical form: keys by code point, no spaces.
pub fn canonical(of: &impl Serialize) -> String {
    spell(&mut to_value(of))
}

/// The same of what writes its parts in the order of their names.
pub fn in_order(of: &impl Serialize) -> String {
    serde_json::to_string(of).unwrap_or_default()
}

/// The canonical form of a value, which is put into order for it.
pub fn spell(value: &mut Value) -> String {
    value.sort_all_objects();
    in_order(value)
}

/// The same for a person to read: each part on a line of its own, two spaces further in, and a line break at the end.
pub fn pretty(of: &impl Serialize) -> String {
    lines(to_value(of))
}

/// The same of a value, with its keys in order, whatever order `serde_json` keeps them in: one package that asks for
/// another decides for all.
pub fn lines(mut value: Value) -> String {
    value.sort_all_objects();
    format!("{value:#}\n")
}

/// Reads a part that may be missing but, where it is there, is not null: for `deserialize_with`, with `default`.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// Reads a variant without parts from its name alone, for `deserialize_with`: serde takes `{"name": null}` as well.
pub fn named<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    T::deserialize(String::deserialize(from)?.into_deserializer())
}

/// The same of one that may be null.
pub fn named_if_any<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    let name = Option::<String>::deserialize(from)?;
    name.map(|name| T::deserialize(name.into_deserializer())).transpose()
}

/// What `serde_json` hands over under names of its own, and would take for such where a text has one of them.
const PRIVATE: &str = "$serde_json::private::";
const NUMBER: &str = "$serde_json::private::Number";

/// Reads any value, and remembers the name that an object says twice.
struct Reader<'a> {
    twice: &'a mut Option<String>,
    /// The part of this name is not kept; nothing where it is empty.
    passed_over: &'a str,
}

impl Reader<'_> {
    /// For what stands in a value.
    fn within(&mut self) -> Reader<'_> {
        Reader { twice: self.twice, passed_over: "" }
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON that says each name once")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::Bool(yes))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut from: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = from.next_element_seed(self.within())? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut from: A) -> Result<Value, A::Error> {
        let mut parts = Map::new();
        let mut doubled: Option<String> = None;
        while let Some(name) = from.next_key::<String>()? {
            if name == NUMBER {
                return from.next_value_seed(Spelling).map(Value::Number);
            }
            if name.starts_with(PRIVATE) {
                return Err(A::Error::custom("a private name"));
            }
            let part = if !name.is_empty() && name == self.passed_over {
                from.next_value_seed(PassedOver { twice: &mut *self.twice })?;
                Value::Null
            } else {
                from.next_value_seed(self.within())?
            };
            match parts.entry(name) {
                Entry::Vacant(place) => drop(place.insert(part)),
                Entry::Occupied(place) => {
                    let name = place.key().clone();
                    doubled = Some(doubled.map_or(name.clone(), |other| other.min(name)));
                }
            }
        }
        // Not before its end: an object that is cut short is told as that.
        if doubled.is_some() {
            *self.twice = doubled;
            return Err(A::Error::custom("a name stands twice"));
        }
        Ok(Value::Object(parts))
    }
}

/// The spelling of a number that is no `i64` or `u64`. `serde_json` hands it over as a string of its own; what stands under
/// the same name in the text is lent, and refused.
struct Spelling;

impl<'de> DeserializeSeed<'de> for Spelling {
    type Value = Number;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Number, D::Error> {
        from.deserialize_any(self)
    }
}

impl Visitor<'_> for Spelling {
    type Value = Number;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a number")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Number, E> {
        Err(E::invalid_value(Unexpected::Str(text), &self))
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Number, E> {
        text.parse().map_err(E::custom)
    }
}

/// That a value is not what was wanted. Nobody asks why: of a hundred thousand facts of a newer version, each would be told
/// all that it could have been.
#[derive(Debug)]
struct NotThis;

impl fmt::Display for NotThis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("something else")
    }
}

impl std::error::Error for NotThis {}

impl serde::de::Error for NotThis {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A value from which derived readers take what is meant alone. serde's own reading of a value takes a list for a struct,
/// part by part, and has no zero with a sign for a number without one. A variant is `{"name": …}`; one that is a name alone
/// is read with [`named`].
#[derive(Clone, Copy)]
struct Strict<'a>(&'a Value);

impl<'a> IntoDeserializer<'a, NotThis> for Strict<'a> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

type Parts<'a> = MapDeserializer<'a, Box<dyn Iterator<Item = (&'a str, Strict<'a>)> + 'a>, NotThis>;

impl<'a> Strict<'a> {
    /// The parts of an object, and of nothing else.
    fn parts(self, wanted: &'static str) -> Result<Parts<'a>, NotThis> {
        match self.0 {
            Value::Object(parts) => {
                let parts = parts.iter().map(|(name, part)| (name.as_str(), Self(part)));
                Ok(MapDeserializer::new(Box::new(parts)))
            }
            Value::Array(_) => Err(NotThis::invalid_type(Unexpected::Seq, &wanted)),
            _ => Err(NotThis::invalid_type(Unexpected::Other("no object"), &wanted)),
        }
    }
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotThis> {
            let number = self.0.as_i64();
            visitor.visit_i64(number.ok_or(NotThis)?)
        })*
    };
}

impl<'de> Deserializer<'de> for Strict<'de> {
    type Error = NotThis;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotThis> {
        match self.0 {
            Value::Array(items) => {
                SeqDeserializer::new(items.iter().map(Strict)).deserialize_any(visitor)
            }
            Value::Object(_) => self.parts("an object")?.deserialize_any(visitor),
            // As `serde_json` hands numbers over, but those that its own values hand over otherwise: -0 would lose its sign.
            Value::Number(number) => {
                let spelled = std::iter::once((NUMBER, number.to_string()));
                MapDeserializer::new(spelled).deserialize_any(visitor)
            }
            plain => plain.deserialize_any(visitor).map_err(NotThis::custom),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotThis> {
        self.parts("an object")?.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotThis> {
        self.parts(name)?.deserialize_any(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotThis> {
        match self.0 {
            Value::Object(parts) if parts.len() != 1 => {
                Err(NotThis::invalid_type(Unexpected::Map, &"one entry"))
            }
            _ => visitor.visit_enum(MapAccessDeserializer::new(self.parts(name)?)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotThis> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NotThis> {
        visitor.visit_newtype_struct(self)
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 bool char str string bytes byte_buf unit unit_struct seq tuple tuple_struct identifier ignored_any
    }
}
