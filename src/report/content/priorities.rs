//! Shared themes in order, by shares that compare.

use super::{Context, shared};
use crate::domain::collection::{Collection, SharedTheme, placed};
use crate::report::document::{
    Block, Chart, Item, Line, Section, Table, heads, line, list, paragraph,
};

pub(super) fn section(context: Context<'_>) -> Section<'_> {
    Section::of("priorities", line(context.words.priorities), move || blocks(context))
}

fn blocks<'a>(context: Context<'a>) -> Vec<Block<'a>> {
    let (words, looked) = (context.words, context.looked);
    let bar = |theme: &'a SharedTheme| Some((&theme.name, theme.median?.percent()));
    let bars: Vec<_> = looked.themes.iter().filter_map(bar).collect();
    let mut blocks = vec![paragraph(words.order)];
    let differences =
        context.all.shared.differences(&Collection::differences(looked.source.collection));
    if !differences.is_empty() {
        blocks.push(list(differences.into_iter().map(|said| Item::of(line(said)))));
    }
    if !bars.is_empty() {
        blocks.push(Block::Chart(Chart { caption: words.chart, bars }));
    }
    blocks.push(Block::Table(table(context)));
    blocks
}

fn table<'a>(context: Context<'a>) -> Table<'a> {
    let words = context.words;
    let row = move |(place, theme): (usize, &'a SharedTheme)| -> Vec<Line<'a>> {
        let median = theme.median.map(|share| (words.percent)(share.percent()));
        vec![
            line(place.to_string()),
            shared::link(theme),
            line(theme.groups().to_string()),
            line(median.unwrap_or_else(|| words.no_vote.to_owned())),
        ]
    };
    Table {
        caption: None,
        head: heads(&[words.place, words.theme, words.raised_by, words.median]),
        rows: Box::new(placed(&context.looked.themes).map(row)),
    }
}
