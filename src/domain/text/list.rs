//! Lists as other programs put them on the clipboard: a line an item, each with its mark.

/// The lines of pasted text, each without the mark of a list and without a box to tick; empty ones left out.
///
/// A number is a mark where it is the first, or counts on from the one before or to the one after; else it is a word.
pub fn lines(pasted: &str) -> Vec<String> {
    let lines = pasted.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<(&str, Option<Numbered<'_>>)> =
        lines.map(|line| (line, Numbered::read(line))).collect();
    let (mut before, mut after) = (LastOfStyle::default(), LastOfStyle::default());
    let counts_down = lines.iter().rev().map(|(_, numbered)| {
        numbered
            .as_ref()
            .is_some_and(|numbered| after.set(numbered) == numbered.value.checked_add(1))
    });
    let mut leads_on: Vec<bool> = counts_down.collect();
    leads_on.reverse();
    let items = lines.iter().zip(leads_on).map(|((line, numbered), leads_on)| {
        let Some(numbered) = numbered else { return unboxed(unlisted(line)) };
        let counts_on =
            before.set(numbered).is_some_and(|last| last.checked_add(1) == Some(numbered.value));
        if numbered.value == 1 || counts_on || leads_on { unboxed(numbered.rest) } else { line }
    });
    items.map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// Marks that are nothing else at the start of a line.
const BULLETS: [char; 9] = ['•', '▪', '▫', '◦', '‣', '●', '○', '➢', '■'];
/// Marks only before white space: without it they belong to a word.
const DASHES: [char; 5] = ['-', '*', '–', '—', '·'];
/// What the Symbol and Wingdings fonts show as bullets, in Unicode's private use area.
const SYMBOL_FONTS: std::ops::RangeInclusive<char> = '\u{f020}'..='\u{f0ff}';
/// Boxes to tick, ticked or not.
const BOXES: [&str; 6] = ["[ ]", "[x]", "[X]", "☐", "☑", "☒"];

/// The line without a bullet.
fn unlisted(line: &str) -> &str {
    let Some(mark) = line.chars().next() else { return line };
    let rest = line.get(mark.len_utf8()..).unwrap_or_default();
    let alone = || rest.is_empty() || rest.starts_with(char::is_whitespace);
    let is_mark = BULLETS.contains(&mark)
        || SYMBOL_FONTS.contains(&mark)
        || (DASHES.contains(&mark) && alone())
        // Word's second level; before a space it is a word in several languages.
        || (mark == 'o' && rest.starts_with('\t'));
    if is_mark { rest.trim_start() } else { line }
}

/// The item without a box to tick.
fn unboxed(item: &str) -> &str {
    let item = item.trim_start();
    let rest = BOXES.iter().find_map(|tick| item.strip_prefix(tick));
    rest.filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)).unwrap_or(item)
}

/// How the items of a list are counted: `1.`, `1)`, `(1)`, `a)` or `(a)`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Dot,
    Bracket,
    Brackets,
    LetterBracket,
    LetterBrackets,
}

/// A line that begins as an item of a counted list does.
struct Numbered<'a> {
    style: Style,
    /// From 1 on; a is 1.
    value: u32,
    rest: &'a str,
}

impl<'a> Numbered<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (open, inner) = match line.strip_prefix('(') {
            Some(inner) => (true, inner),
            None => (false, line),
        };
        let end = inner.find(['.', ')'])?;
        let (counter, rest) = inner.split_at_checked(end)?;
        let (dot, rest) = match rest.strip_prefix('.') {
            Some(rest) => (true, rest),
            None => (false, rest.strip_prefix(')')?),
        };
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            return None;
        }
        let digits =
            (1..=3).contains(&counter.len()) && counter.bytes().all(|byte| byte.is_ascii_digit());
        let (style, value) = match (counter.as_bytes(), digits) {
            (_, true) => {
                let style = match (open, dot) {
                    (false, true) => Style::Dot,
                    (false, false) => Style::Bracket,
                    (true, false) => Style::Brackets,
                    (true, true) => return None,
                };
                (style, counter.parse().ok()?)
            }
            // A letter and a dot begin a name.
            ([letter], false) if letter.is_ascii_alphabetic() && !dot => {
                let style = if open { Style::LetterBrackets } else { Style::LetterBracket };
                (
                    style,
                    u32::from(letter.to_ascii_lowercase().saturating_sub(b'a')).saturating_add(1),
                )
            }
            _ => return None,
        };
        Some(Self { style, value, rest })
    }
}

/// The number that came last, for each style: lists stand within lists.
#[derive(Default)]
struct LastOfStyle([Option<u32>; 5]);

impl LastOfStyle {
    /// Notes a number; answers the last one of its style.
    fn set(&mut self, numbered: &Numbered<'_>) -> Option<u32> {
        self.0.get_mut(numbered.style as usize)?.replace(numbered.value)
    }
}
