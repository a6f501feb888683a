//! Shared themes that some groups raised strongly and others not at all, and those that one group alone raised.

use super::{Context, shared};
use crate::domain::collection::{Cell, SharedTheme};
use crate::domain::record::Strength;
use crate::report::document::{Block, Item, Section, line, paragraph};

/// Where groups differ.
pub(super) fn section(context: Context<'_>) -> Section {
    let words = context.words;
    let differing = context.looked.themes.iter().filter_map(|theme| item(context, theme));
    let items: Vec<Item> = differing.collect();
    let blocks = if items.is_empty() {
        vec![paragraph(words.no_differ)]
    } else {
        vec![paragraph(words.differ_means), Block::List(items)]
    };
    Section::of("differ", line(words.differ), blocks)
}

/// Themes of one group.
pub(super) fn lone(context: Context<'_>) -> Section {
    let words = context.words;
    let of_one = |theme: &SharedTheme| {
        theme.lone()?;
        let cell = theme.cells.iter().find(|cell| cell.is_linked())?;
        let told = context.looked.told(&cell.group)?;
        let mut line = shared::link(theme);
        line.push(format!(" ({})", (words.groups_of)(std::slice::from_ref(&told.label))).into());
        Some(Item { anchor: None, line })
    };
    let items: Vec<Item> = context.looked.themes.iter().filter_map(of_one).collect();
    let block = if items.is_empty() { paragraph(words.no_lone) } else { Block::List(items) };
    Section::of("lone", line(words.lone), vec![block])
}

fn item(context: Context<'_>, theme: &SharedTheme) -> Option<Item> {
    let of = |strength: Strength| {
        let groups = context.looked.groups.iter();
        let raised = groups.filter(|told| {
            let cell = theme.cell(&told.group.id);
            cell.map_or(Strength::None, Cell::strength) == strength
        });
        raised.map(|told| told.label.clone()).collect::<Vec<String>>()
    };
    let (strong, none) = (of(Strength::Strong), of(Strength::None));
    if strong.is_empty() || none.is_empty() {
        return None;
    }
    let words = context.words;
    let mut line = shared::link(theme);
    let groups = [strong, none].map(|labels| (words.groups_of)(&labels));
    let [strong, none] = &groups;
    line.push((words.strong_and_none)(strong, none).into());
    Some(Item { anchor: None, line })
}
