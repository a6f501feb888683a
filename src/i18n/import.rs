//! Words for bringing in what other programs wrote.

use std::collections::BTreeMap;

use super::counted;
use super::faults::Faults;
use crate::domain::file::FileError;
use crate::domain::import::{Column, Format, Known, NotTaken, Refused, Taken, Unmet, Why};

/// So many names are told at most, of columns, kinds and themes.
const TOLD: usize = 24;

/// What is told of an import.
#[derive(Clone, Copy, Debug)]
pub struct Account<'a> {
    /// What was taken of the file.
    pub taken: &'a Taken,
    /// What the record has of each of its rows.
    pub known: &'a [Known],
    /// Kinds that the event does not have, and how many rows say each.
    pub unknown_kinds: &'a BTreeMap<String, usize>,
}

/// Words for bringing in what other programs wrote.
#[derive(Debug)]
pub struct Import {
    /// What a file turned out to be.
    pub format: fn(Format) -> &'static str,
    /// Why nothing was taken of a file.
    pub not_taken: fn(&NotTaken, &Faults) -> String,
    /// What was taken, a sentence each thing that there is to say.
    pub account: fn(Account<'_>) -> Vec<String>,
    /// Why a row was left out.
    pub why: fn(Why) -> String,
    /// That the first row was taken for the names of columns, on the command line.
    pub first_row: fn(&str) -> String,
    /// That no row says what was chosen, on the command line; nothing where each is said.
    pub unmet: fn(&[Unmet]) -> Option<String>,
    /// That rows which the group has changed stay as they are, on the command line.
    pub edited_stay: fn(usize) -> String,
}

pub(super) const EN: Import = Import {
    format: |format| match format {
        Format::Table => "A table",
        Format::Tabletalk => "Notes of a Tabletalk report",
        Format::Polis => "Statements of a Polis conversation",
        Format::Parabol => "A Parabol retrospective",
        Format::AzureDevOps => "A board of Azure DevOps Retrospectives",
        Format::Scrumlr => "A scrumlr board",
        Format::Refacto => "A Refacto retro",
        Format::Wekan => "A Wekan board",
        Format::Decidim => "Proposals of a Decidim process",
        Format::TalkToTheCity => "Comments for Talk to the City",
        Format::Nullboard => "Nullboard",
        Format::QuickRetro => "A QuickRetro board",
        Format::CryptPad => "A CryptPad kanban",
        Format::Retrospected => "A Retrospected session",
    },
    not_taken,
    account,
    why: |why| match why {
        Why::Empty => "without words".to_owned(),
        Why::Rejected => "rejected by its moderators".to_owned(),
        Why::Archived => "archived there".to_owned(),
        Why::Withdrawn => "withdrawn".to_owned(),
        Why::Amendment => "amending another".to_owned(),
        Why::Earlier => "of an earlier meeting".to_owned(),
        Why::Comment => "commenting on another".to_owned(),
        Why::Unfinished => "cut off".to_owned(),
        Why::Demo => "of the board that Nullboard comes with".to_owned(),
        Why::NotAskedFor => "not asked for".to_owned(),
        Why::TooLong(chars) => format!("too long: {chars} characters, and a note takes 10,000"),
    },
    first_row: |row| {
        format!(
            "The first row, “{row}”, was taken for the names of the columns; with --no-header it is a note."
        )
    },
    unmet,
    edited_stay: |count| {
        let them = counted(count, "note", "notes");
        format!(
            "{them} that the group has changed stay as they are; --over-edits takes the file’s words."
        )
    },
};

fn not_taken(why: &NotTaken, faults: &Faults) -> String {
    match why {
        NotTaken::File(FileError::NotText) => {
            "This can’t be read as text. In a spreadsheet, save it as “CSV UTF-8”, and bring that in.".to_owned()
        }
        NotTaken::File(fault) => (faults.file)(fault),
        NotTaken::Refused(refused) => refused_as(*refused).to_owned(),
        NotTaken::NoHeads => {
            "The first row is empty. Put the names of the columns there, such as “text”.".to_owned()
        }
        NotTaken::NoColumn(column, there) => {
            let (name, there) = (called(column), quoted(there));
            format!("There is no column “{name}”, only {there}. Name one of these.")
        }
        NotTaken::WhichColumn(there) => {
            format!("Which column has the words: {}? Name it.", quoted(there))
        }
        NotTaken::MoreCells(rows, count) => {
            let named = rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let more = if *count > rows.len() { " and others" } else { "" };
            format!(
                "Row {named}{more}: more cells than the first row has names. Put words that have commas in quotes, give the last column a name, or take each line as a note."
            )
        }
        NotTaken::TooMany(rows) => {
            format!("This file has {rows} notes; at most 100,000 can be brought in. Split it.")
        }
        NotTaken::TooLarge => {
            "There is more in this file than can be brought in at once. Split it, and bring in the parts.".to_owned()
        }
    }
}

fn refused_as(refused: Refused) -> &'static str {
    match refused {
        Refused::Loomio => {
            "This is an export of Loomio: several tables, with people’s names and votes. Copy the comments into a table of their own."
        }
        Refused::PolisVotes => {
            "These are votes of a Polis conversation; there are no words in them. Its statements are in comments.csv."
        }
        Refused::PolisGroups => {
            "These are the votes of Polis’ opinion groups; nothing in them marks statements that were rejected. Take comments.csv of the same export."
        }
        Refused::PolisSummary => {
            "This is the summary of a Polis conversation. Its statements are in comments.csv."
        }
        Refused::WekanJson => "This is a Wekan board as JSON. Export it from Wekan as CSV.",
        Refused::ScrumlrJson => "This is a scrumlr board as JSON. Export it from scrumlr as CSV.",
        Refused::AzureDevOpsJson => {
            "This is a board of Azure DevOps Retrospectives as JSON. Export it there as CSV."
        }
        Refused::Ours => "Tabletalk made this file. Open it or collect it instead.",
        Refused::OtherJson => {
            "This is JSON of another program. Export the notes as CSV, and bring those in."
        }
    }
}

fn account(account: Account<'_>) -> Vec<String> {
    let Account { taken, known, unknown_kinds } = account;
    let count = |is: fn(&Known) -> bool| known.iter().filter(|known| is(known)).count();
    let mut told =
        vec![counted(count(|known| *known == Known::New), "new note", "new notes") + "."];
    let mut tell = |count: usize, says: fn(usize) -> String| {
        if count > 0 {
            told.push(says(count));
        }
    };
    tell(count(|known| matches!(known, Known::Here(_))), |n| format!("{n} here already."));
    tell(count(|known| matches!(known, Known::Reworded(..))), |n| {
        format!("{} with other words now.", counted(n, "note", "notes"))
    });
    tell(count(|known| matches!(known, Known::EditedHere(..))), |n| {
        format!("{n} with other words than the group has given them.")
    });
    tell(count(|known| matches!(known, Known::Binned(_))), |n| format!("{n} in the bin."));
    tell(count(|known| matches!(known, Known::TakenBack(_))), |n| {
        format!("{n} brought in before and taken back.")
    });
    tell(count(|known| matches!(known, Known::SaidAlready(_))), |n| {
        format!("{n} that another note says already.")
    });
    if !taken.left.is_empty() {
        told.push(left_out(taken));
    }
    let rest = [
        (usize::try_from(taken.votes).unwrap_or(usize::MAX), "vote", "votes"),
        (taken.comments, "comment", "comments"),
        (taken.attachments, "picture", "pictures"),
        (taken.people(), "person’s name", "people’s names"),
    ];
    let rest = rest.into_iter().filter(|(count, ..)| *count > 0);
    let rest: Vec<String> = rest.map(|(count, one, many)| counted(count, one, many)).collect();
    if !rest.is_empty() {
        told.push(format!("Not brought in: {}.", rest.join(", ")));
    }
    if !taken.boards.is_empty() {
        told.push(format!("From the boards {}.", quoted(&taken.boards)));
    }
    if !taken.cut_themes.is_empty() {
        let names: Vec<String> = taken.cut_themes.iter().cloned().collect();
        told.push(format!("Cut to the length of a theme’s name: {}.", quoted(&names)));
    }
    if !unknown_kinds.is_empty() {
        let kinds = unknown_kinds.iter().map(|(kind, count)| format!("“{kind}” ({count})"));
        told.push(format!("Kinds that this event does not have: {}.", some_of(kinds)));
    }
    told
}

fn left_out(taken: &Taken) -> String {
    let reasons = taken.reasons().into_iter().map(|(why, count)| {
        let why = match why {
            Why::TooLong(_) => "longer than a note can be".to_owned(),
            why => (EN.why)(why),
        };
        format!("{count} {why}")
    });
    let reasons: Vec<String> = reasons.collect();
    format!("Rows left out: {}.", reasons.join(", "))
}

fn unmet(all: &[Unmet]) -> Option<String> {
    let said = |Unmet { column, says }: &Unmet| match column {
        Some(column) => format!("“{says}” in “{}”", called(column)),
        None => format!("the kind “{says}”"),
    };
    (!all.is_empty()).then(|| format!("No row has {}.", some_of(all.iter().map(said))))
}

/// A column's name, or its number.
fn called(column: &Column) -> String {
    match column {
        Column::Named(name) => name.clone(),
        Column::At(place) => place.saturating_add(1).to_string(),
    }
}

/// Names as a list in a sentence.
fn quoted(names: &[String]) -> String {
    some_of(names.iter().map(|name| format!("“{name}”")))
}

/// The first of these, and how many more there are.
fn some_of(mut all: impl ExactSizeIterator<Item = String>) -> String {
    let mut named: Vec<String> = all.by_ref().take(TOLD).collect();
    named.extend((all.len() > 0).then(|| format!("and {} more", all.len())));
    named.join(", ")
}
