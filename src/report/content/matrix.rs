//! How strongly each group raised each shared theme.

use super::{Context, shared};
use crate::domain::collection::{Cell, SharedTheme};
use crate::domain::record::Strength;
use crate::report::document::{Block, Line, Section, Span, Table, line, paragraph};
use crate::report::source::Told;

/// Groups of one table: as many as a page is wide.
const ACROSS: usize = 12;

pub(super) fn section(context: Context<'_>) -> Section {
    let (words, looked) = (context.words, context.looked);
    let tables = looked.groups.chunks(ACROSS).map(|groups| Block::Table(table(context, groups)));
    let blocks = [paragraph(words.signs)].into_iter().chain(tables).collect();
    Section::of("matrix", line(words.matrix), blocks)
}

fn table(context: Context<'_>, groups: &[Told<'_>]) -> Table {
    let words = context.words;
    let ends = groups.first().zip(groups.last());
    let caption = ends.map(|(first, last)| (words.matrix_part)(&first.label, &last.label));
    let head = groups.iter().map(|told| line(told.label.as_str()));
    let row = |theme: &SharedTheme| {
        let cells = groups.iter().map(|told| sign(context, theme.cell(&told.group.id)));
        [shared::link(theme)].into_iter().chain(cells).collect()
    };
    Table {
        caption: line(caption.unwrap_or_default()),
        head: [line(words.theme)].into_iter().chain(head).collect(),
        rows: context.looked.themes.iter().map(row).collect(),
    }
}

fn sign(context: Context<'_>, cell: Option<&Cell>) -> Line {
    let words = context.words;
    let strength = cell.map_or(Strength::None, Cell::strength);
    let (sign, means) = match strength {
        Strength::Strong => ("●", words.strong),
        Strength::Mentioned => ("○", words.mentioned),
        Strength::None => ("·", words.none),
    };
    let mut line: Line = vec![Span::Sign { sign, means }];
    let Some(cell) = cell else { return line };
    if cell.chosen.is_some() {
        line.push(Span::Sign { sign: "*", means: words.by_hand });
    }
    if let Some(vote) = &cell.vote {
        line.extend([" ".into(), (words.percent)(vote.voters.percent()).into()]);
    }
    line
}
