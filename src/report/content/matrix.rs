//! How strongly each group raised each shared theme.

use super::{Context, shared};
use crate::domain::collection::{Cell, SharedTheme};
use crate::domain::record::Strength;
use crate::report::document::{Block, Line, Section, Span, Table, line, paragraph};
use crate::report::source::Told;

/// Groups of one table: as many as a page is wide.
const ACROSS: usize = 12;

pub(super) fn section(context: Context<'_>) -> Section<'_> {
    let (words, looked) = (context.words, context.looked);
    Section::of("matrix", line(words.matrix), move || {
        let groups = looked.groups.chunks(ACROSS);
        let tables = groups.map(|groups| Block::Table(table(context, groups)));
        [paragraph(words.signs)].into_iter().chain(tables).collect()
    })
}

fn table<'a>(context: Context<'a>, groups: &'a [Told<'a>]) -> Table<'a> {
    let words = context.words;
    let ends = groups.first().zip(groups.last());
    let caption = ends.map(|(first, last)| (words.matrix_part)(&first.label, &last.label));
    let head = groups.iter().map(|told| line(told.label.as_str()));
    let row = move |theme: &'a SharedTheme| {
        let cells = groups.iter().map(|told| sign(context, theme.cell_of(told.group)));
        [shared::link(theme)].into_iter().chain(cells).collect()
    };
    Table {
        caption: caption.map(line),
        head: [line(words.theme)].into_iter().chain(head).collect(),
        rows: Box::new(context.looked.themes.iter().map(row)),
    }
}

fn sign<'a>(context: Context<'a>, cell: Option<&Cell>) -> Line<'a> {
    let words = context.words;
    let strength = cell.map_or(Strength::None, Cell::strength);
    let (sign, means) = match strength {
        Strength::Strong => ("●", words.strong),
        Strength::Mentioned => ("○", words.mentioned),
        Strength::None => ("·", words.none),
    };
    let mut line = vec![Span::Sign { sign, means }];
    let Some(cell) = cell else { return line };
    if cell.chosen.is_some() {
        line.push(Span::Sign { sign: "*", means: words.by_hand });
    }
    if let Some(vote) = &cell.vote {
        line.extend([" ".into(), (words.percent)(vote.voters.percent()).into()]);
    }
    line
}
