//! A row as a JSON object, its parts in the order of the columns.

use std::io;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::cell::Cell;

struct Row<'a> {
    columns: &'a [String],
    cells: &'a [Cell<'a>],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.columns.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            map.serialize_entry(column, cell)?;
        }
        map.end()
    }
}

/// Writes a row behind what is there.
pub(super) fn row(out: &mut Vec<u8>, columns: &[String], cells: &[Cell<'_>]) -> io::Result<()> {
    Ok(serde_json::to_writer(out, &Row { columns, cells })?)
}
