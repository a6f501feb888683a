//! A row as a JSON object, its parts in the order of the columns, and rows as an array.

use std::io::{self, Write as _};

use super::cell::Cell;
use super::{Out, Part, Way};

/// The names of columns as they stand in each row: spelled once.
pub(super) struct Names(Vec<Vec<u8>>);

impl Names {
    /// Spells them.
    pub(super) fn of(columns: &[String]) -> io::Result<Self> {
        let name = |column: &String| {
            let mut name = serde_json::to_vec(column)?;
            name.push(b':');
            Ok(name)
        };
        columns.iter().map(name).collect::<io::Result<_>>().map(Self)
    }

    /// Writes a row behind what is there.
    pub(super) fn row(&self, out: &mut Vec<u8>, cells: &[Cell<'_>]) -> io::Result<()> {
        for (place, (name, cell)) in self.0.iter().zip(cells).enumerate() {
            out.write_all(if place == 0 { b"{" } else { b"," })?;
            out.write_all(name)?;
            serde_json::to_writer(&mut *out, cell)?;
        }
        out.write_all(b"}")
    }
}

/// Writes rows, which somebody brings, as an array.
pub(super) fn array(
    columns: &[String],
    out: Out<'_>,
    bring: impl FnOnce(Way<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let names = Names::of(columns)?;
    out.write_all(b"[")?;
    // Before every row stands a comma; that before the first is taken off.
    let write = &|part: Part<'_>, text: &mut Vec<u8>| {
        part(&mut |cells| {
            text.write_all(b",\n")?;
            names.row(text, cells)
        })
    };
    let mut first = true;
    let take = &mut |text: &[u8]| {
        let text = if first { text.strip_prefix(b",").unwrap_or(text) } else { text };
        first &= text.is_empty();
        out.write_all(text)
    };
    bring(Way { write, take })?;
    out.write_all(if first { b"]" } else { b"\n]" })
}
