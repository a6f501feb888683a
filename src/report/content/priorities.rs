//! Shared themes in order, by shares that compare.

use super::{Context, shared};
use crate::domain::collection::{Collection, SharedTheme};
use crate::report::document::{Block, Chart, Item, Section, Table, heads, line, paragraph};

pub(super) fn section(context: Context<'_>) -> Section {
    let (words, looked) = (context.words, context.looked);
    let row = |(place, theme): (usize, &SharedTheme)| {
        let median = theme.median.map(|share| (words.percent)(share.percent()));
        vec![
            line(place.to_string()),
            shared::link(theme),
            line(theme.groups().to_string()),
            line(median.unwrap_or_else(|| words.no_vote.to_owned())),
        ]
    };
    let table = Table {
        caption: line(words.priorities),
        head: heads(&[words.place, words.theme, words.raised_by, words.median]),
        rows: (1..).zip(&looked.themes).map(row).collect(),
    };
    let bar = |theme: &SharedTheme| Some((theme.name.clone(), theme.median?.percent()));
    let bars: Vec<_> = looked.themes.iter().filter_map(bar).collect();
    let mut blocks = vec![paragraph(words.order)];
    let differences =
        context.all.shared.differences(&Collection::differences(looked.source.collection));
    if !differences.is_empty() {
        let item = |said: String| Item { anchor: None, line: line(said) };
        blocks.push(Block::List(differences.into_iter().map(item).collect()));
    }
    if !bars.is_empty() {
        blocks.push(Block::Chart(Chart { caption: words.chart.to_owned(), bars }));
    }
    blocks.push(Block::Table(table));
    Section::of("priorities", line(words.priorities), blocks)
}
