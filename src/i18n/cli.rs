//! Words of the command line.

use super::counted;

/// Words of the command line.
#[derive(Debug)]
pub struct Cli {
    /// A hand-in that is whole, with its receipt words.
    pub good: fn(&str) -> String,
    /// A hand-in that is whole, of a version that can only be read.
    pub good_newer: fn(&str) -> String,
    /// A rescue file: the receipt words of each group, and how many values could not be read.
    pub good_rescue: fn(&[String], usize) -> String,
    /// Where the app fell over: file, line, and what it said. It follows what is said of a rescue file.
    pub fell: fn(&str, u32, &str) -> String,
    /// A desk is whole: the event, its hand-ins, the receipt words of what the organiser made of them.
    pub good_desk: fn(&str, usize, &str) -> String,
    /// An event file that is whole, with its title.
    pub good_event: fn(&str) -> String,
    /// A file that can't be read.
    pub cannot_read: fn(&str) -> String,
    /// A file that can't be written.
    pub cannot_write: fn(&str) -> String,
    /// A hand-in of another event: file, title of that event.
    pub other_event: fn(&str, &str) -> String,
    /// A file that is to be a desk, and is none.
    pub no_desk: fn(&str) -> String,
    /// A folder in which no file is a hand-in.
    pub no_hand_in: fn(&str) -> String,
    /// Two files, or folders, of the same event.
    pub same_event: fn(&str, &str) -> String,
    /// What is collected, in the place of a file that it is the same event as.
    pub this_event: &'static str,
    /// That data has no section for what changed.
    pub since_is_for_people: &'static str,
    /// That tables need a folder to be written to.
    pub needs_folder: &'static str,
    /// A group that the event does not list.
    pub no_group: fn(&str) -> String,
    /// A hand-in of another group, or of another event, than the rows are for.
    pub other_group: fn(&str) -> String,
}

pub(super) const EN: Cli = Cli {
    good: |words| format!("ok, {words}"),
    good_newer: |words| format!("ok, {words}; a newer Tabletalk made it, so it can only be read"),
    good_rescue: |receipts, unreadable| {
        let groups = counted(receipts.len(), "group", "groups");
        let lost = match unreadable {
            0 => String::new(),
            some => format!("; {} can’t be read", counted(some, "entry", "entries")),
        };
        format!("ok, a rescue file of {groups}: {}{lost}", receipts.join("; "))
    },
    // Whatever the file says, it stays on its line.
    fell: |file, line, message| {
        let (file, message) = (file.escape_debug(), message.escape_debug());
        format!("; the app fell over at {file}:{line}: “{message}”")
    },
    good_desk: |title, hand_ins, receipt| {
        let hand_ins = counted(hand_ins, "hand-in", "hand-ins");
        format!("ok, the desk of “{title}” with {hand_ins}, receipt words {receipt}")
    },
    good_event: |title| format!("ok, the event “{title}”"),
    cannot_read: |path| format!("{path}: this file can’t be read. Check its name and place."),
    cannot_write: |path| format!("{path}: this file can’t be written. Pick another place."),
    other_event: |path, title| {
        format!("{path}: this is a hand-in of another event, “{title}”. It was left out.")
    },
    no_desk: |path| {
        format!(
            "{path}: this is not a desk file. Save the whole desk in the room “Files”, and name that file."
        )
    },
    no_hand_in: |path| {
        format!("{path}: there is no hand-in in this folder. Put the groups’ files into it.")
    },
    same_event: |one, other| {
        format!("{other}: this is the same event as {one}. Name two different events.")
    },
    this_event: "these hand-ins",
    since_is_for_people: "--since adds a section to html and md. For data, use tabletalk compare.",
    needs_folder: "These are several tables. Name a folder for them with --out.",
    no_group: |group| format!("The event has no group {group}. Give a group’s number or id."),
    other_group: |path| {
        format!(
            "{path}: this hand-in is of another group or event. Name the one that the notes are for."
        )
    },
};
