//! What the organiser made of what the groups said: the shared themes, what is linked, how strongly each group raised what,
//! quotes, the order.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::super::source::{Looked, Told};
use super::Rows;
use super::cell::Cell;
use crate::domain::board::{Note, Theme};
use crate::domain::collection::{Cell as Raised, Share, SharedTheme};
use crate::domain::record::{FactId, NoteId, Strength};

pub(super) const THEMES: [&str; 7] =
    ["event_id", "shared_theme_id", "name", "description", "order", "groups", "notes"];

pub(super) const LINKS: [&str; 8] = [
    "event_id",
    "shared_theme_id",
    "shared_theme_name",
    "group_id",
    "group_number",
    "part",
    "part_id",
    "part_name",
];

pub(super) const STRENGTHS: [&str; 15] = [
    "event_id",
    "shared_theme_id",
    "shared_theme_name",
    "group_id",
    "group_number",
    "strength",
    "counted_strength",
    "overridden",
    "notes",
    "round_id",
    "voters",
    "ballots",
    "voters_percent",
    "dots",
    "all_dots",
];

/// Before the columns of the groups.
pub(super) const MATRIX: [&str; 3] = ["event_id", "shared_theme_id", "shared_theme_name"];

pub(super) const QUOTES: [&str; 10] = [
    "event_id",
    "shared_theme_id",
    "shared_theme_name",
    "note_id",
    "group_id",
    "group_number",
    "group_name",
    "question",
    "theme_name",
    "text",
];

pub(super) const PRIORITIES: [&str; 8] = [
    "event_id",
    "place",
    "shared_theme_id",
    "shared_theme_name",
    "groups",
    "groups_that_voted",
    "median_voters_percent",
    "notes",
];

/// The shared themes in the organiser's own order, from 1.
pub(super) fn in_own_order<'a>(looked: &'a Looked<'_>) -> Vec<(usize, &'a SharedTheme)> {
    let known: BTreeMap<_, _> = looked.themes.iter().map(|theme| (theme.id, theme)).collect();
    let own = looked.source.board.themes().into_iter();
    (1..).zip(own.filter_map(|theme| known.get(&theme.id).copied())).collect()
}

pub(super) fn theme(
    looked: &Looked<'_>,
    place: usize,
    theme: &SharedTheme,
    rows: Rows<'_>,
) -> io::Result<()> {
    let sentences: Vec<&str> = theme.sentences.iter().map(AsRef::as_ref).collect();
    rows(&[
        looked.event.id.as_str().into(),
        theme.id.0.into(),
        (&theme.name).into(),
        sentences.join("\n").into(),
        place.into(),
        theme.groups().into(),
        theme.notes.into(),
    ])
}

pub(super) fn links(looked: &Looked<'_>, theme: &SharedTheme, rows: Rows<'_>) -> io::Result<()> {
    let linked: BTreeSet<_> = looked.source.links.parts_of(theme.id).collect();
    for (raised, told) in each(looked, theme) {
        let board = told.collected.board();
        for own in raised.themes.iter().filter_map(|id| board.theme(*id)) {
            link(looked, (theme, told), ("theme", own.id.0, own.title().into()), rows)?;
        }
        // Notes that are linked by themselves.
        for note in raised.notes.iter().filter(|note| linked.contains(&note.0)) {
            link(looked, (theme, told), ("note", note.0, Cell::Nothing), rows)?;
        }
    }
    Ok(())
}

fn link(
    looked: &Looked<'_>,
    (theme, told): (&SharedTheme, &Told<'_>),
    (part, id, name): (&'static str, FactId, Cell<'_>),
    rows: Rows<'_>,
) -> io::Result<()> {
    rows(&[
        looked.event.id.as_str().into(),
        theme.id.0.into(),
        (&theme.name).into(),
        told.group.id.as_str().into(),
        told.group.number.into(),
        part.into(),
        id.into(),
        name,
    ])
}

pub(super) fn strengths(
    looked: &Looked<'_>,
    theme: &SharedTheme,
    rows: Rows<'_>,
) -> io::Result<()> {
    each(looked, theme).try_for_each(|(raised, told)| {
        let vote = raised.vote.as_ref();
        rows(&[
            looked.event.id.as_str().into(),
            theme.id.0.into(),
            (&theme.name).into(),
            told.group.id.as_str().into(),
            told.group.number.into(),
            Cell::Number(graded(raised.strength())),
            Cell::Number(graded(raised.counted)),
            raised.chosen.is_some().into(),
            raised.notes.len().into(),
            vote.map(|vote| vote.round.0).into(),
            vote.map(|vote| vote.for_it).into(),
            vote.map(|vote| vote.ballots).into(),
            vote.map(|vote| vote.voters.percent()).into(),
            vote.map(|vote| vote.own_dots).into(),
            vote.map(|vote| vote.all_dots).into(),
        ])
    })
}

pub(super) fn matrix(looked: &Looked<'_>, theme: &SharedTheme, rows: Rows<'_>) -> io::Result<()> {
    let begin = [looked.event.id.as_str().into(), theme.id.0.into(), Cell::from(&theme.name)];
    let strength = |told: &Told<'_>| {
        let raised = theme.cell_of(told.group);
        Cell::Number(graded(raised.map_or(Strength::None, Raised::strength)))
    };
    let groups = looked.groups.iter().map(strength);
    rows(&begin.into_iter().chain(groups).collect::<Vec<Cell<'_>>>())
}

pub(super) fn quotes(looked: &Looked<'_>, theme: &SharedTheme, rows: Rows<'_>) -> io::Result<()> {
    for (raised, told) in each(looked, theme) {
        for id in raised.quotes.iter().filter(|id| !looked.source.keeps_out(**id)) {
            if let Some(note) = told.collected.board().note(*id) {
                quote(looked, (theme, told), (*id, note), rows)?;
            }
        }
    }
    Ok(())
}

fn quote(
    looked: &Looked<'_>,
    (theme, told): (&SharedTheme, &Told<'_>),
    (id, note): (NoteId, &Note),
    rows: Rows<'_>,
) -> io::Result<()> {
    let board = told.collected.board();
    let own = board.theme_of(note).and_then(|theme| board.theme(theme));
    rows(&[
        looked.event.id.as_str().into(),
        theme.id.0.into(),
        (&theme.name).into(),
        id.0.into(),
        told.group.id.as_str().into(),
        told.group.number.into(),
        (&told.group.name).into(),
        looked.book.question(&told.group.id, note.asked).into(),
        own.map(Theme::title).into(),
        note.wording.shown.here().into(),
    ])
}

pub(super) fn priority(
    looked: &Looked<'_>,
    place: usize,
    theme: &SharedTheme,
    rows: Rows<'_>,
) -> io::Result<()> {
    rows(&[
        looked.event.id.as_str().into(),
        place.into(),
        theme.id.0.into(),
        (&theme.name).into(),
        theme.groups().into(),
        theme.cells.iter().filter(|cell| cell.vote.is_some()).count().into(),
        theme.median.map(Share::percent).into(),
        theme.notes.into(),
    ])
}

/// Every group of a shared theme of which something is linked or said, by number.
fn each<'a>(
    looked: &'a Looked<'_>,
    theme: &'a SharedTheme,
) -> impl Iterator<Item = (&'a Raised, &'a Told<'a>)> {
    theme.cells.iter().filter_map(|raised| Some((raised, looked.told(&raised.group)?)))
}

/// None, mentioned, strong as 0, 1, 2.
fn graded(strength: Strength) -> i64 {
    match strength {
        Strength::None => 0,
        Strength::Mentioned => 1,
        Strength::Strong => 2,
    }
}
