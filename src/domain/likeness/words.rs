//! Where the words of a text begin and end, in any script.

/// Appends where each word of a text stands, in bytes: first and past the last.
///
/// A word is a run of letters, marks and digits, with the apostrophes in it. Scripts that put no spaces between words give
/// overlapping pieces instead: of two characters where each has a meaning of its own, else of three.
pub(super) fn words_of(text: &str, found: &mut Vec<(usize, usize)>) {
    let mut at = 0;
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + letter.len_utf8();
        at = match piece(letter) {
            None => next,
            Some(0) => {
                let end = end_of(text, next, 0);
                found.push((at, end));
                end
            }
            Some(piece) => {
                let end = end_of(text, next, piece);
                pieces(text, at, end, piece, found);
                end
            }
        };
    }
}

/// Where a run of such letters ends that goes on here.
fn end_of(text: &str, start: usize, wanted: usize) -> usize {
    let plain = text.as_bytes().iter().skip(start).take_while(|byte| byte.is_ascii_alphanumeric());
    // Most words are nothing else.
    let mut end = if wanted == 0 { start + plain.count() } else { start };
    let begin = end;
    let rest = text.get(begin..).unwrap_or_default();
    for (at, letter) in rest.char_indices() {
        if piece(letter) == Some(wanted) {
            end = begin + at + letter.len_utf8();
        } else if wanted > 0 || !apostrophe(letter) {
            break;
        }
    }
    end
}

/// Each piece of so many characters between two places, or all where there are no more.
fn pieces(text: &str, start: usize, end: usize, piece: usize, found: &mut Vec<(usize, usize)>) {
    let run = text.get(start..end).unwrap_or_default();
    let mut bounds: Vec<usize> = run.char_indices().map(|(at, _)| start + at).collect();
    bounds.push(end);
    if bounds.len() <= piece {
        found.push((start, end));
    }
    let ends = bounds.iter().skip(piece);
    found.extend(bounds.iter().copied().zip(ends.copied()));
}

/// How many characters make a piece where this one stands: 0 where words have spaces between them, and nothing where it is
/// no part of a word.
fn piece(letter: char) -> Option<usize> {
    match letter {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => Some(0),
        '\0'..='\u{7f}' => None,
        // Han, and the kana of Japanese.
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3fffd}' => Some(2),
        // Thai, Lao; Myanmar; Khmer.
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Some(3),
        _ if letter.is_alphanumeric() || mark(letter) => Some(0),
        _ => None,
    }
}

/// Whether it stands on or between letters without being one: accents of their own, what joins, and the viramas of India.
fn mark(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
        || matches!(letter, '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}')
        || matches!(letter, '\u{acd}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}')
}

/// Whether words go on behind it: `it’s` is one.
pub(super) fn apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

/// Whether a character of this script says as much as several letters.
pub(super) fn dense(letter: char) -> bool {
    piece(letter).is_some_and(|piece| piece > 0)
}
