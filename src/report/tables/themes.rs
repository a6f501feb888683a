//! The themes of the groups, with what each got in the group's newest round whose totals were shown.

use std::io;

use super::super::source::{Looked, Told};
use super::Rows;

pub(super) const COLUMNS: [&str; 10] = [
    "event_id",
    "group_id",
    "group_number",
    "group_name",
    "theme_id",
    "theme_name",
    "about",
    "notes",
    "voters",
    "dots",
];

pub(super) fn rows(looked: &Looked<'_>, told: &Told<'_>, rows: Rows<'_>) -> io::Result<()> {
    let (group, board) = (told.group, told.collected.board());
    let votes = board.votes();
    for theme in board.themes() {
        let line = votes.get(&theme.id);
        rows(&[
            looked.event.id.as_str().into(),
            group.id.as_str().into(),
            group.number.into(),
            (&group.name).into(),
            theme.id.0.into(),
            theme.title().into(),
            theme.description().into(),
            board.notes_in(theme.id).count().into(),
            line.map(|line| line.voters).into(),
            line.map(|line| line.dots).into(),
        ])?;
    }
    Ok(())
}
