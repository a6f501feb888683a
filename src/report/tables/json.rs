//! A row as a JSON object, its parts in the order of the columns.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::cell::Cell;
use super::spelled;

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
pub(super) fn row(out: &mut String, columns: &[String], cells: &[Cell<'_>]) {
    out.push_str(&spelled(&Row { columns, cells }));
}
