//! JSON in and out, always by way of a [`Value`], with keys sorted, and both by hand: a derived reader or writer of one
//! type is as large as all of these.

mod read;
mod serialize;
mod value;
mod write;

use std::fmt::Display;
use std::str::FromStr;

pub use read::{NotJson, parse};
pub use value::{Map, Number, Value};
pub use write::{pretty, text};

use crate::listed::Listed as _;

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Reads it; nothing where the value has another shape.
    fn from_json(value: &Value) -> Option<Self>;
}

/// Reads something from JSON text; nothing where it is none, or not this.
pub fn read<T: FromJson>(text: &str) -> Option<T> {
    T::from_json(&parse(text).ok()?)
}

/// Reads a part of an object.
pub fn part<T: FromJson>(of: &Value, name: &str) -> Option<T> {
    T::from_json(of.get(name)?)
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

/// What can be written as JSON.
pub trait ToJson {
    /// As JSON.
    fn to_json(&self) -> Value;
}

/// An object of these parts.
pub fn object(parts: &[(&str, &dyn ToJson)]) -> Value {
    let mut object = Map::default();
    for (name, part) in parts {
        object.insert((*name).to_owned(), part.to_json());
    }
    Value::Object(object)
}

/// A list of these items.
pub fn list(items: &[&dyn ToJson]) -> Value {
    Value::Array(items.iter().map(|item| item.to_json()).listed())
}

/// What is spelled as text.
pub fn spelling(of: &dyn Display) -> Value {
    Value::String(of.to_string())
}

/// As JSON text.
pub fn write(of: &dyn ToJson) -> String {
    text(&of.to_json())
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
        if let Value::Bool(yes) = value { Some(*yes) } else { None }
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl FromJson for $number {
            fn from_json(value: &Value) -> Option<Self> {
                let Value::Number(number) = value else { return None };
                number.as_i64()?.try_into().ok()
            }
        }

        impl ToJson for $number {
            fn to_json(&self) -> Value {
                // No number of ours is beyond.
                Value::Number(i64::try_from(*self).unwrap_or(i64::MAX).into())
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
        // A plain loop: collecting what may fail takes three functions more for every type.
        let mut items = Vec::new();
        for item in value.as_array()? {
            items.push(T::from_json(item)?);
        }
        Some(items)
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(value: &Value) -> Option<Self> {
        let [a, b] = value.as_array()? else { return None };
        Some((A::from_json(a)?, B::from_json(b)?))
    }
}

impl ToJson for Value {
    fn to_json(&self) -> Value {
        self.clone()
    }
}

impl ToJson for &str {
    fn to_json(&self) -> Value {
        (*self).into()
    }
}

impl ToJson for String {
    fn to_json(&self) -> Value {
        self.as_str().into()
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_json)
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn to_json(&self) -> Value {
        Value::Array(self.iter().map(T::to_json).listed())
    }
}

impl<A: ToJson, B: ToJson> ToJson for (A, B) {
    fn to_json(&self) -> Value {
        list(&[&self.0, &self.1])
    }
}
