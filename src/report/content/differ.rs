//! Shared themes that some groups raised strongly and others not at all, and those that one group alone raised.

use super::{Context, shared};
use crate::domain::collection::{Cell, SharedTheme};
use crate::domain::record::Strength;
use crate::report::document::{Item, Section, line, list, paragraph};

/// Where groups differ.
pub(super) fn section(context: Context<'_>) -> Section<'_> {
    let words = context.words;
    Section::of("differ", line(words.differ), move || {
        let themes = context.looked.themes.iter();
        let mut items = themes.filter_map(move |theme| item(context, theme)).peekable();
        if items.peek().is_none() {
            vec![paragraph(words.no_differ)]
        } else {
            vec![paragraph(words.differ_means), list(items)]
        }
    })
}

/// Themes of one group.
pub(super) fn lone(context: Context<'_>) -> Section<'_> {
    let words = context.words;
    Section::of("lone", line(words.lone), move || {
        if context.looked.groups.len() < 2 {
            return vec![paragraph(words.one_group)];
        }
        let themes = context.looked.themes.iter();
        let mut items = themes.filter_map(move |theme| of_one(context, theme)).peekable();
        vec![if items.peek().is_none() { paragraph(words.no_lone) } else { list(items) }]
    })
}

fn of_one<'a>(context: Context<'a>, theme: &'a SharedTheme) -> Option<Item<'a>> {
    theme.lone()?;
    let cell = theme.cells.iter().find(|cell| cell.is_linked())?;
    let told = context.looked.told(&cell.group)?;
    let mut line = shared::link(theme);
    let groups = (context.words.groups_of)(std::slice::from_ref(&told.label));
    line.push(format!(" ({groups})").into());
    Some(Item::of(line))
}

fn item<'a>(context: Context<'a>, theme: &'a SharedTheme) -> Option<Item<'a>> {
    let of = |strength: Strength| {
        let groups = context.looked.groups.iter();
        let raised = groups.filter(|told| {
            let cell = theme.cell_of(told.group);
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
    Some(Item::of(line))
}
