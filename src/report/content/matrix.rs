//! How strongly each group raised each shared theme.

use super::{Context, groups, shared};
use crate::domain::collection::{Cell, SharedTheme};
use crate::domain::record::Strength;
use crate::report::document::{Block, Line, Section, Span, Table, line, paragraph};
use crate::report::source::Told;

/// Groups of one table: as many as a page is wide.
const ACROSS: usize = 12;

pub(super) fn section(context: Context<'_>) -> Section<'_> {
    let (words, looked) = (context.words, context.looked);
    Section::of("matrix", line(words.matrix), move || {
        let mut blocks = vec![paragraph(words.signs)];
        let some_named = looked.groups.iter().any(|told| !told.group.name.is_empty());
        for groups in looked.groups.chunks(ACROSS) {
            if some_named {
                blocks.push(Block::Paragraph(legend(groups)));
            }
            blocks.push(Block::Table(table(context, groups)));
        }
        blocks
    })
}

/// Which group each number of a table is: the head of a column has room for a number alone.
fn legend<'a>(groups: &'a [Told<'a>]) -> Line<'a> {
    let mut line = Vec::new();
    for told in groups {
        if !line.is_empty() {
            line.push(" · ".into());
        }
        line.push(Span::Link { to: groups::anchor(told), words: told.label.clone() });
        line.extend([": ".into(), told.group.known_by().into()]);
    }
    line
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
