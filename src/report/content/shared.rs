//! The themes of the whole room, by priority: what each is about, how the groups voted on it, quotes, the notes behind it;
//! and what is linked to none.

use super::{Context, groups, notes};
use crate::domain::collection::{Cell, Share, SharedTheme, Unlinked, overlap};
use crate::domain::record::NoteId;
use crate::report::document::{
    self, Block, Item, Line, Section, Span, Table, heads, line, paragraph,
};
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section {
    let (words, looked) = (context.words, context.looked);
    let mut blocks = vec![paragraph(words.order)];
    if overlap(&looked.themes) {
        blocks.push(paragraph(words.overlap));
    }
    let themes = (1..).zip(&looked.themes).map(|(place, shown)| theme(context, place, shown));
    let mut sections: Vec<Section> = themes.collect();
    let rest = looked.source.room().unlinked();
    if !rest.is_empty() {
        let lists = rest.iter().flat_map(|rest| unlinked(context, rest));
        let blocks = [paragraph(words.unlinked_means)].into_iter().chain(lists).collect();
        sections.push(Section::of("unlinked", line(words.unlinked), blocks));
    }
    Section { sections, ..Section::of("themes", line(words.themes), blocks) }
}

/// The way to a shared theme, by its name.
pub(super) fn link(theme: &SharedTheme) -> Line {
    vec![Span::To { to: anchor(theme), text: theme.name.clone() }]
}

fn anchor(theme: &SharedTheme) -> String {
    document::anchor("theme", theme.id.0)
}

fn theme(context: Context<'_>, place: usize, theme: &SharedTheme) -> Section {
    let words = context.words;
    let mut blocks: Vec<Block> = theme.sentences.iter().map(paragraph).collect();
    let mut said = (words.counts)(place, theme.groups(), theme.notes);
    let voted = theme.cells.iter().filter(|cell| cell.vote.is_some()).count();
    if let Some(median) = theme.median {
        said.push_str(&(words.median_of)(median.percent(), voted));
    }
    blocks.push(paragraph(said));
    let names = theme.also.iter().chain(theme.merged.iter().map(|(_, name)| name));
    let names: Vec<_> = names.filter(|name| **name != theme.name).collect();
    if !names.is_empty() {
        let mut also: Line = vec![context.all.shared.also.into()];
        for (place, name) in names.into_iter().enumerate() {
            also.extend([Span::from(if place == 0 { " " } else { "; " }), name.into()]);
        }
        blocks.push(Block::Paragraph(also));
    }
    let told = |cell: &Cell| context.looked.told(&cell.group);
    let cells: Vec<(&Cell, &Told<'_>)> =
        theme.cells.iter().filter_map(|cell| Some((cell, told(cell)?))).collect();
    blocks.push(Block::Table(table(context, theme, &cells)));
    blocks.extend(quotes(context, &cells));
    let behind: Vec<Item> = cells
        .iter()
        .flat_map(|(cell, told)| cell.notes.iter().map(|note| behind(context, told, *note)))
        .collect();
    if !behind.is_empty() {
        blocks.extend([paragraph(words.behind), Block::List(behind)]);
    }
    Section::of(anchor(theme), vec![name(context, theme)], blocks)
}

/// What it is called, or that its words are not in the file.
fn name(context: Context<'_>, theme: &SharedTheme) -> Span {
    if theme.name.is_empty() { context.all.report.not_in_file.into() } else { (&theme.name).into() }
}

/// How each group raised it and voted on it.
fn table(context: Context<'_>, theme: &SharedTheme, cells: &[(&Cell, &Told<'_>)]) -> Table {
    let words = context.words;
    let row = |(cell, told): &(&Cell, &Told<'_>)| -> Vec<Line> {
        let (voters, dots) = match &cell.vote {
            None => (words.no_vote.to_owned(), words.nothing.to_owned()),
            Some(vote) => (
                (words.of)(vote.for_it, vote.ballots, vote.voters.percent()),
                vote.dots.map_or_else(
                    || words.nothing.to_owned(),
                    |share: Share| (words.percent)(share.percent()),
                ),
            ),
        };
        let mut own: Line = Vec::new();
        for theme in cell.themes.iter().filter_map(|id| told.collected.board().theme(*id)) {
            if !own.is_empty() {
                own.push("; ".into());
            }
            own.push(groups::title(context, theme));
        }
        vec![
            groups::link(context, told),
            line((words.how_strongly)(cell.strength(), cell.chosen.is_some())),
            line(voters),
            line(dots),
            own,
        ]
    };
    let head = [words.group, words.strength, words.voters, words.dots, words.own_themes];
    Table {
        caption: vec![name(context, theme)],
        head: heads(&head),
        rows: cells.iter().map(row).collect(),
    }
}

/// What groups are quoted with.
fn quotes(context: Context<'_>, cells: &[(&Cell, &Told<'_>)]) -> Vec<Block> {
    let source = context.looked.source;
    let quote = |told: &Told<'_>, id: NoteId| -> Option<Item> {
        let note = told.collected.board().note(id).filter(|_| !source.keeps_out(id))?;
        let line = vec![
            "“".into(),
            notes::words(context, &note.wording),
            "” (".into(),
            notes::link(context, told, id),
            ")".into(),
        ];
        Some(Item { anchor: None, line })
    };
    let quotes = cells.iter().flat_map(|(cell, told)| {
        cell.quotes.iter().filter_map(|note| quote(told, *note)).collect::<Vec<Item>>()
    });
    let quotes: Vec<Item> = quotes.collect();
    if quotes.is_empty() {
        return Vec::new();
    }
    vec![paragraph(context.words.quotes), Block::List(quotes)]
}

/// A note that stands behind a theme: the way to it, and its words.
fn behind(context: Context<'_>, told: &Told<'_>, id: NoteId) -> Item {
    let note = told.collected.board().note(id);
    let words: Span = match note {
        _ if context.looked.source.keeps_out(id) => context.words.kept_out_here.into(),
        Some(note) => notes::words(context, &note.wording),
        None => context.all.report.not_in_file.into(),
    };
    if context.looked.source.keeps_out(id) {
        return Item { anchor: None, line: vec![words] };
    }
    Item { anchor: None, line: vec![notes::link(context, told, id), " ".into(), words] }
}

/// What a group has that is linked to no shared theme.
fn unlinked(context: Context<'_>, rest: &Unlinked<'_>) -> Vec<Block> {
    let Some(told) = context.looked.told(&rest.group.id) else { return Vec::new() };
    let theme = |theme: &&crate::domain::board::Theme| Item {
        anchor: None,
        line: vec![groups::title(context, theme)],
    };
    let themes = rest.themes.iter().map(theme);
    let alone = rest.notes.iter().map(|note| behind(context, told, note.id));
    vec![Block::Paragraph(groups::link(context, told)), Block::List(themes.chain(alone).collect())]
}
