//! A cell of a table.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::domain::record::FactId;
use crate::domain::text::PersonText;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    /// Nothing is known, or there is none.
    Nothing,
    /// Text.
    Text(Cow<'a, str>),
    /// Several texts.
    Texts(Vec<&'a str>),
    /// The id of something.
    Id(FactId),
    /// Several ids.
    Ids(&'a [FactId]),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => to.serialize_none(),
            Self::Text(text) => to.serialize_str(text),
            Self::Texts(texts) => texts.serialize(to),
            Self::Id(id) => id.serialize(to),
            Self::Ids(ids) => ids.serialize(to),
            Self::Number(number) => to.serialize_i64(*number),
            Self::Flag(flag) => to.serialize_bool(*flag),
        }
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a PersonText> for Cell<'a> {
    fn from(text: &'a PersonText) -> Self {
        text.as_str().into()
    }
}

impl From<FactId> for Cell<'_> {
    fn from(id: FactId) -> Self {
        Self::Id(id)
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Nothing, Into::into)
    }
}

/// A whole number of any width.
pub(super) fn number<'a>(number: impl Into<i64>) -> Cell<'a> {
    Cell::Number(number.into())
}
