//! Every round whose totals a group has seen.

use super::{Context, groups};
use crate::domain::board::ThemeTally;
use crate::report::document::{Block, Line, Section, Table, heads, line, paragraph};
use crate::report::rounds::{RoundTold, rounds};
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section {
    let words = context.words;
    let parts = context.looked.groups.iter().filter_map(|told| of_group(context, told));
    let sections: Vec<Section> = parts.collect();
    let before = if sections.is_empty() { words.no_rounds } else { context.all.report.order };
    Section { sections, ..Section::of("votes", line(words.rounds), vec![paragraph(before)]) }
}

fn of_group(context: Context<'_>, told: &Told<'_>) -> Option<Section> {
    let (told_rounds, last) = rounds(told.collected.board(), context.all);
    if told_rounds.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    for round in &told_rounds {
        blocks.push(paragraph(round.turnout.as_str()));
        blocks.push(Block::Table(table(context, round)));
    }
    blocks.extend(last.map(paragraph));
    let anchor = format!("{}-votes", groups::anchor(told));
    Some(Section::of(anchor, groups::link(context, told), blocks))
}

fn table(context: Context<'_>, round: &RoundTold) -> Table {
    let words = context.words;
    let row = |(title, tally): &(crate::domain::text::PersonText, ThemeTally)| -> Vec<Line> {
        vec![line(title), line(tally.voters.to_string()), line(tally.dots.to_string())]
    };
    Table {
        caption: line(round.turnout.as_str()),
        head: heads(&[words.theme, words.votes, words.all_dots]),
        rows: round.themes.iter().map(row).collect(),
    }
}
