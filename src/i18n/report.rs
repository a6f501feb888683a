//! Words of reports.

use super::report_sections::{EN as SECTIONS, Sections};

/// A moment of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day of the month, from 1.
    pub day: u8,
    /// The month, from 1.
    pub month: u8,
    /// The year.
    pub year: i32,
    /// The hour, from 0.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
}

/// Words of reports.
#[derive(Debug)]
pub struct Report {
    /// The language that they are in, as HTML names it.
    pub language: &'static str,
    /// How many groups of the list handed in, of how many; and how many that are not in it.
    pub received: fn(usize, usize, usize) -> String,
    /// After the heading of a group that is not in the list: its receipt words.
    pub unlisted: fn(&str) -> String,
    /// A group's heading: number and name.
    pub group: fn(usize, &str) -> String,
    /// Ballots, people at the table, dots each.
    pub voted: fn(usize, usize, u8) -> String,
    /// Where the number of people was corrected: what it was at first.
    pub people_corrected: fn(usize) -> String,
    /// Where there are more ballots than people.
    pub more_than_people: &'static str,
    /// Ballots with more dots than the round allows.
    pub over_limit: fn(usize) -> String,
    /// One of several rounds: its number, and what is said of it.
    pub round: fn(usize, &str) -> String,
    /// In place of the name of a theme that was taken off.
    pub theme_off: &'static str,
    /// Which round the figures of the themes are from.
    pub last_round: fn(usize) -> String,
    /// What the order of the themes is.
    pub order: &'static str,
    /// Voters and dots of a theme.
    pub votes: fn(usize, usize) -> String,
    /// Heading of notes without a theme.
    pub not_placed: &'static str,
    /// In place of words that a file left out.
    pub not_in_file: &'static str,
    /// Before a second wording.
    pub also_written: &'static str,
    /// Before the name of a theme that was merged into this one.
    pub merged: &'static str,
    /// Before the question of an older revision.
    pub answers: &'static str,
    /// After an action: what stands before who, between who and by when, and after that. Whether each is known.
    pub owner_and_due: fn(bool, bool) -> [&'static str; 3],
    /// When the newest of all that is in the report was written, in UTC.
    pub as_of: fn(&Moment) -> String,
    /// When the newest of an event that is on this device was written or came: it tells events of one title apart.
    pub newest_here: fn(&Moment) -> String,
    /// Headings and sentences of the sections.
    pub sections: Sections,
}

pub(super) const EN: Report = Report {
    language: "en-GB",
    received: |here, all, others| match others {
        0 => format!("{here} of {all} groups handed in."),
        1 => format!("{here} of {all} groups handed in, and 1 that is not in the list."),
        others => {
            format!("{here} of {all} groups handed in, and {others} that are not in the list.")
        }
    },
    unlisted: |receipt| format!(", not in the list ({receipt})"),
    group: |number, name| {
        if name.is_empty() { format!("Group {number}") } else { format!("Group {number}: {name}") }
    },
    voted: |voters, people, dots| {
        let ballots = if voters == 1 { "1 ballot".to_owned() } else { format!("{voters} ballots") };
        let dots = if dots == 1 { "1 dot".to_owned() } else { format!("{dots} dots") };
        format!("{ballots} from {people} at the table, {dots} each.")
    },
    people_corrected: |first| {
        format!(" The number of people was corrected while the round was open; it was {first}.")
    },
    more_than_people: " These are more ballots than people.",
    over_limit: |count| {
        format!(" {count} of these have more dots than the round allows; they are counted.")
    },
    round: |number, said| format!("Round {number}: {said}"),
    theme_off: "(a theme that was taken off)",
    last_round: |number| format!("The figures of the themes below are those of round {number}."),
    order: "Themes are in order of voters, then of dots.",
    votes: |voters, dots| {
        let voters = if voters == 1 { "1 voter".to_owned() } else { format!("{voters} voters") };
        let dots = if dots == 1 { "1 dot".to_owned() } else { format!("{dots} dots") };
        format!("{voters}, {dots}")
    },
    not_placed: "Not placed in a theme",
    not_in_file: "(words not in this file)",
    also_written: "also written:",
    merged: "Merged into it: ",
    answers: "answers an earlier question:",
    owner_and_due: |owner, due| match (owner, due) {
        (false, false) => [" (no owner or date yet)", "", ""],
        (true, false) => [" (", ", no date yet)", ""],
        (false, true) => [" (no owner yet. Due: ", "", ")"],
        (true, true) => [" (", ". Due: ", ")"],
    },
    as_of: |moment| {
        format!(
            "The newest note, vote or link in it is of {} UTC, by the clock of its device.",
            said(*moment)
        )
    },
    newest_here: |moment| format!("newest entry {}", said(*moment)),
    sections: SECTIONS,
};

fn said(moment: Moment) -> String {
    let Moment { day, month, year, hour, minute } = moment;
    let month = MONTHS.get(usize::from(month.saturating_sub(1))).unwrap_or(&"");
    format!("{day} {month} {year}, {hour:02}:{minute:02}")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
