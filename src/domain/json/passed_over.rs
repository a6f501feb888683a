//! A part that nobody here reads: it has to be JSON as the rest is, and nothing is made of it. In a hand-in that is the board,
//! half of the file.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::NUMBER;
use super::reader::{PRIVATE, Spelling};

/// Reads any value, refuses what the reader of values refuses, and remembers the name that an object says twice.
pub(super) struct PassedOver<'a> {
    pub(super) twice: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for PassedOver<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for PassedOver<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON that says each name once")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        while from.next_element_seed(PassedOver { twice: &mut *self.twice })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        let mut names: Vec<Cow<'_, str>> = Vec::new();
        while let Some(name) = from.next_key_seed(Name)? {
            if name == NUMBER {
                return from.next_value_seed(Spelling).map(drop);
            }
            if name.starts_with(PRIVATE) {
                return Err(A::Error::custom("a private name"));
            }
            from.next_value_seed(PassedOver { twice: &mut *self.twice })?;
            names.push(name);
        }
        // Not before its end: an object that is cut short is told as that.
        names.sort_unstable();
        let doubled = names.iter().zip(names.iter().skip(1)).find(|(name, next)| name == next);
        match doubled {
            Some((name, _)) => {
                *self.twice = Some(name.to_string());
                Err(A::Error::custom("a name stands twice"))
            }
            None => Ok(()),
        }
    }
}

/// Reads a name, lent where it stands in the text as it is.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_owned()))
    }

    fn visit_string<E>(self, name: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name))
    }
}
