//! The columns of a table, as its first row names them.

use csv::{Reader, ReaderBuilder, StringRecord};

use crate::domain::text::Folded;

/// What people call the column of what was said, whatever the case; an earlier name goes before a later one.
const USUAL: [&str; 4] = ["text", "note", "comment", "statement"];

/// Reads a table. Rows may be of any length.
pub(super) fn reader(bytes: &[u8]) -> Reader<&[u8]> {
    ReaderBuilder::new().flexible(true).delimiter(separator(bytes)).from_reader(bytes)
}

/// What stands between cells: a comma, unless the first row has none. Spreadsheets write a semicolon where a comma is
/// for decimals, and a tab where text is copied.
fn separator(bytes: &[u8]) -> u8 {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let stands = |separator: &u8| first.contains(separator) && !first.contains(&b'"');
    [b',', b';', b'\t'].into_iter().find(stands).unwrap_or(b',')
}

/// The names of a table's columns.
#[derive(Debug)]
pub(super) struct Columns(Vec<String>);

impl Columns {
    /// Reads the first row.
    pub(super) fn read(heads: &StringRecord) -> Self {
        let name = |head: &str| head.trim_start_matches('\u{feff}').trim().to_owned();
        Self(heads.iter().map(name).collect())
    }

    /// All names, in the table's order.
    pub(super) fn names(&self) -> &[String] {
        &self.0
    }

    /// Where the column of this name is; one that is spelled so goes before one that reads the same.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let spelled = self.0.iter().position(|head| head == name);
        let wanted = Folded::of(name);
        spelled.or_else(|| self.0.iter().position(|head| Folded::of(head) == wanted))
    }

    /// Where the words are, if nobody says it: in the only column, or in one of a usual name.
    pub(super) fn of_words(&self) -> Option<usize> {
        match self.0.as_slice() {
            [_] => Some(0),
            _ => USUAL.iter().find_map(|usual| self.named(usual)),
        }
    }
}
