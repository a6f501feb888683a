//! A table as CSV that spreadsheets open without running anything of it.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::cell::Cell;
use super::{Out, Part, Way};

/// Writes a table, whose rows somebody brings.
pub(super) fn table(
    columns: &[String],
    out: Out<'_>,
    bring: impl FnOnce(Way<'_>) -> io::Result<()>,
) -> io::Result<()> {
    head(columns, &mut *out)?;
    let write = &|part: Part<'_>, text: &mut Vec<u8>| rows(part, text);
    bring(Way { write, take: &mut |text| out.write_all(text) })
}

/// Writes what a table begins with: what its columns are.
fn head(columns: &[String], mut out: impl Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut to = writer(out);
    to.write_record(columns)?;
    to.flush()
}

/// Writes the rows of a part.
fn rows(part: Part<'_>, out: impl Write) -> io::Result<()> {
    let mut to = writer(out);
    part(&mut |cells| {
        for cell in cells {
            to.write_field(field(cell).as_bytes())?;
        }
        // No field more: the row ends.
        Ok(to.write_record(None::<&[u8]>)?)
    })?;
    to.flush()
}

fn writer<W: Write>(out: W) -> Writer<W> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out)
}

fn field<'a>(cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Nothing => "".into(),
        Cell::Text(text) => guarded(text),
        Cell::Texts(texts) => guarded(&texts.join("\n")).into_owned().into(),
        Cell::Id(id) => guarded(&id.to_string()).into_owned().into(),
        Cell::Ids(ids) => {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            guarded(&ids.join("\n")).into_owned().into()
        }
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
