//! The groups that handed in.

use std::io;

use super::super::source::{Looked, Told};
use super::Rows;
use super::cell::number;

pub(super) const COLUMNS: [&str; 12] = [
    "event_id",
    "group_id",
    "group_number",
    "group_name",
    "question",
    "revision",
    "listed",
    "notes",
    "themes",
    "ballots",
    "devices",
    "receipt",
];

pub(super) fn row(looked: &Looked<'_>, told: &Told<'_>, rows: Rows<'_>) -> io::Result<()> {
    let (group, board) = (told.group, told.collected.board());
    let receipts: Vec<_> = told.collected.receipts().map(|it| it.words().join(" ")).collect();
    rows(&[
        looked.event.id.as_str().into(),
        group.id.as_str().into(),
        group.number.into(),
        (&group.name).into(),
        (&group.question).into(),
        number(told.collected.revision),
        looked.source.collection.is_listed(group).into(),
        board.notes().count().into(),
        board.themes().len().into(),
        board.result().map(|(_, tally)| tally.voters).into(),
        told.collected.devices().into(),
        receipts.join(", ").into(),
    ])
}
