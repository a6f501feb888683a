//! Two events beside each other, as tables: the events, their questions, warnings, and a row a theme.

use std::io;

use super::super::Out;
use super::cell::{Cell, number};
use super::{Way, csv, json};
use crate::domain::collection::compare::{
    Comparison, Direction, Figures, Matched, Row, Side, Warning, Which,
};
use crate::i18n::Phrases;

const EVENTS: [&str; 17] = [
    "which",
    "event_id",
    "title",
    "date",
    "group_count",
    "groups",
    "groups_that_wrote",
    "questions",
    "notes",
    "themes",
    "themes_are",
    "groups_that_voted",
    "people",
    "dots_least",
    "dots_most",
    "most_on_one_least",
    "most_on_one_most",
];

const QUESTIONS: [&str; 3] = ["question", "earlier", "later"];

const WARNINGS: [&str; 2] = ["warning", "says"];

/// Of each of the two events.
const FIGURES: [&str; 10] = [
    "event_id",
    "theme_ids",
    "names",
    "groups",
    "groups_that_wrote",
    "groups_strong",
    "notes",
    "groups_that_voted",
    "voters",
    "ballots",
];

/// The themes as CSV, a row a theme.
pub fn csv(found: &Comparison, out: Out<'_>) -> io::Result<()> {
    csv::table(&columns(), out, |way| themes(found, way))
}

/// The events, questions, warnings and themes as one JSON object, whose parts are arrays of rows.
pub fn json(found: &Comparison, words: &Phrases, out: Out<'_>) -> io::Result<()> {
    let owned =
        |columns: &[&str]| columns.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    out.write_all(b"{\n\"events\": ")?;
    let events = [(Which::Earlier, &found.earlier), (Which::Later, &found.later)];
    json::array(&owned(&EVENTS), out, |way| {
        way.each(&events, |(which, side), rows| rows(&event(*which, side)))
    })?;
    out.write_all(b",\n\"questions\": ")?;
    json::array(&owned(&QUESTIONS), out, |way| {
        way.each(&found.questions, |asked, rows| {
            rows(&[(&asked.question).into(), asked.earlier.into(), asked.later.into()])
        })
    })?;
    out.write_all(b",\n\"warnings\": ")?;
    json::array(&owned(&WARNINGS), out, |way| {
        way.each(&found.warnings(), |warning, rows| {
            rows(&[code(warning).into(), (words.compare.warning)(warning).into()])
        })
    })?;
    out.write_all(b",\n\"themes\": ")?;
    json::array(&columns(), out, |way| themes(found, way))?;
    out.write_all(b"\n}\n")
}

fn columns() -> Vec<String> {
    let of = |which: &'static str| FIGURES.iter().map(move |name| format!("{which}_{name}"));
    let own = ["direction", "matched_by"].map(str::to_owned).into_iter();
    own.chain(of("earlier")).chain(of("later")).collect()
}

fn themes(found: &Comparison, way: Way<'_>) -> io::Result<()> {
    way.each(&found.themes, |row, rows| {
        let own = [direction(row).into(), row.matched.map(matched).into()].into_iter();
        let earlier = figures(&found.earlier, &row.earlier);
        let later = figures(&found.later, &row.later);
        rows(&own.chain(earlier).chain(later).collect::<Vec<Cell<'_>>>())
    })
}

fn figures<'a>(side: &'a Side, figures: &'a Figures) -> [Cell<'a>; 10] {
    let votes = figures.votes;
    [
        side.event.id.as_str().into(),
        Cell::Ids(&figures.ids),
        Cell::Texts(figures.names.iter().map(AsRef::as_ref).collect()),
        figures.groups.into(),
        side.spoke.into(),
        figures.strong.into(),
        figures.notes.into(),
        votes.map_or(0, |votes| votes.groups).into(),
        votes.map(|votes| votes.voters).into(),
        votes.map(|votes| votes.ballots).into(),
    ]
}

fn event(of: Which, side: &Side) -> [Cell<'_>; 17] {
    let themes_are = if side.own_themes { "own" } else { "shared" };
    [
        which(of).into(),
        side.event.id.as_str().into(),
        (&side.event.title).into(),
        (&side.event.date).into(),
        side.event.group_count.into(),
        side.groups.into(),
        side.spoke.into(),
        side.questions.len().into(),
        side.notes.into(),
        side.themes.into(),
        themes_are.into(),
        side.voted.into(),
        side.people.into(),
        side.dots.map_or(Cell::Nothing, |(least, _)| number(least)),
        side.dots.map_or(Cell::Nothing, |(_, most)| number(most)),
        side.cap.map_or(Cell::Nothing, |(least, _)| number(least)),
        side.cap.map_or(Cell::Nothing, |(_, most)| number(most)),
    ]
}

fn which(which: Which) -> &'static str {
    match which {
        Which::Earlier => "earlier",
        Which::Later => "later",
    }
}

fn direction(row: &Row) -> &'static str {
    match row.direction {
        Direction::New => "new",
        Direction::Stronger => "stronger",
        Direction::Same => "same",
        Direction::Weaker => "weaker",
        Direction::Gone => "gone",
    }
}

fn matched(matched: Matched) -> &'static str {
    match matched {
        Matched::ByHand => "hand",
        Matched::ByName => "name",
    }
}

fn code(warning: &Warning) -> &'static str {
    match warning {
        Warning::Silent(_) => "silent",
        Warning::Missing(..) => "missing",
        Warning::FewGroups(..) => "few_groups",
        Warning::Questions(..) => "questions",
        Warning::OneVoted(_) => "one_voted",
        Warning::Dots => "dots",
        Warning::People(..) => "people",
        Warning::OwnThemes(_) => "own_themes",
        Warning::ByName(_) => "by_name",
    }
}
