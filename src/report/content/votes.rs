//! Every round whose totals a group has seen.

use super::{Context, groups};
use crate::domain::board::ThemeTally;
use crate::domain::text::PersonText;
use crate::report::document::{Block, Section, Table, heads, line, paragraph};
use crate::report::rounds::{RoundTold, rounds};
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section<'_> {
    let words = context.words;
    let voted = move || context.looked.groups.iter().filter(|told| has_voted(told));
    Section::of("votes", line(words.rounds), move || {
        let some = voted().next().is_some();
        vec![paragraph(if some { context.all.report.order } else { words.no_rounds })]
    })
    .with(move || voted().map(|told| of_group(context, told)).collect())
}

/// Whether there is a round of whose totals something is told.
fn has_voted(told: &Told<'_>) -> bool {
    told.collected.board().result().is_some()
}

fn of_group<'a>(context: Context<'a>, told: &'a Told<'_>) -> Section<'a> {
    let anchor = format!("{}-votes", groups::anchor(told));
    Section::of(anchor, groups::link(context, told), move || {
        let (rounds, last) = rounds(told.collected.board(), context.all);
        let tables = rounds.into_iter().map(|round| Block::Table(table(context, round)));
        tables.chain(last.map(paragraph)).collect()
    })
}

fn table(context: Context<'_>, round: RoundTold) -> Table<'_> {
    let words = context.words;
    let row = |(title, tally): (PersonText, ThemeTally)| {
        vec![line(title), line(tally.voters.to_string()), line(tally.dots.to_string())]
    };
    Table {
        caption: Some(line(round.turnout)),
        head: heads(&[words.theme, words.votes, words.all_dots]),
        rows: Box::new(round.themes.into_iter().map(row)),
    }
}
