//! Reads any value, with one meaning for each text; parts of the whole may be read otherwise.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_json::map::Entry;
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

use super::NUMBER;
use super::passed_over::PassedOver;

/// What `serde_json` hands over under names of its own, and would take for such where a text has one of them.
pub(super) const PRIVATE: &str = "$serde_json::private::";

/// Reads any value, and remembers the name that an object says twice.
pub(super) struct Reader<'a> {
    twice: &'a mut Option<String>,
    /// What is read otherwise, where the value is the whole.
    whole: Option<Whole<'a>>,
    /// Who is offered the entries, where the value is the list for that.
    take: Option<&'a mut dyn FnMut(&str) -> bool>,
}

/// Parts of the whole that are read otherwise, by name; an empty name is of none.
pub(super) struct Whole<'a> {
    pub(super) passed_over: &'a str,
    pub(super) listed: &'a str,
    pub(super) take: &'a mut dyn FnMut(&str) -> bool,
}

impl<'a> Reader<'a> {
    /// Of a whole text.
    pub(super) fn of_whole(twice: &'a mut Option<String>, whole: Whole<'a>) -> Self {
        Self { twice, whole: Some(whole), take: None }
    }
}

impl Reader<'_> {
    /// For what stands in a value.
    fn within(&mut self) -> Reader<'_> {
        Reader { twice: self.twice, whole: None, take: None }
    }

    /// The entry of the list in the whole that was not taken.
    fn entry<E: serde::de::Error>(&mut self, text: &str) -> Result<Value, E> {
        // As deep as it stands: levels are counted from the whole on.
        let text = format!("[[{text}]]");
        let read = self.within().deserialize(&mut serde_json::Deserializer::from_str(&text));
        let mut read = read.map_err(E::custom)?;
        Ok(read.pointer_mut("/0/0").map(Value::take).unwrap_or_default())
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
        if let Some(take) = self.take.take() {
            while let Some(entry) = from.next_element::<&RawValue>()? {
                if !take(entry.get()) {
                    items.push(self.entry(entry.get())?);
                    // Where one is not, many are not: each would be read three times.
                    break;
                }
                items.push(Value::Null);
            }
        }
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
            let part = match &mut self.whole {
                Some(whole) if !name.is_empty() && name == whole.passed_over => {
                    from.next_value_seed(PassedOver { twice: &mut *self.twice })?;
                    Value::Null
                }
                Some(whole) if !name.is_empty() && name == whole.listed => {
                    let take: &mut dyn FnMut(&str) -> bool = &mut *whole.take;
                    let (twice, take) = (&mut *self.twice, Some(take));
                    from.next_value_seed(Reader { twice, whole: None, take })?
                }
                _ => from.next_value_seed(self.within())?,
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
pub(super) struct Spelling;

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
