//! The groups and their questions.

use super::{Context, groups};
use crate::report::document::{Block, Line, Section, Table, heads, line};
use crate::report::source::Told;

pub(super) fn section(context: Context<'_>) -> Section<'_> {
    Section::of("groups", line(context.words.questions), move || vec![Block::Table(table(context))])
}

fn table<'a>(context: Context<'a>) -> Table<'a> {
    let words = context.words;
    let row = move |told: &'a Told<'_>| -> Vec<Line<'a>> {
        let board = told.collected.board();
        let ballots = board
            .result()
            .map_or_else(|| words.no_vote.to_owned(), |(_, tally)| tally.voters.to_string());
        vec![
            groups::link(context, told),
            line(&told.group.question),
            line(board.notes().count().to_string()),
            line(ballots),
        ]
    };
    Table {
        caption: None,
        head: heads(&[words.group, words.question, words.notes, words.ballots]),
        rows: Box::new(context.looked.groups.iter().map(row)),
    }
}
