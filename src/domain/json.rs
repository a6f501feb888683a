//! JSON as this project reads and writes it: `serde_json`, with one meaning for each text and one text for each meaning.
//!
//! `docs/file-format.md` says what is read, and what the canonical form is.

mod passed_over;
mod reader;

use std::fmt;

use serde::de::value::{MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IgnoredAny, IntoDeserializer,
    Unexpected, Visitor,
};
use serde::{Deserialize, Serialize, forward_to_deserialize_any};
use serde_json::Value;

use self::reader::{Reader, Whole};

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
    parse_but("", ("", &mut |_| false), text)
}

/// The same of an object one of whose parts is for others: what it says is checked like the rest, and is null here. Another
/// part may be a list whose entries are offered to somebody as they are spelled, until one is not taken: those that are
/// taken are null here.
pub fn parse_but(
    passed_over: &str,
    offered: (&str, &mut dyn FnMut(&str) -> bool),
    text: &str,
) -> Result<Value, NotJson> {
    let mut twice = None;
    let mut from = serde_json::Deserializer::from_str(text);
    let (listed, take) = offered;
    let reader = Reader::of_whole(&mut twice, Whole { passed_over, listed, take });
    let value = reader.deserialize(&mut from);
    let whole = value.and_then(|value| from.end().map(|()| value));
    if whole.is_err() && !listed.is_empty() {
        // Who looks for the end of an entry alone tells less well what is wrong with it.
        return parse_but(passed_over, ("", &mut |_| false), text);
    }
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

/// The same in room that is used again and again: of a hundred thousand facts each would ask for its own.
pub fn put_in_order(of: &impl Serialize, room: &mut Vec<u8>) {
    room.clear();
    if serde_json::to_writer(&mut *room, of).is_err() {
        room.clear();
    }
}

/// The canonical form of a value, which is put into order for it.
pub fn spell(value: &mut Value) -> String {
    value.sort_all_objects();
    in_order(value)
}

/// Whether a text is this canonical form of what was read from it, but for space between its parts.
pub fn is_spelled(text: &str, canonical: &str) -> bool {
    // As whatever this project kept is.
    if text == canonical {
        return true;
    }
    let mut wanted = canonical.bytes().peekable();
    // Where all before was the same, space that is not wanted is between parts: what is in a string was read.
    let mut bytes = text.bytes();
    let same = bytes.all(|byte| {
        wanted.next_if_eq(&byte).is_some() || matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
    });
    same && wanted.next().is_none()
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

/// What `serde_json` hands over a number under that is no `i64` or `u64`.
const NUMBER: &str = "$serde_json::private::Number";

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
