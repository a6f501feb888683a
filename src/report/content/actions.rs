//! Actions, with who does each and by when.

use super::{Context, notes};
use crate::domain::board::Note;
use crate::domain::event::ACTION;
use crate::domain::text::PersonText;
use crate::report::document::{Block, Line, Section, Table, heads, line, paragraph};
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section {
    let (words, looked) = (context.words, context.looked);
    let is_action = |note: &&Note| {
        let kind = looked.event.kind_or_first(note.kind.as_ref());
        kind.is_some_and(|kind| kind.id.as_str() == ACTION)
    };
    let all: Vec<(&Told<'_>, &Note)> = looked
        .groups
        .iter()
        .flat_map(|told| {
            let notes = told.collected.board().notes().filter(is_action);
            notes.map(move |note| (told, note)).collect::<Vec<_>>()
        })
        .collect();
    if all.is_empty() {
        return Section::of("actions", line(words.actions), vec![paragraph(words.no_actions)]);
    }
    // Of a note that is kept out nobody learns whether it has them.
    let shown = || all.iter().filter(|(_, note)| !looked.source.keeps_out(note.id));
    let nobody = shown().filter(|(_, note)| notes::said(note.owner.as_ref()).is_none()).count();
    let undated = shown().filter(|(_, note)| notes::said(note.due.as_ref()).is_none()).count();
    let table = Table {
        caption: line(words.actions),
        head: heads(&[words.group, words.action, words.owner, words.due]),
        rows: all.iter().map(|(told, note)| row(context, told, note)).collect(),
    };
    let counts = (words.actions_of)(all.len(), nobody, undated);
    Section::of("actions", line(words.actions), vec![paragraph(counts), Block::Table(table)])
}

fn row(context: Context<'_>, told: &Told<'_>, note: &Note) -> Vec<Line> {
    let words = context.words;
    if context.looked.source.keeps_out(note.id) {
        let nothing = || line(words.nothing);
        return vec![line(told.label.as_str()), line(words.kept_out_here), nothing(), nothing()];
    }
    let cell = |said: Option<&PersonText>| said.map_or_else(|| line(words.nothing), line);
    vec![
        vec![notes::link(context, told, note.id)],
        vec![notes::words(context, &note.wording)],
        cell(notes::said(note.owner.as_ref())),
        cell(notes::said(note.due.as_ref())),
    ]
}
