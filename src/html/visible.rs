//! Characters that nobody can see, by a sign that everybody can.

use std::borrow::Cow;

/// Text that a person wrote at length, with a sign in place of each control character.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    with_signs(text, control)
}

/// A name, or a sentence that may have one in it: what would turn the letters around it is a sign too, and turns nothing.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    with_signs(text, |letter| control(letter).or_else(|| turns(letter).then_some('⇄')))
}

fn with_signs(text: &str, sign: fn(char) -> Option<char>) -> Cow<'_, str> {
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
