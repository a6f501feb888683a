//! A table as CSV that spreadsheets open without running anything of it.

use std::borrow::Cow;

use csv::{Terminator, Writer, WriterBuilder};

use super::cell::Cell;

/// A table on its way.
pub(super) struct Csv {
    to: Writer<Vec<u8>>,
}

impl Csv {
    /// A table of these columns.
    pub(super) fn new(columns: &[String]) -> Self {
        let begun = "\u{feff}".as_bytes().to_vec();
        let mut to = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(begun);
        // Writing to memory does not fail.
        to.write_record(columns).ok();
        Self { to }
    }

    /// A row more.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) {
        self.to.write_record(cells.iter().map(|cell| field(cell).into_owned())).ok();
    }

    /// The whole text.
    pub(super) fn done(self) -> String {
        let bytes = self.to.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

fn field<'a>(cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Nothing => "".into(),
        Cell::Text(text) => guarded(text),
        Cell::Texts(texts) => guarded(&texts.join("\n")).into_owned().into(),
        Cell::Number(number) => number.to_string().into(),
        Cell::Flag(flag) => if *flag { "true" } else { "false" }.into(),
    }
}

/// An apostrophe before what a spreadsheet would run, or take for a number or a date; and before an apostrophe, so that the
/// first can be taken off again.
fn guarded(text: &str) -> Cow<'_, str> {
    let begins =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠']);
    if begins || is_reckoned(text) { format!("'{text}").into() } else { text.into() }
}

/// Whether a spreadsheet could take it for a number, a time, a date or a truth.
fn is_reckoned(text: &str) -> bool {
    let trimmed = text.trim();
    let is_truth = ["true", "false"].iter().any(|word| trimmed.eq_ignore_ascii_case(word));
    let of_number =
        |letter: char| letter.is_numeric() || " .,:/-+%eE€£$\u{a0}\u{202f}()'".contains(letter);
    let has_digit = trimmed.chars().any(char::is_numeric);
    is_truth || (has_digit && trimmed.chars().all(of_number))
}
