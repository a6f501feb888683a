//! Ids of events, groups and kinds: short, lower case, safe in a link, a key and a file name.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Text that is not an id: 1 to 16 characters, lower-case letters and digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not an id")
    }
}

impl From<NotAnId> for String {
    fn from(fault: NotAnId) -> Self {
        fault.to_string()
    }
}

/// Letters and digits that are not taken for each other when read aloud or written on a card.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// How many of them are letters. An id begins with one: a spreadsheet would take `2e345` for a number, and `07890` too.
const FIRST: usize = 23;

fn drawn(random: u64, letters: u32) -> String {
    let places = (0..letters).map(|place| {
        let letter = usize::try_from((random >> (5 * place)) & 31).unwrap_or(0);
        if place == 0 { letter % FIRST } else { letter }
    });
    places.filter_map(|place| LETTERS.get(place).copied().map(char::from)).collect()
}

macro_rules! id {
    ($(#[$doc:meta])* $id:ident, drawn from $letters:literal letters) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $id(String);

        impl $id {
            /// A new one, drawn from `random`.
            pub fn new(random: u64) -> Self {
                Self(drawn(random, $letters))
            }

            /// Its letters.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $id {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
                let short = (1..=16).contains(&text.len());
                if short && text.bytes().all(fits) { Ok(Self(text.to_owned())) } else { Err(NotAnId) }
            }
        }

        impl TryFrom<String> for $id {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$id> for String {
            fn from(id: $id) -> Self {
                id.0
            }
        }

        impl fmt::Display for $id {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Which event.
    EventId, drawn from 10 letters
);
id!(
    /// Which group of an event.
    GroupId, drawn from 5 letters
);
id!(
    /// Which kind of note.
    KindId, drawn from 5 letters
);
