//! Words of reports.

/// Words of reports.
#[derive(Debug)]
pub struct Report {
    /// How many groups handed in, of how many.
    pub received: fn(usize, usize) -> String,
    /// A group's heading: number and name.
    pub group: fn(usize, &str) -> String,
    /// Ballots, people at the table, dots each.
    pub voted: fn(usize, usize, u8) -> String,
    /// Ballots with more dots than the round allows.
    pub over_limit: fn(usize) -> String,
    /// Voters and dots of a theme.
    pub votes: fn(usize, usize) -> String,
    /// Heading of notes without a theme.
    pub not_placed: &'static str,
    /// In place of words that a file left out.
    pub not_in_file: &'static str,
    /// Before a second wording.
    pub also_written: &'static str,
    /// Before the question of an older revision.
    pub answers: &'static str,
    /// After an action: who, by when.
    pub owner_and_due: fn(Option<String>, Option<String>) -> String,
}

pub(super) const EN: Report = Report {
    received: |here, all| format!("{here} of {all} groups handed in."),
    group: |number, name| {
        if name.is_empty() { format!("Group {number}") } else { format!("Group {number}: {name}") }
    },
    voted: |voters, people, dots| {
        let ballots = if voters == 1 { "1 ballot".to_owned() } else { format!("{voters} ballots") };
        format!("{ballots} from {people} at the table, {dots} dots each.")
    },
    over_limit: |count| {
        format!("{count} of these have more dots than the round allows; they are counted.")
    },
    votes: |voters, dots| {
        let voters = if voters == 1 { "1 voter".to_owned() } else { format!("{voters} voters") };
        let dots = if dots == 1 { "1 dot".to_owned() } else { format!("{dots} dots") };
        format!("{voters}, {dots}")
    },
    not_placed: "Not placed in a theme",
    not_in_file: "(words not in this file)",
    also_written: "also written:",
    answers: "answers an earlier question:",
    owner_and_due: |owner, due| match (owner, due) {
        (None, None) => " (no owner or date yet)".to_owned(),
        (Some(owner), None) => format!(" ({owner}, no date yet)"),
        (None, Some(due)) => format!(" (no owner yet, by {due})"),
        (Some(owner), Some(due)) => format!(" ({owner}, by {due})"),
    },
};
