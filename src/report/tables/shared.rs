//! What the organiser made of what the groups said: the shared themes, what is linked, how strongly each group raised what,
//! quotes, the order.

use std::collections::BTreeMap;

use super::super::source::{Looked, Told};
use super::Rows;
use super::cell::Cell;
use crate::domain::board::{Note, Theme};
use crate::domain::collection::{Cell as Raised, Share, SharedTheme};
use crate::domain::record::{NoteId, Strength};

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

pub(super) fn themes(looked: &Looked<'_>, rows: Rows<'_>) {
    let known: BTreeMap<_, _> = looked.themes.iter().map(|theme| (theme.id, theme)).collect();
    // In the organiser's own order.
    let own = looked.source.board.themes().into_iter().filter_map(|theme| known.get(&theme.id));
    for (place, theme) in (1_usize..).zip(own) {
        let sentences: Vec<&str> = theme.sentences.iter().map(AsRef::as_ref).collect();
        rows(&[
            looked.event.id.as_str().into(),
            theme.id.0.to_string().into(),
            (&theme.name).into(),
            sentences.join("\n").into(),
            place.into(),
            theme.groups().into(),
            theme.notes.into(),
        ]);
    }
}

pub(super) fn links(looked: &Looked<'_>, rows: Rows<'_>) {
    each(looked, |theme, raised, told| {
        let board = told.collected.board();
        for own in raised.themes.iter().filter_map(|id| board.theme(*id)) {
            link(looked, (theme, told), ("theme", own.id.0.to_string(), own.title().into()), rows);
        }
        let parts: Vec<_> = looked.source.links.parts_of(theme.id).collect();
        // Notes that are linked by themselves.
        for note in raised.notes.iter().filter(|note| parts.contains(&note.0)) {
            link(looked, (theme, told), ("note", note.0.to_string(), Cell::Nothing), rows);
        }
    });
}

fn link(
    looked: &Looked<'_>,
    (theme, told): (&SharedTheme, &Told<'_>),
    (part, id, name): (&'static str, String, Cell<'_>),
    rows: Rows<'_>,
) {
    rows(&[
        looked.event.id.as_str().into(),
        theme.id.0.to_string().into(),
        (&theme.name).into(),
        told.group.id.as_str().into(),
        told.group.number.into(),
        part.into(),
        id.into(),
        name,
    ]);
}

pub(super) fn strengths(looked: &Looked<'_>, rows: Rows<'_>) {
    each(looked, |theme, raised, told| {
        let vote = raised.vote.as_ref();
        rows(&[
            looked.event.id.as_str().into(),
            theme.id.0.to_string().into(),
            (&theme.name).into(),
            told.group.id.as_str().into(),
            told.group.number.into(),
            Cell::Number(graded(raised.strength())),
            Cell::Number(graded(raised.counted)),
            raised.chosen.is_some().into(),
            raised.notes.len().into(),
            vote.map(|vote| vote.round.0.to_string()).into(),
            vote.map(|vote| vote.for_it).into(),
            vote.map(|vote| vote.ballots).into(),
            vote.map(|vote| vote.voters.percent()).into(),
            vote.map(|vote| vote.own_dots).into(),
            vote.map(|vote| vote.all_dots).into(),
        ]);
    });
}

pub(super) fn matrix(looked: &Looked<'_>, rows: Rows<'_>) {
    for theme in &looked.themes {
        let begin = [
            looked.event.id.as_str().into(),
            theme.id.0.to_string().into(),
            Cell::from(&theme.name),
        ];
        let strength = |told: &Told<'_>| {
            let raised = theme.cell(&told.group.id);
            Cell::Number(graded(raised.map_or(Strength::None, Raised::strength)))
        };
        let groups = looked.groups.iter().map(strength);
        rows(&begin.into_iter().chain(groups).collect::<Vec<Cell<'_>>>());
    }
}

pub(super) fn quotes(looked: &Looked<'_>, rows: Rows<'_>) {
    each(looked, |theme, raised, told| {
        for id in raised.quotes.iter().filter(|id| !looked.source.keeps_out(**id)) {
            if let Some(note) = told.collected.board().note(*id) {
                quote(looked, (theme, told), (*id, note), rows);
            }
        }
    });
}

fn quote(
    looked: &Looked<'_>,
    (theme, told): (&SharedTheme, &Told<'_>),
    (id, note): (NoteId, &Note),
    rows: Rows<'_>,
) {
    let board = told.collected.board();
    let own = board.theme_of(note).and_then(|theme| board.theme(theme));
    rows(&[
        looked.event.id.as_str().into(),
        theme.id.0.to_string().into(),
        (&theme.name).into(),
        id.0.to_string().into(),
        told.group.id.as_str().into(),
        told.group.number.into(),
        (&told.group.name).into(),
        looked.book.question(&told.group.id, note.asked).into(),
        own.map(Theme::title).into(),
        note.wording.shown.here().into(),
    ]);
}

pub(super) fn priorities(looked: &Looked<'_>, rows: Rows<'_>) {
    for (place, theme) in (1_usize..).zip(&looked.themes) {
        rows(&[
            looked.event.id.as_str().into(),
            place.into(),
            theme.id.0.to_string().into(),
            (&theme.name).into(),
            theme.groups().into(),
            theme.cells.iter().filter(|cell| cell.vote.is_some()).count().into(),
            theme.median.map(Share::percent).into(),
            theme.notes.into(),
        ]);
    }
}

/// Every group of every shared theme of which something is linked or said, by priority and number.
fn each(looked: &Looked<'_>, mut act: impl FnMut(&SharedTheme, &Raised, &Told<'_>)) {
    for theme in &looked.themes {
        for raised in &theme.cells {
            if let Some(told) = looked.told(&raised.group) {
                act(theme, raised, told);
            }
        }
    }
}

/// None, mentioned, strong as 0, 1, 2.
fn graded(strength: Strength) -> i64 {
    match strength {
        Strength::None => 0,
        Strength::Mentioned => 1,
        Strength::Strong => 2,
    }
}
