//! Any JSON value.

use crate::domain::sorted::Sorted;
use crate::domain::text::number;
use crate::listed::Listed as _;

/// Any JSON value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// Values with names.
    Object(Map),
}

/// The parts of an object, sorted by name: each name once.
pub type Map = Sorted<String, Value>;

/// A number as it is written: none of ours has a fraction, and numbers of others keep every digit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number(String);

impl Number {
    /// The number that a JSON text spells like this.
    pub(super) fn spelled(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole number that it is; nothing where it is none, or beyond.
    pub fn as_i64(&self) -> Option<i64> {
        match self.0.strip_prefix('-') {
            Some(digits) => 0_i64.checked_sub_unsigned(number(digits)?),
            None => number(&self.0),
        }
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl Value {
    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The text that it is.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The items of the list that it is.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The parts of the object that it is.
    pub fn as_object(&self) -> Option<&Map> {
        if let Self::Object(parts) = self { Some(parts) } else { None }
    }

    /// A part of the object that it is.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        if let Self::Object(parts) = self { parts.get_mut(name) } else { None }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl FromIterator<Value> for Value {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Self {
        Self::Array(items.into_iter().listed())
    }
}
