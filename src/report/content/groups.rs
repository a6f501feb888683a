//! What each group wrote: its themes with their notes, and the notes that are in none.

use super::{Context, notes};
use crate::domain::board::{Board, Theme};
use crate::domain::record::ThemeId;
use crate::report::document::{self, Line, Section, Span, line, paragraph};
use crate::report::rounds::by_votes;
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section {
    let groups = context.looked.groups.iter().map(|told| group(context, told));
    let blocks = vec![paragraph(context.words.as_written)];
    Section {
        sections: groups.collect(),
        ..Section::of("wrote", line(context.words.groups), blocks)
    }
}

/// What a link to a group names.
pub(super) fn anchor(told: &Told<'_>) -> String {
    format!("group-{}", told.label)
}

/// The way to what a group wrote, and its name.
pub(super) fn link(context: Context<'_>, told: &Told<'_>) -> Line {
    let words = (context.all.report.group)(told.group.number, "");
    named(told, Span::Link { to: anchor(told), words })
}

/// The group's number as it is shown, and its name where it has one.
fn named(told: &Told<'_>, number: Span) -> Line {
    let mut line: Line = vec![number];
    if !told.group.name.is_empty() {
        line.extend([": ".into(), (&told.group.name).into()]);
    }
    line
}

/// A theme's name, or that its words are not in the file.
pub(super) fn title(context: Context<'_>, theme: &Theme) -> Span {
    notes::words(context, &theme.name)
}

fn group(context: Context<'_>, told: &Told<'_>) -> Section {
    let (report, board) = (&context.all.report, told.collected.board());
    let mut heading = named(told, (report.group)(told.group.number, "").into());
    if !context.looked.source.collection.is_listed(told.group) {
        // Several may have the same number, and the same name: the receipt words tell them apart.
        let receipt = told.collected.receipt().words().join(" ");
        heading.push((report.unlisted)(&receipt).into());
    }
    let themes = by_votes(board).into_iter();
    let themes = themes.map(|(shown, result)| theme(context, told, shown, result));
    let mut sections: Vec<Section> = themes.collect();
    if board.unplaced_count() > 0 {
        let rest = notes::list(context, told, board.unplaced());
        let anchor = format!("{}-unplaced", anchor(told));
        sections.push(Section::of(anchor, line(report.not_placed), vec![rest]));
    }
    let blocks = vec![paragraph(&told.group.question)];
    Section { sections, ..Section::of(anchor(told), heading, blocks) }
}

fn theme(
    context: Context<'_>,
    told: &Told<'_>,
    theme: &Theme,
    result: Option<(usize, usize)>,
) -> Section {
    let board: &Board = told.collected.board();
    let mut blocks = Vec::new();
    if let Some((voters, dots)) = result {
        blocks.push(paragraph((context.all.report.votes)(voters, dots)));
    }
    if !theme.description().is_empty() {
        blocks.push(paragraph(theme.description()));
    }
    blocks.push(notes::list(context, told, board.notes_in(theme.id)));
    Section::of(theme_anchor(told, theme.id), vec![title(context, theme)], blocks)
}

/// What a link to a group's theme names.
fn theme_anchor(told: &Told<'_>, theme: ThemeId) -> String {
    document::anchor(&format!("group-{}-theme", told.label), theme.0)
}
