//! Details that are known by their form alone: e-mail addresses, phone numbers, postcodes.

use std::ops::{Range, RangeInclusive};

use super::words::is_reference;

/// Most characters that a phone number is read over, spaces and brackets among them.
const LONGEST_PHONE: usize = 40;

/// The characters of a text with their places, so that any can be looked at from both sides.
struct Letters(Vec<(usize, char)>);

impl Letters {
    fn of(text: &str) -> Self {
        Self(text.char_indices().collect())
    }

    fn at(&self, place: usize) -> Option<char> {
        self.0.get(place).map(|(_, letter)| *letter)
    }

    fn before(&self, place: usize) -> Option<char> {
        place.checked_sub(1).and_then(|place| self.at(place))
    }

    /// The byte where the character at this place begins; the text's end beyond the last.
    fn byte(&self, place: usize, text: &str) -> usize {
        self.0.get(place).map_or(text.len(), |(byte, _)| *byte)
    }

    fn bytes(&self, places: Range<usize>, text: &str) -> Range<usize> {
        self.byte(places.start, text)..self.byte(places.end, text)
    }
}

/// E-mail addresses. What stands between two `@` is read at most twice, so many of them cost no more than few.
pub(super) fn emails(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let (Some(before), Some(after)) = (text.get(..at), text.get(at.saturating_add(1)..)) else {
            continue;
        };
        let local = before.rsplit(|letter| !is_local(letter)).next().unwrap_or_default();
        let local = local.trim_start_matches(['.', '\'', '’', '-', '+']);
        let domain = after.split(|letter: char| !is_host(letter)).next().unwrap_or_default();
        let domain = domain.trim_end_matches(['.', '-']);
        if local.is_empty() || local.ends_with('.') || !is_domain(domain) {
            continue;
        }
        let start = at.saturating_sub(local.len());
        // `a@b.org@c.org`: what is a domain already is no name before the next sign.
        if found.last().is_none_or(|last| last.end <= start) {
            found.push(start..at.saturating_add(1).saturating_add(domain.len()));
        }
    }
    found
}

fn is_local(letter: char) -> bool {
    letter.is_alphanumeric() || "._%+-'’".contains(letter)
}

fn is_host(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-' || letter == '.'
}

fn is_domain(domain: &str) -> bool {
    let Some((rest, last)) = domain.rsplit_once('.') else { return false };
    let named = last.chars().count() > 1 && last.chars().all(char::is_alphabetic);
    (named || last.starts_with("xn--")) && !rest.split('.').any(str::is_empty)
}

/// Phone numbers: British, Austrian, German and Swiss ones in their usual spellings, and such as begin with + and the
/// code of a country.
pub(super) fn phones(text: &str) -> Vec<Range<usize>> {
    let letters = Letters::of(text);
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(letter) = letters.at(place) {
        let end = if letter == '+' || letter.is_ascii_digit() {
            phone_at(&letters, place)
                .filter(|_| !is_named_reference(text, letters.byte(place, text)))
        } else {
            None
        };
        if let Some(end) = end {
            found.push(letters.bytes(with_bracket(&letters, place, end)..end, text));
        }
        place = end.unwrap_or(place.saturating_add(1));
    }
    found
}

/// Whether the word before says that what comes is the number of a case, an invoice or the like.
fn is_named_reference(text: &str, byte: usize) -> bool {
    let before = text.get(..byte).unwrap_or_default();
    // So few characters that looking back costs the same in any text.
    let near: String =
        before.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
    let near = near.trim_end_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    near.rsplit(|letter: char| !letter.is_alphanumeric()).next().is_some_and(is_reference)
}

/// The place of the bracket that opens before a number and closes within it; else where the number starts.
fn with_bracket(letters: &Letters, start: usize, end: usize) -> usize {
    let mut within = (start..end).filter_map(|place| letters.at(place));
    let closes = within.find(|letter| matches!(letter, '(' | ')')) == Some(')');
    let open = start.checked_sub(1).filter(|before| letters.at(*before) == Some('('));
    open.filter(|_| closes).unwrap_or(start)
}

/// The end of the phone number that starts here.
fn phone_at(letters: &Letters, start: usize) -> Option<usize> {
    let joined = |letter: char| letter.is_alphanumeric() || "-–.£$€#_=@".contains(letter);
    if letters.before(start).is_some_and(joined) {
        return None;
    }
    let plus = letters.at(start) == Some('+');
    let groups = groups(letters, if plus { start.saturating_add(1) } else { start });
    let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
    if plus {
        if let Some(national) = digits.strip_prefix("44") {
            let most = if national.starts_with('0') { 13 } else { 12 };
            let short = most - 1;
            if let Some(end) = ends_at(&groups, most).or_else(|| ends_at(&groups, short)) {
                return Some(end);
            }
        }
        return abroad(&groups, &digits);
    }
    if digits.starts_with("0044") {
        let most = if digits.get(4..5) == Some("0") { 15 } else { 14 };
        return ends_at(&groups, most);
    }
    if ["0041", "0043", "0049"].iter().any(|code| digits.starts_with(code)) {
        return longest(&groups, 10..=15);
    }
    british(&groups, &digits).or_else(|| after_area_code(letters, start, &groups))
}

fn british(groups: &[Group], digits: &str) -> Option<usize> {
    let first = groups.first()?.digits.len();
    if first < 3 || !matches!(digits.get(..2)?, "01" | "02" | "03" | "05" | "07" | "08" | "09") {
        return None;
    }
    let shorter = ["01", "0800", "0500"].iter().any(|prefix| digits.starts_with(prefix));
    // Of ten digits only some are, and only where no more digits come.
    let ten = || ends_at(groups, 10).filter(|_| shorter && digits.len() == 10);
    ends_at(groups, 11).or_else(ten)
}

/// The end of an Austrian, German or Swiss number, which is of no fixed length: an area code, then others, 9 to 12 in all.
///
/// No code is shorter than three digits but Vienna's, which is `01`, and so a date is none. What comes after a code does
/// not begin with 0, and so rooms and postcodes in a row are none. Digits before tell of an amount, as in `1 023 456 789`.
fn after_area_code(letters: &Letters, start: usize, groups: &[Group]) -> Option<usize> {
    let before = |back: usize| letters.at(start.checked_sub(back)?);
    let within = before(1) == Some('/') || before(2).is_some_and(|digit| digit.is_ascii_digit());
    let (code, rest) = groups.split_first()?;
    let next = rest.first().map_or("", |group| &group.digits);
    let is_code = code.digits.len() > 2 || (code.digits == "01" && next.len() > 2);
    let national = code.digits.starts_with('0') && !code.digits.starts_with("00");
    if within || !national || !is_code || next.starts_with('0') {
        return None;
    }
    longest(groups, 9..=12)
}

/// The end of the longest whole groups that are 8 to 15 digits of a number of any country.
fn abroad(groups: &[Group], digits: &str) -> Option<usize> {
    if digits.starts_with('0') {
        return None;
    }
    longest(groups, 8..=15)
}

/// The end of the longest whole groups that are so many digits.
fn longest(groups: &[Group], counts: RangeInclusive<usize>) -> Option<usize> {
    counts.rev().find_map(|count| ends_at(groups, count))
}

/// Digits that stand together.
struct Group {
    digits: String,
    /// Where they end.
    end: usize,
}

/// Groups of digits from here on, with what may stand between those of one number. Letters after them make it none.
fn groups(letters: &Letters, start: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut digits = String::new();
    let mut between: usize = 0;
    let beyond = start.saturating_add(LONGEST_PHONE);
    for place in start..beyond {
        match letters.at(place) {
            Some(digit) if digit.is_ascii_digit() => {
                digits.push(digit);
                between = 0;
            }
            other => {
                if !digits.is_empty() {
                    groups.push(Group { digits: std::mem::take(&mut digits), end: place });
                }
                between = between.saturating_add(1);
                // `07700900123x` and `0117,496` are no numbers that end here.
                if between == 1
                    && other.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
                {
                    groups.pop();
                }
                // A slash stands after an area code: by eight digits that is over, and what comes is another number.
                let count: usize = groups.iter().map(|group| group.digits.len()).sum();
                let slash = other == Some('/') && count < 8;
                if !(slash || other.is_some_and(is_between)) || between > 3 {
                    return groups;
                }
            }
        }
    }
    groups
}

/// What may stand between the digits of a number.
fn is_between(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '-' | '‐' | '‑' | '–' | '(' | ')' | '.'
    )
}

/// Where so many digits end, if a group ends with them.
fn ends_at(groups: &[Group], count: usize) -> Option<usize> {
    let mut sum: usize = 0;
    groups.iter().find_map(|group| {
        sum = sum.saturating_add(group.digits.len());
        (sum == count).then_some(group.end)
    })
}

/// British postcodes, with or without the space; in small letters only with it.
pub(super) fn postcodes(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last: Option<Range<usize>> = None;
    for token in tokens(text) {
        let word = text.get(token.clone()).unwrap_or_default();
        let whole = word.len().checked_sub(3).and_then(|at| word.split_at_checked(at));
        if whole.is_some_and(|(out, inward)| all_upper(word) && is_postcode(out, inward)) {
            found.push(token);
            last = None;
            continue;
        }
        let joined = last.filter(|before| {
            let out = text.get(before.clone()).unwrap_or_default();
            let gap = text.get(before.end..token.start).unwrap_or_default();
            matches!(gap, " " | "  " | "\u{a0}") && same_case(out, word) && is_postcode(out, word)
        });
        match joined {
            Some(before) => {
                found.push(before.start..token.end);
                last = None;
            }
            None => last = Some(token),
        }
    }
    found
}

/// Words of letters and digits, each whole; those that a hyphen or a line joins to others are none.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |letter: char| letter.is_alphanumeric() || "-_£".contains(letter);
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = text.get(rest..)?.find(is_part)?.saturating_add(rest);
        let length = text.get(start..)?.find(|letter| !is_part(letter));
        rest = length.map_or(text.len(), |length| start.saturating_add(length));
        Some(start..rest)
    })
}

fn all_upper(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Whether both are in capitals, or both as one types on a phone. `M4 2nd` is neither.
fn same_case(out: &str, inward: &str) -> bool {
    let small =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    // A phone makes the first letter of a sentence large.
    let typed = out.get(1..).is_some_and(|rest| {
        small(rest) && rest.starts_with(|letter: char| letter.is_ascii_lowercase())
    });
    let unit = ["st", "nd", "rd", "th", "hr", "gb", "tb"];
    let is_unit = || inward.get(1..).is_some_and(|letters| unit.contains(&letters));
    (all_upper(out) && all_upper(inward)) || ((small(out) || typed) && small(inward) && !is_unit())
}

/// Whether these are the two halves of a postcode, by which letters may stand where.
fn is_postcode(out: &str, inward: &str) -> bool {
    let (out, inward) = (out.to_ascii_uppercase(), inward.to_ascii_uppercase());
    let [digit, first, second] = inward.as_bytes() else { return false };
    let unit = |letter: &u8| letter.is_ascii_uppercase() && !b"CIKMOV".contains(letter);
    if !digit.is_ascii_digit() || !unit(first) || !unit(second) {
        return false;
    }
    let first = |letter: &u8| letter.is_ascii_uppercase() && !b"QVX".contains(letter);
    let second = |letter: &u8| letter.is_ascii_uppercase() && !b"IJ".contains(letter);
    let is_digit = u8::is_ascii_digit;
    match out.as_bytes() {
        b"GIR" => true,
        [a, d] => first(a) && is_digit(d),
        [a, b, d] if is_digit(d) => first(a) && (is_digit(b) || second(b)),
        [a, d, c] => first(a) && is_digit(d) && b"ABCDEFGHJKPSTUW".contains(c),
        [a, b, d, c] => {
            first(a) && second(b) && is_digit(d) && (is_digit(c) || b"ABEHMNPRVWXY".contains(c))
        }
        _ => false,
    }
}
