//! A note as a line of a report.

use super::Context;
use crate::domain::board::{Note, Wordings};
use crate::domain::event::ACTION;
use crate::domain::record::NoteId;
use crate::domain::text::PersonText;
use crate::report::document::{self, Block, Item, Line, Span, line};
use crate::report::source::Told;

/// What a link to a note names.
pub(super) fn anchor(note: NoteId) -> String {
    document::anchor("note", note.0)
}

/// What a note is called by: its group's label, and its number among all that stand there.
pub(super) fn label(context: Context<'_>, told: &Told<'_>, note: NoteId) -> String {
    (context.words.label)(&told.label, told.place(note).unwrap_or_default())
}

/// The way to a note, by its label.
pub(super) fn link<'a>(context: Context<'_>, told: &Told<'_>, note: NoteId) -> Span<'a> {
    Span::Link { to: anchor(note), words: label(context, told, note) }
}

/// A person's words, or that they are not in the file.
pub(super) fn words<'a>(context: Context<'a>, wordings: &'a Wordings) -> Span<'a> {
    match wordings.shown.here() {
        Some(text) => text.into(),
        None => context.all.report.not_in_file.into(),
    }
}

/// Notes of a group as a list, those that are kept out as so many lines without words.
pub(super) fn list<'a, Notes: Iterator<Item = &'a Note> + 'a>(
    context: Context<'a>,
    told: &'a Told<'_>,
    notes: impl Fn() -> Notes,
) -> Block<'a> {
    let is_out = move |note: &Note| context.looked.source.keeps_out(note.id);
    let item = move |note: &'a Note| Item {
        anchor: Some(anchor(note.id)),
        line: whole(context, told, note),
    };
    let inside = notes().filter(move |note| !is_out(note)).map(item);
    let out = notes().filter(move |note| is_out(note));
    let out = out.map(move |_| Item::of(line(context.words.kept_out_here)));
    document::list(inside.chain(out))
}

/// All that is said of a note.
fn whole<'a>(context: Context<'a>, told: &Told<'_>, note: &'a Note) -> Line<'a> {
    let (looked, report) = (context.looked, &context.all.report);
    let kind = looked.event.kind_or_first(note.kind.as_ref());
    let mut line: Line<'a> = Vec::new();
    if let Some(kind) = kind.filter(|kind| Some(*kind) != looked.event.kinds.first()) {
        line.extend([Span::from(context.all.kind(kind)), ": ".into()]);
    }
    line.push(words(context, &note.wording));
    for also in note.wording.also.iter().filter_map(|also| also.here()) {
        line.extend([format!(" ({} ", report.also_written).into(), also.into(), ")".into()]);
    }
    if kind.is_some_and(|kind| kind.id.as_str() == ACTION) {
        line.extend(owner_and_due(context, note));
    }
    let group = &told.group;
    if note.asked != 0
        && looked.book.question(&group.id, note.asked) != Some(group.question.as_str())
    {
        let asked = looked.book.question(&group.id, note.asked).unwrap_or_default();
        let asked = PersonText::from(asked);
        line.extend([format!(" ({} ", report.answers).into(), asked.into(), ")".into()]);
    }
    line
}

/// Who will do it, and by when.
fn owner_and_due<'a>(context: Context<'a>, note: &'a Note) -> Line<'a> {
    let (owner, due) = (said(note.owner.as_ref()), said(note.due.as_ref()));
    let [before, between, after] =
        (context.all.report.owner_and_due)(owner.is_some(), due.is_some());
    let mut line = line(before);
    line.extend(owner.map(Span::from));
    line.push(between.into());
    line.extend(due.map(Span::from));
    line.push(after.into());
    line
}

/// What stands in a field that may be empty.
pub(super) fn said(wordings: Option<&Wordings>) -> Option<&PersonText> {
    wordings.and_then(|wordings| wordings.shown.here())
}
