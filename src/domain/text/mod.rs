//! What a person typed, before it becomes part of a record.

mod folded;
mod list;
mod person_text;
mod private;

use std::borrow::Cow;

pub use folded::Folded;
pub use list::lines;
pub use person_text::PersonText;
pub use private::{Private, PrivateKind, private_in, private_in_owner};

/// Most characters of a note.
pub const MOST_NOTE: usize = 10_000;
/// Most characters of a name: of a theme, a group, an owner, a date.
pub const MOST_NAME: usize = 200;

/// Why typed text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// There is nothing in it but space.
    Empty,
    /// It is longer than the field takes.
    TooLong {
        /// Its characters.
        chars: usize,
        /// How many the field takes.
        most: usize,
    },
}

/// The text of a note: lines kept, ends trimmed, line breaks all one kind.
pub fn note_text(typed: &str) -> Result<String, TextFault> {
    let typed = if typed.contains('\r') {
        Cow::Owned(typed.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        // As nearly every text is.
        Cow::Borrowed(typed)
    };
    let text = typed.trim();
    within(text, MOST_NOTE).map(|()| text.to_owned())
}

/// A name on one line: runs of white space become one space.
pub fn name_text(typed: &str) -> Result<String, TextFault> {
    let name = one_line(typed);
    within(&name, MOST_NAME).map(|()| name)
}

/// The same for a field that may stay empty.
pub fn optional_text(typed: &str) -> Result<String, TextFault> {
    match name_text(typed) {
        Err(TextFault::Empty) => Ok(String::new()),
        other => other,
    }
}

/// Runs of white space, line breaks among them, as single spaces.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The whole number that this spells; nothing where it is none, or beyond. One reader for numbers of all widths.
pub fn number<T: TryFrom<u64>>(typed: &str) -> Option<T> {
    let number: u64 = typed.trim().parse().ok()?;
    number.try_into().ok()
}

fn within(text: &str, most: usize) -> Result<(), TextFault> {
    let chars = text.chars().count();
    if text.is_empty() {
        Err(TextFault::Empty)
    } else if chars > most {
        Err(TextFault::TooLong { chars, most })
    } else {
        Ok(())
    }
}

/// The start of a text, about so many characters of it. What joins into one sign, an emoji family or a letter and its
/// marks, is never torn: the cut is between two characters that stand for themselves.
pub fn cut(text: &str, most: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let letters = text.char_indices();
    let pairs = letters.clone().zip(letters.skip(1));
    let mut breaks = pairs
        .filter(|((_, before), (_, after))| stands_alone(*before) && stands_alone(*after))
        .map(|(_, (at, _))| at)
        .peekable();
    let mut place = breaks.next();
    while let Some(later) = breaks.next_if(|at| *at <= end) {
        place = Some(later);
    }
    text.get(..place.unwrap_or(text.len())).unwrap_or(text)
}

/// Whether it joins with nothing that stands for itself: ASCII, accented Latin, kana, Chinese characters, single emoji.
fn stands_alone(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | '\u{c0}'..='\u{24f}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}' | '\u{1f300}'..='\u{1f3fa}' | '\u{1f400}'..='\u{1faff}')
}

/// A safe part of a file name: letters, digits and single hyphens, lower case, at most `most` characters; our own name
/// where nothing is left.
pub fn slug(text: &str, most: usize) -> String {
    let mut slug = String::new();
    // Lower case in ASCII alone: so a file is named the same in every version.
    for letter in text.chars().map(|letter| letter.to_ascii_lowercase()) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let cut: String = slug.chars().take(most).collect();
    match cut.strip_suffix('-').unwrap_or(&cut) {
        "" => "tabletalk".into(),
        cut => cut.into(),
    }
}
