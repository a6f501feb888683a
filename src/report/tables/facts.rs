//! The facts of the groups' records. What one says is JSON text: no engine finds two kinds of fact alike enough for columns.

use std::io;

use serde_json::Value;

use super::super::source::{Looked, Told};
use super::Rows;
use super::cell::Cell;
use crate::domain::record::Fact;

pub(super) const COLUMNS: [&str; 8] =
    ["event_id", "group_id", "group_number", "fact_id", "kind", "at_ms", "over", "says"];

pub(super) fn rows(looked: &Looked<'_>, told: &Told<'_>, rows: Rows<'_>) -> io::Result<()> {
    for fact in told.collected.record.facts() {
        let kept_out = fact.field().and_then(|field| field.note());
        let kept_out = kept_out.is_some_and(|note| looked.source.keeps_out(note));
        let (kind, says) = said(fact, kept_out);
        let over = fact.supersedes().iter().map(ToString::to_string).collect::<Vec<String>>();
        rows(&[
            looked.event.id.as_str().into(),
            told.group.id.as_str().into(),
            told.group.number.into(),
            fact.id().into(),
            kind,
            fact.at().into(),
            Cell::Texts(over.iter().map(String::as_str).collect()),
            says,
        ])?;
    }
    Ok(())
}

/// The kind of a fact, and what it says; nothing where its words are not here, or are kept out of the report.
fn said(fact: &Fact, kept_out: bool) -> (Cell<'static>, Cell<'static>) {
    let wire = fact.to_wire();
    let entry = wire.get("says").and_then(Value::as_object).and_then(|says| says.iter().next());
    match entry {
        Some((kind, _)) if kept_out => (kind.clone().into(), Cell::Nothing),
        Some((kind, said)) => (kind.clone().into(), said.to_string().into()),
        None => (Cell::Nothing, Cell::Nothing),
    }
}
