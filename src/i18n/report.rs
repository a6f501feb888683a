//! Words of reports.

/// Words of reports.
#[derive(Debug)]
pub struct Report {
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
    /// A theme in one of several rounds, and its votes.
    pub theme_votes: fn(&str, &str) -> String,
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
    /// Before the question of an older revision.
    pub answers: &'static str,
    /// After an action: who, by when.
    pub owner_and_due: fn(Option<String>, Option<String>) -> String,
}

pub(super) const EN: Report = Report {
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
        format!("{ballots} from {people} at the table, {dots} dots each.")
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
    theme_votes: |theme, votes| format!("{theme}: {votes}"),
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
    answers: "answers an earlier question:",
    owner_and_due: |owner, due| match (owner, due) {
        (None, None) => " (no owner or date yet)".to_owned(),
        (Some(owner), None) => format!(" ({owner}, no date yet)"),
        (None, Some(due)) => format!(" (no owner yet, by {due})"),
        (Some(owner), Some(due)) => format!(" ({owner}, by {due})"),
    },
};
