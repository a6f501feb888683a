//! The notes that stand. The words of one that is kept out of the report are not in the table.

use std::io;

use super::super::source::{Looked, Told};
use super::Rows;
use super::cell::Cell;
use crate::domain::board::{Note, Theme, Wordings};

pub(super) const COLUMNS: [&str; 17] = [
    "event_id",
    "group_id",
    "group_number",
    "group_name",
    "note_id",
    "order",
    "text",
    "also",
    "kind",
    "owner",
    "due",
    "theme_id",
    "theme_name",
    "question",
    "made_at_ms",
    "kept_out",
    "kept_out_reason",
];

pub(super) fn rows(looked: &Looked<'_>, told: &Told<'_>, rows: Rows<'_>) -> io::Result<()> {
    let mut notes = (1..).zip(told.collected.board().notes());
    notes.try_for_each(|(place, note)| row(looked, told, (place, note), rows))
}

fn row(
    looked: &Looked<'_>,
    told: &Told<'_>,
    (place, note): (usize, &Note),
    rows: Rows<'_>,
) -> io::Result<()> {
    let (group, board) = (told.group, told.collected.board());
    let reason = looked.source.links.kept_out(note.id);
    let shown = reason.is_none();
    let also = note.wording.also.iter().filter_map(|also| also.here());
    let kind = looked.event.kind_or_first(note.kind.as_ref());
    let theme = board.theme_of(note).and_then(|theme| board.theme(theme));
    let asked = looked.book.question(&group.id, note.asked);
    rows(&[
        looked.event.id.as_str().into(),
        group.id.as_str().into(),
        group.number.into(),
        (&group.name).into(),
        note.id.0.into(),
        place.into(),
        said(Some(&note.wording), shown),
        Cell::Texts(also.filter(|_| shown).map(AsRef::as_ref).collect()),
        kind.map(|kind| kind.id.as_str()).into(),
        said(note.owner.as_ref(), shown),
        said(note.due.as_ref(), shown),
        theme.map(|theme| theme.id.0).into(),
        theme.map(Theme::title).into(),
        asked.into(),
        note.at.into(),
        (!shown).into(),
        reason.into(),
    ])
}

/// What stands in a field, where it is shown.
fn said(wordings: Option<&Wordings>, shown: bool) -> Cell<'_> {
    wordings.and_then(|wordings| wordings.shown.here()).filter(|_| shown).into()
}
