//! The themes of the whole room, by priority: what each is about, how the groups voted on it, quotes, the notes behind it;
//! and what is linked to none.

use super::{Context, groups, notes};
use crate::domain::collection::{Cell, Share, SharedTheme, Unlinked, overlap, placed};
use crate::domain::record::NoteId;
use crate::report::document::{
    self, Block, Item, Line, Section, Span, Table, heads, line, list, paragraph,
};
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section<'_> {
    let (words, looked) = (context.words, context.looked);
    Section::of("themes", line(words.themes), move || {
        let overlap = overlap(&looked.themes).then(|| paragraph(words.overlap));
        [paragraph(words.order)].into_iter().chain(overlap).collect()
    })
    .with(move || parts(context))
}

fn parts(context: Context<'_>) -> Vec<Section<'_>> {
    let (words, looked) = (context.words, context.looked);
    let themes = placed(&looked.themes).map(|(place, shown)| theme(context, place, shown));
    let mut parts: Vec<Section<'_>> = themes.collect();
    let rest = looked.source.room().unlinked();
    if !rest.is_empty() {
        parts.push(Section::of("unlinked", line(words.unlinked), move || {
            let lists = rest.iter().flat_map(|rest| unlinked(context, rest));
            [paragraph(words.unlinked_means)].into_iter().chain(lists).collect()
        }));
    }
    parts
}

/// The way to a shared theme, by its name.
pub(super) fn link(theme: &SharedTheme) -> Line<'_> {
    vec![Span::To { to: anchor(theme), text: &theme.name }]
}

fn anchor(theme: &SharedTheme) -> String {
    document::anchor("theme", theme.id.0)
}

fn theme<'a>(context: Context<'a>, place: usize, theme: &'a SharedTheme) -> Section<'a> {
    Section::of(anchor(theme), vec![name(context, theme)], move || blocks(context, place, theme))
}

fn blocks<'a>(context: Context<'a>, place: usize, theme: &'a SharedTheme) -> Vec<Block<'a>> {
    let words = context.words;
    let mut blocks: Vec<Block<'_>> = theme.sentences.iter().map(paragraph).collect();
    let mut said = (words.counts)(place, theme.groups(), theme.notes);
    let voted = theme.cells.iter().filter(|cell| cell.vote.is_some()).count();
    if let Some(median) = theme.median {
        said.push_str(&(words.median_of)(median.percent(), voted));
    }
    blocks.push(paragraph(said));
    let names = theme.also.iter().chain(theme.merged.iter().map(|(_, name)| name));
    let names: Vec<_> = names.filter(|name| **name != theme.name).collect();
    if !names.is_empty() {
        let mut also = line(context.all.shared.also);
        for (place, name) in names.into_iter().enumerate() {
            also.extend([Span::from(if place == 0 { " " } else { "; " }), name.into()]);
        }
        blocks.push(Block::Paragraph(also));
    }
    blocks.push(Block::Table(table(context, theme)));
    let mut quotes = quotes(context, theme).peekable();
    if quotes.peek().is_some() {
        blocks.extend([paragraph(words.quotes), list(quotes)]);
    }
    let behind = cells(context, theme)
        .flat_map(move |(cell, told)| cell.notes.iter().map(move |note| (told, *note)));
    let mut behind = behind.map(move |(told, note)| self::behind(context, told, note)).peekable();
    if behind.peek().is_some() {
        blocks.extend([paragraph(words.behind), list(behind)]);
    }
    blocks
}

/// What the groups said of it that handed in.
fn cells<'a>(
    context: Context<'a>,
    theme: &'a SharedTheme,
) -> impl Iterator<Item = (&'a Cell, &'a Told<'a>)> {
    theme.cells.iter().filter_map(move |cell| Some((cell, context.looked.told(&cell.group)?)))
}

/// What it is called, or that its words are not in the file.
fn name<'a>(context: Context<'a>, theme: &'a SharedTheme) -> Span<'a> {
    if theme.name.is_empty() { context.all.report.not_in_file.into() } else { (&theme.name).into() }
}

/// How each group raised it and voted on it.
fn table<'a>(context: Context<'a>, theme: &'a SharedTheme) -> Table<'a> {
    let words = context.words;
    let row = move |(cell, told): (&'a Cell, &'a Told<'a>)| -> Vec<Line<'a>> {
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
        let mut own: Line<'_> = Vec::new();
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
    Table { caption: None, head: heads(&head), rows: Box::new(cells(context, theme).map(row)) }
}

/// What groups are quoted with.
fn quotes<'a>(context: Context<'a>, theme: &'a SharedTheme) -> impl Iterator<Item = Item<'a>> + 'a {
    let source = context.looked.source;
    let quote = move |told: &'a Told<'a>, id: NoteId| -> Option<Item<'a>> {
        let note = told.collected.board().note(id).filter(|_| !source.keeps_out(id))?;
        Some(Item::of(vec![
            "“".into(),
            notes::words(context, &note.wording),
            "” (".into(),
            notes::link(context, told, id),
            ")".into(),
        ]))
    };
    cells(context, theme)
        .flat_map(move |(cell, told)| cell.quotes.iter().filter_map(move |note| quote(told, *note)))
}

/// A note that stands behind a theme: the way to it, and its words.
fn behind<'a>(context: Context<'a>, told: &'a Told<'_>, id: NoteId) -> Item<'a> {
    if context.looked.source.keeps_out(id) {
        return Item::of(line(context.words.kept_out_here));
    }
    let words = match told.collected.board().note(id) {
        Some(note) => notes::words(context, &note.wording),
        None => context.all.report.not_in_file.into(),
    };
    Item::of(vec![notes::link(context, told, id), " ".into(), words])
}

/// What a group has that is linked to no shared theme.
fn unlinked<'a>(context: Context<'a>, rest: &Unlinked<'a>) -> Vec<Block<'a>> {
    let Some(told) = context.looked.told(&rest.group.id) else { return Vec::new() };
    let themes = rest.themes.clone().into_iter();
    let themes = themes.map(move |theme| Item::of(vec![groups::title(context, theme)]));
    let alone = rest.notes.clone().into_iter();
    let alone = alone.map(move |note| behind(context, told, note.id));
    vec![Block::Paragraph(groups::link(context, told)), list(themes.chain(alone))]
}
