//! Text in Markdown: it stays text. It can't become a link, a picture, a heading, HTML, or anything else that `CommonMark`,
//! GitHub or Pandoc read as structure; whatever they would not read so stands as it was written.

use crate::domain::text::{PersonText, one_line};

/// A text on one line.
pub(super) fn escaped(text: &PersonText) -> String {
    let line = line(&one_line(text.as_str()));
    line.clone() + &turned_back(&line)
}

/// A text whose lines stay lines, within an item of a list: each but the first is indented under it.
pub(super) fn escaped_lines(text: &PersonText) -> String {
    let lines = text.as_str().lines().map(one_line).filter(|text| !text.is_empty());
    let lines: Vec<String> = lines.map(|text| line(&text)).collect();
    let lines = lines.join("  \n  ");
    lines.clone() + &turned_back(&lines)
}

/// One line. `text` has no white space at its ends.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let (before, after) =
            (text.get(..at).unwrap_or_default(), text.get(at + letter.len_utf8()..));
        let after = after.unwrap_or_default();
        match letter {
            '<' => out.push_str("&lt;"),
            '&' if is_entity(after) => out.push_str("&amp;"),
            _ => {
                if is_structure(letter, before, after) {
                    out.push('\\');
                }
                out.push(letter);
            }
        }
    }
    out
}

/// Whether this character, between these texts, would be read as structure.
fn is_structure(letter: char, before: &str, after: &str) -> bool {
    match letter {
        // Emphasis, code, links, tables, mathematics, attributes, footnotes, names of people, addresses of mail.
        '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '^' | '{' | '}' | '@' => true,
        // Headings, quotes, lists and rules begin a line.
        '>' | '+' | '-' | '=' => before.chars().all(|other| other == letter),
        // At the end of a heading too.
        '#' => {
            before.trim_end_matches('#').is_empty() || before.trim_end_matches('#').ends_with(' ')
        }
        '.' | ')' => counts(before) || (letter == '.' && ends_with_www(before)),
        // Addresses, signs by name (`:smile:`), and definitions, which a colon begins.
        ':' => {
            before.is_empty() || after.starts_with(|next: char| next == '/' || next.is_alphabetic())
        }
        _ => false,
    }
}

/// Whether a list could count with this: digits alone, as many as `CommonMark` takes.
fn counts(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether what follows an ampersand makes it the start of a character's name or number.
fn is_entity(after: &str) -> bool {
    let named =
        after.trim_start_matches(|letter: char| letter == '#' || letter.is_ascii_alphanumeric());
    named.len() < after.len() && named.starts_with(';')
}

/// What ends every change of direction that a text begins and does not end, so that the rest of the line runs on as it
/// should.
fn turned_back(text: &str) -> String {
    let mut ends = Vec::new();
    for letter in text.chars() {
        match letter {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => ends.push('\u{202c}'),
            '\u{2066}'..='\u{2068}' => ends.push('\u{2069}'),
            '\u{202c}' if ends.last() == Some(&letter) => drop(ends.pop()),
            '\u{2069}' => {
                let begun = ends.iter().rposition(|end| *end == letter);
                ends.truncate(begun.unwrap_or(ends.len()));
            }
            _ => {}
        }
    }
    ends.into_iter().rev().collect()
}

/// Whether a bare address ends here so far: in some readers it needs no colon to become a link.
fn ends_with_www(text: &str) -> bool {
    let end = text.get(text.len().saturating_sub(3)..);
    end.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}
