//! The facts of the groups' records. What one says is JSON text: no engine finds two kinds of fact alike enough for columns.

use std::io;

use super::super::source::{Looked, Told};
use super::Rows;
use super::cell::Cell;

pub(super) const COLUMNS: [&str; 8] =
    ["event_id", "group_id", "group_number", "fact_id", "kind", "at_ms", "over", "says"];

pub(super) fn rows(looked: &Looked<'_>, told: &Told<'_>, rows: Rows<'_>) -> io::Result<()> {
    for fact in told.collected.record.facts() {
        let kept_out = fact.field().and_then(|field| field.note());
        let kept_out = kept_out.is_some_and(|note| looked.source.keeps_out(note));
        // Of a note that is kept out nobody learns more than the kind.
        let (kind, says) = fact.said().unzip();
        let says = says.filter(|_| !kept_out);
        rows(&[
            looked.event.id.as_str().into(),
            told.group.id.as_str().into(),
            told.group.number.into(),
            fact.id().into(),
            kind.into(),
            fact.at().into(),
            Cell::Ids(fact.supersedes()),
            says.into(),
        ])?;
    }
    Ok(())
}
