//! JSON without second meanings: an object that says one name twice is refused, never read as the last one.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::FileError;

/// The text in some bytes: UTF-8, or UTF-16 with its mark, as editors on Windows save it.
pub(super) fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, FileError> {
    let text = match bytes {
        [] => return Err(FileError::Empty),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)?),
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(utf8(rest)?),
        _ => Cow::Borrowed(utf8(bytes)?),
    };
    if text.trim().is_empty() { Err(FileError::Empty) } else { Ok(text) }
}

/// Parses JSON of at most 128 levels.
pub(super) fn parse(text: &str) -> Result<Value, FileError> {
    let mut input = serde_json::Deserializer::from_str(text);
    let value = Strict.deserialize(&mut input).and_then(|value| input.end().map(|()| value));
    value.map_err(|fault| {
        let said = fault.to_string();
        match said.strip_prefix(TWICE).and_then(|rest| rest.split('\u{0}').next()) {
            Some(name) => FileError::Twice(name.to_owned()),
            // Only what starts as an object can be one of ours that lost its end.
            None if fault.is_eof() && text.trim_start().starts_with('{') => FileError::CutShort,
            None => FileError::NotOurs,
        }
    })
}

const TWICE: &str = "twice: ";

fn utf8(bytes: &[u8]) -> Result<&str, FileError> {
    let text = std::str::from_utf8(bytes).map_err(|fault| {
        // Only what ends within a letter, and starts as an object, can be one of ours that lost its end.
        let cut = fault.error_len().is_none() && bytes.trim_ascii_start().starts_with(b"{");
        if cut { FileError::CutShort } else { FileError::NotText }
    })?;
    if text.contains('\0') { Err(FileError::NotText) } else { Ok(text) }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, FileError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    if !rest.is_empty() {
        return Err(FileError::NotText);
    }
    String::from_utf16(&units).map_err(|_| FileError::NotText)
}

struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Value, D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
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

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
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
        while let Some(item) = items.next_element_seed(Strict)? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = entries.next_key_seed(Key)? {
            if map.contains_key(&name) {
                return Err(de::Error::custom(format!("{TWICE}{name}\u{0}")));
            }
            map.insert(name, entries.next_value_seed(Strict)?);
        }
        Ok(map.into())
    }
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<String, D::Error> {
        String::deserialize(input)
    }
}
