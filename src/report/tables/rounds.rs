//! The rounds whose totals were shown, a row a theme.

use std::io;

use super::super::source::{Looked, Told};
use super::Rows;
use super::cell::number;
use crate::domain::board::RoundState;
use crate::domain::board::Theme;

pub(super) const COLUMNS: [&str; 15] = [
    "event_id",
    "group_id",
    "group_number",
    "group_name",
    "round_id",
    "round_number",
    "people",
    "dots_each",
    "most_on_one",
    "ballots",
    "ballots_over_limit",
    "theme_id",
    "theme_name",
    "voters",
    "dots",
];

pub(super) fn rows(looked: &Looked<'_>, told: &Told<'_>, rows: Rows<'_>) -> io::Result<()> {
    let (group, board) = (told.group, told.collected.board());
    let shown = board.rounds().filter_map(|round| match &round.state {
        RoundState::Revealed(tally) => Some((round, tally)),
        RoundState::Open | RoundState::Cancelled => None,
    });
    for (place, (round, tally)) in (1_usize..).zip(shown) {
        for line in &tally.themes {
            rows(&[
                looked.event.id.as_str().into(),
                group.id.as_str().into(),
                group.number.into(),
                (&group.name).into(),
                round.id.0.into(),
                place.into(),
                number(round.people),
                number(round.dots),
                number(round.cap),
                tally.voters.into(),
                tally.over_limit.into(),
                line.theme.0.into(),
                board.theme(line.theme).map(Theme::title).into(),
                line.voters.into(),
                line.dots.into(),
            ])?;
        }
    }
    Ok(())
}
