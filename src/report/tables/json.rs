//! A row as a JSON object, its parts in the order of the columns.

use std::io::{self, Write as _};

use super::cell::Cell;

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
