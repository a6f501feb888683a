//! What each group wrote: its themes with their notes, and the notes that are in none.

use super::{Context, notes};
use crate::domain::board::{Board, Theme};
use crate::domain::record::ThemeId;
use crate::report::document::{self, Block, Line, Section, Span, line, paragraph};
use crate::report::rounds::by_votes;
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section<'_> {
    let words = context.words;
    Section::of("wrote", line(words.groups), || vec![paragraph(words.as_written)])
        .with(move || context.looked.groups.iter().map(|told| group(context, told)).collect())
}

/// What a link to a group names.
pub(super) fn anchor(told: &Told<'_>) -> String {
    format!("group-{}", told.label)
}

/// The way to what a group wrote, and its name.
pub(super) fn link<'a>(context: Context<'_>, told: &'a Told<'_>) -> Line<'a> {
    let words = (context.all.report.group)(told.group.number, "");
    named(told, Span::Link { to: anchor(told), words })
}

/// The group's number as it is shown, and its name where it has one.
fn named<'a>(told: &'a Told<'_>, number: Span<'a>) -> Line<'a> {
    let mut line = vec![number];
    if !told.group.name.is_empty() {
        line.extend([": ".into(), (&told.group.name).into()]);
    }
    line
}

/// A theme's name, or that its words are not in the file.
pub(super) fn title<'a>(context: Context<'a>, theme: &'a Theme) -> Span<'a> {
    notes::words(context, &theme.name)
}

fn group<'a>(context: Context<'a>, told: &'a Told<'_>) -> Section<'a> {
    let report = &context.all.report;
    let mut heading = named(told, (report.group)(told.group.number, "").into());
    if !context.looked.source.collection.is_listed(told.group) {
        // Several may have the same number, and the same name: the receipt words tell them apart.
        let receipt = told.collected.receipt().words().join(" ");
        heading.push((report.unlisted)(&receipt).into());
    }
    Section::of(anchor(told), heading, || vec![paragraph(&told.group.question)])
        .with(move || parts(context, told))
}

fn parts<'a>(context: Context<'a>, told: &'a Told<'_>) -> Vec<Section<'a>> {
    let board: &Board = told.collected.board();
    let themes = by_votes(board).into_iter();
    let themes = themes.map(|(shown, result)| theme(context, told, shown, result));
    let mut parts: Vec<Section<'_>> = themes.collect();
    if board.unplaced_count() > 0 {
        let anchor = format!("{}-unplaced", anchor(told));
        parts.push(Section::of(anchor, line(context.all.report.not_placed), move || {
            vec![notes::list(context, told, || board.unplaced())]
        }));
    }
    parts
}

fn theme<'a>(
    context: Context<'a>,
    told: &'a Told<'_>,
    theme: &'a Theme,
    result: Option<(usize, usize)>,
) -> Section<'a> {
    let anchor = theme_anchor(told, theme.id);
    Section::of(anchor, vec![title(context, theme)], move || {
        let mut blocks = Vec::new();
        if let Some((voters, dots)) = result {
            blocks.push(paragraph((context.all.report.votes)(voters, dots)));
        }
        if !theme.description().is_empty() {
            blocks.push(paragraph(theme.description()));
        }
        let board = told.collected.board();
        blocks.extend(
            board.merged_into(theme.id).into_iter().filter_map(|merged| {
                Some(Block::Paragraph(merged_in(context, board.theme(merged)?)))
            }),
        );
        blocks.push(notes::list(context, told, || board.notes_in(theme.id)));
        blocks
    })
}

/// What a theme was called, and what it was about, before it was merged into another.
fn merged_in<'a>(context: Context<'a>, theme: &'a Theme) -> Line<'a> {
    let mut line = vec![context.all.report.merged.into(), title(context, theme)];
    if !theme.description().is_empty() {
        line.extend([": ".into(), theme.description().into()]);
    }
    line
}

/// What a link to a group's theme names.
fn theme_anchor(told: &Told<'_>, theme: ThemeId) -> String {
    document::anchor(&format!("group-{}-theme", told.label), theme.0)
}
