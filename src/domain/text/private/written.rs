//! The words of a text as names are looked for in them: each with what stands before it.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing is before, or the end of a sentence or a line, or a mark after which a capital says nothing.
    Begins,
    /// A colon before it, and so a capital says as little.
    Colon,
    /// Space alone.
    Space,
    /// A comma, a bracket or another mark within a sentence.
    Mark,
    /// It is a part of an address or the like.
    Joined,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Small,
    /// It begins with a capital.
    Capital,
    /// It begins with one and is all capitals, two or more; or has them within, as products are spelled.
    Shouted,
}

/// A word: letters, with the apostrophes and hyphens between them.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// Its bytes, without the `'s` of what belongs to it.
    pub range: Range<usize>,
    /// In small letters and without marks.
    pub folded: String,
    pub gap: Gap,
    pub case: Case,
    /// Whether `'s` stood at its end.
    pub owns: bool,
    /// Whether a full stop follows at once.
    pub stopped: bool,
}

impl Written {
    /// Whether it begins with a capital.
    pub(super) fn capital(&self) -> bool {
        self.case != Case::Small
    }

    /// Whether it is all capitals, or a product.
    pub(super) fn shouted(&self) -> bool {
        self.case == Case::Shouted
    }
}

/// The words of a text, in order.
pub(super) fn written(text: &str) -> Vec<Written> {
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some(start) = text.get(rest..).and_then(|text| text.find(char::is_alphanumeric)) {
        let start = rest.saturating_add(start);
        let end = end_of_word(text, start);
        let gap = gap(text.get(rest..start).unwrap_or_default(), words.last());
        let after = text.get(end..).unwrap_or_default();
        words.push(word(text, start..end, gap, after));
        rest = end;
    }
    words
}

fn end_of_word(text: &str, start: usize) -> usize {
    let from = text.get(start..).unwrap_or_default();
    let mut letters = from.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let inner = matches!(letter, '\'' | '’' | '-' | '‐')
            && letters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !letter.is_alphanumeric() && !inner && !is_combining(letter) {
            return start.saturating_add(at);
        }
    }
    text.len()
}

/// Whether it is a mark over or under the letter before.
fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn word(text: &str, whole: Range<usize>, gap: Gap, after: &str) -> Written {
    let spelled = text.get(whole.clone()).unwrap_or_default();
    let own = ["'s", "’s", "'S", "’S"].iter().find_map(|end| spelled.strip_suffix(end));
    let bare = own.unwrap_or(spelled);
    let capitals = bare.chars().filter(|letter| letter.is_uppercase()).count();
    let case = if !bare.starts_with(char::is_uppercase) {
        Case::Small
    } else if capitals > 1 && (!bare.contains(char::is_lowercase) || is_product(bare)) {
        Case::Shouted
    } else {
        Case::Capital
    };
    Written {
        range: whole.start..whole.start.saturating_add(bare.len()),
        folded: folded(bare),
        // What is followed by these is a part of an address or of a tag.
        gap: if after.starts_with(['@', '_']) { Gap::Joined } else { gap },
        case,
        owns: own.is_some(),
        stopped: after.starts_with('.'),
    }
}

/// Whether it is one letter, as an initial is; a digit counts a list.
fn is_letter(word: &str) -> bool {
    word.chars().count() == 1 && word.chars().all(char::is_alphabetic)
}

/// Whether a capital within tells a product, as `GitHub`; `McAllister` and `Al-Hassan` are people.
fn is_product(word: &str) -> bool {
    let inner = word.char_indices().zip(word.chars().skip(1));
    let mut inner =
        inner.filter(|((_, before), letter)| before.is_lowercase() && letter.is_uppercase());
    inner.any(|((at, before), _)| {
        let start = word.get(..at.saturating_add(before.len_utf8())).unwrap_or_default();
        !["Mc", "Mac", "De", "La", "Le", "Da", "Di", "Du", "Jo", "Van", "Fitz", "Ab", "Al", "El"]
            .contains(&start)
    })
}

/// What these characters between two words make of the second.
fn gap(between: &str, before: Option<&Written>) -> Gap {
    let Some(before) = before else { return Gap::Begins };
    let short = is_letter(&before.folded) || super::words::is_title(&before.folded);
    // `Dr. Haskins` and `J. Haskins`: this full stop ends no sentence.
    if short && between.starts_with('.') && !between.contains(['\n', '\r']) {
        return if between.trim_matches(['.', ' ', '\u{a0}']).is_empty() {
            Gap::Space
        } else {
            Gap::Mark
        };
    }
    if between.ends_with(['@', '_', '#', '.']) {
        return Gap::Joined;
    }
    if between.trim_end().ends_with(':') && !between.contains(['\n', '\r']) {
        return Gap::Colon;
    }
    if between.contains(['.', '!', '?', '\n', '\r', ':', '"', '“', '•', '…', '‘']) {
        return Gap::Begins;
    }
    if between.chars().all(char::is_whitespace) { Gap::Space } else { Gap::Mark }
}

/// In small letters, without marks: `Jörg` as `jorg`, `Paweł` as `pawel`.
fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let plain = |letter| match letter {
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        'ı' => 'i',
        '’' => '\'',
        '‐' => '-',
        _ => letter,
    };
    let lower = word.to_lowercase();
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(&lower);
    apart.chars().filter(|letter| !is_combining(*letter)).map(plain).collect()
}
