//! JSON in and out, always by way of a [`Value`], with keys sorted. Reading is by hand: a derived reader of one type is
//! as large as all of these.

use std::str::FromStr;

use serde::Serialize;
use serde_json::Value;

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Reads it; nothing where the value has another shape.
    fn from_json(value: &Value) -> Option<Self>;
}

/// Reads something from JSON text; nothing where it is none, or not this.
pub fn read<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(&serde_json::from_str::<Value>(text).ok()?)
}

/// Reads a part of an object.
pub fn part<T: FromJson>(of: &Value, name: &str) -> Option<T> {
    T::from_json(of.get(name)?)
}

/// Reads an item of a list.
pub fn item<T: FromJson>(of: &Value, place: usize) -> Option<T> {
    T::from_json(of.get(place)?)
}

/// Reads what is spelled as text: a name, an id.
pub fn spelled<T: FromStr>(value: &Value) -> Option<T> {
    value.as_str()?.parse().ok()
}

/// The one entry of an object that has one: its name and its value.
pub fn only_entry(value: &Value) -> Option<(&str, &Value)> {
    let mut entries = value.as_object()?.iter();
    let (Some((name, value)), None) = (entries.next(), entries.next()) else { return None };
    Some((name, value))
}

/// As JSON.
pub fn value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

/// As JSON text.
pub fn write(of: &impl Serialize) -> String {
    value(of).to_string()
}

impl FromJson for Value {
    fn from_json(value: &Value) -> Option<Self> {
        Some(value.clone())
    }
}

impl FromJson for String {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
}

impl FromJson for bool {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl FromJson for $number {
            fn from_json(value: &Value) -> Option<Self> {
                // No number of ours is beyond either.
                value.as_i64().and_then(|number| number.try_into().ok())
                    .or_else(|| value.as_u64().and_then(|number| number.try_into().ok()))
            }
        })*
    };
}

numbers!(u8 u16 u32 u64 usize i32 i64);

/// `null` is nothing.
impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: &Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::from_json(value).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::from_json).collect()
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(value: &Value) -> Option<Self> {
        let [a, b] = value.as_array()?.as_slice() else { return None };
        Some((A::from_json(a)?, B::from_json(b)?))
    }
}
