//! Actions, with who does each and by when.

use super::{Context, notes};
use crate::domain::board::Note;
use crate::domain::event::ACTION;
use crate::domain::text::PersonText;
use crate::report::document::{Block, Line, Section, Table, heads, line, paragraph};
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section<'_> {
    Section::of("actions", line(context.words.actions), move || blocks(context))
}

fn blocks(context: Context<'_>) -> Vec<Block<'_>> {
    let (words, looked) = (context.words, context.looked);
    let count = all(context).count();
    if count == 0 {
        return vec![paragraph(words.no_actions)];
    }
    // Of a note that is kept out nobody learns whether it has them.
    let shown = || all(context).filter(|(_, note)| !looked.source.keeps_out(note.id));
    let nobody = shown().filter(|(_, note)| notes::said(note.owner.as_ref()).is_none()).count();
    let undated = shown().filter(|(_, note)| notes::said(note.due.as_ref()).is_none()).count();
    let table = Table {
        caption: None,
        head: heads(&[words.group, words.action, words.owner, words.due]),
        rows: Box::new(all(context).map(move |(told, note)| row(context, told, note))),
    };
    let out = count - shown().count();
    let mut said = (words.actions_of)(count, nobody, undated);
    if out > 0 {
        said.push_str(&(words.actions_kept_out)(out));
    }
    vec![paragraph(said), Block::Table(table)]
}

/// The actions of all groups.
fn all(context: Context<'_>) -> impl Iterator<Item = (&Told<'_>, &Note)> {
    let event = &context.looked.event;
    let is_action = |note: &&Note| {
        let kind = event.kind_or_first(note.kind.as_ref());
        kind.is_some_and(|kind| kind.id.as_str() == ACTION)
    };
    context.looked.groups.iter().flat_map(move |told| {
        told.collected.board().notes().filter(is_action).map(move |note| (told, note))
    })
}

fn row<'a>(context: Context<'a>, told: &'a Told<'_>, note: &'a Note) -> Vec<Line<'a>> {
    let words = context.words;
    if context.looked.source.keeps_out(note.id) {
        let nothing = || line(words.nothing);
        return vec![line(told.label.as_str()), line(words.kept_out_here), nothing(), nothing()];
    }
    let cell = |said: Option<&'a PersonText>| said.map_or_else(|| line(words.nothing), line);
    vec![
        vec![notes::link(context, told, note.id)],
        vec![notes::words(context, &note.wording)],
        cell(notes::said(note.owner.as_ref())),
        cell(notes::said(note.due.as_ref())),
    ]
}
