//! The statements of a Polis conversation, where they stand in no quotes: its exports of 2024 wrote them so.

use std::borrow::Cow;

use super::sheet::Format;
use super::source;
use super::table::{Cells, Table};

/// Cells before the words: `timestamp`, `datetime`, `comment-id`, `author-id`, `agrees`, `disagrees`, `moderated`.
const BEFORE: usize = 7;

/// Whether the words stand in no quotes: then they are not cells of a table, where one has a comma or a line break in it.
pub(super) fn is_unquoted(table: &Table<'_>) -> bool {
    let mut records = table.records();
    let Some(heads) = records.next() else { return false };
    if heads.len() != BEFORE + 1 || heads.get(BEFORE) != "comment-body" {
        return false;
    }
    // What stands in quotes elsewhere tells: most of the words that could not do without.
    let (mut quoted, mut bare) = (0_usize, 0_usize);
    for cells in Lines::resume(table.text(), records.place().at) {
        let words = cells.get(BEFORE);
        let inner = words.strip_prefix('"').and_then(|words| words.strip_suffix('"'));
        let is_quoted = inner.is_some_and(|inner| !inner.replace("\"\"", "").contains('"'));
        if words.contains([',', '"', '\n']) {
            *(if is_quoted { &mut quoted } else { &mut bare }) += 1;
        }
    }
    bare > quoted
}

/// Which conversation it is, as the name of the file tells: `2026-03-12-1000-<conversation>-comments.csv`.
pub(super) fn conversation(format: Format, name: &str) -> Option<String> {
    let file = Some(source::in_folder(name)).filter(|_| format == Format::Polis)?;
    let (start, _) = file.rsplit_once("-comments")?;
    let mut parts = start.splitn(5, '-');
    let is_number = |part: &str, digits: usize| {
        part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let dated =
        [4, 2, 2, 4].iter().all(|digits| parts.next().is_some_and(|part| is_number(part, *digits)));
    parts.next().filter(|rest| dated && !rest.is_empty()).map(str::to_owned)
}

fn is_start(cells: &Cells<'_>) -> bool {
    let number = |place: usize| {
        let cell = cells.get(place);
        let digits = cell.strip_prefix('-').unwrap_or(cell);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    (0..BEFORE).filter(|place| *place != 1).all(number)
}

/// The statements, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    /// Goes on from a place in the text that begins a line, behind the names of the columns.
    pub(super) fn resume(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// Where in the text the next one begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The line that begins here, and where the next one does.
    fn line(&self, at: usize) -> Option<(&'a str, usize)> {
        let rest = self.text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let line = rest.get(..end)?.trim_end_matches(['\n', '\r']);
        Some((line, at + end))
    }
}

/// The cells of a line that a statement begins with; the last of them are all the words that stand on it.
fn begun(line: &str) -> Option<Cells<'_>> {
    let cells: Cells<'_> = line.splitn(BEFORE + 1, ',').map(Cow::Borrowed).collect();
    (cells.len() == BEFORE + 1 && is_start(&cells)).then_some(cells)
}

impl<'a> Iterator for Lines<'a> {
    type Item = Cells<'a>;

    fn next(&mut self) -> Option<Cells<'a>> {
        loop {
            let (line, next) = self.line(self.at)?;
            self.at = next;
            let Some(cells) = begun(line) else { continue };
            // Lines that begin no other statement go on with this one.
            let mut words = String::new();
            while let Some((line, next)) =
                self.line(self.at).filter(|(line, _)| begun(line).is_none())
            {
                words.push('\n');
                words.push_str(line);
                self.at = next;
            }
            return Some(if words.is_empty() { cells } else { cells.with_last(&words) });
        }
    }
}
