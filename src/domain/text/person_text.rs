//! What a person wrote, and how it is shown: characters that nobody can see, by a sign that everybody can.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Text that a person wrote: a note, a name, a question, a file's name.
///
/// It neither prints nor renders by itself, so that no screen shows it with what is in it unseen: a screen shows
/// [`PersonText::passage`] in an element of its own direction, and puts [`PersonText::inline`] into sentences, attributes
/// and titles. [`PersonText::as_str`] is what is stored and compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonText(String);

/// What stands where nothing was written.
static NOTHING: PersonText = PersonText(String::new());

impl PersonText {
    /// What stands where nothing was written.
    pub fn nothing() -> &'static Self {
        &NOTHING
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// For an element of its own direction: with a sign in place of each control character.
    pub fn passage(&self) -> Cow<'_, str> {
        with_signs(&self.0, control)
    }

    /// For a sentence, an attribute or a title: what would turn the letters around it is a sign too, and turns nothing.
    pub fn inline(&self) -> Cow<'_, str> {
        with_signs(&self.0, |letter| control(letter).or_else(|| turns(letter).then_some('⇄')))
    }
}

impl AsRef<str> for PersonText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<String> for PersonText {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&String> for PersonText {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<&str> for PersonText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&Self> for PersonText {
    fn from(text: &Self) -> Self {
        text.clone()
    }
}

impl From<PersonText> for String {
    fn from(text: PersonText) -> Self {
        text.0
    }
}

impl PartialEq<str> for PersonText {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for PersonText {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

fn with_signs(text: &str, sign: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if text.chars().any(|letter| sign(letter).is_some()) {
        text.chars().map(|letter| sign(letter).unwrap_or(letter)).collect()
    } else {
        text.into()
    }
}

/// The sign of a control character; line breaks and tabs are seen by what they do.
fn control(letter: char) -> Option<char> {
    match letter {
        '\n' | '\t' => None,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)),
        '\u{7f}' => Some('␡'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// Whether it says which way the letters after it run.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
