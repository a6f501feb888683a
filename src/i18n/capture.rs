//! Words for writing notes.

use crate::domain::text::cut;

use super::counted;

area! {
    /// Notes.
    Capture {
        title: "Notes",
        empty: "Write down the first thing that is said.",
        line: "New note",
        placeholder: "Write a note",
        add: "Add",
        kind: "Kind of note",
        enter: "Enter adds, Shift + Enter makes a new line",
        added: "Added",
        edit: "Edit",
        words: "Words",
        owner: "Who does it",
        due: "By when",
        bin: "Bin",
        put_back: "Put back",
        find: "Find in notes",
        find_none: "No notes match.",
        bin_title: "In the bin",
        bin_hint: "Words in the bin stay on this device and out of the file.",
        bin_empty: "The bin is empty.",
        left_of_gone_note: "Somebody was changing a note to this, and the note is gone:",
        left_behind: "Somebody was typing this here when the page closed:",
        take_draft: "Carry on with it",
        drop_draft: "Throw it away",
        as_one: "Keep as one note",
        also: "Also written:",
        not_in_file: "(words not in this file)",
    } {
        /// The name of a button of a note: what it does, the note's words.
        about_note: fn(&str, &str) = |what, note| format!("{what}: {}", cut(note, 60));
        /// The button that shows one kind alone: its word, how many.
        of_kind: fn(&str, usize) = |kind, count| format!("{kind} {count}");
        /// How many notes are shown, of how many.
        found: fn(usize, usize) = |shown, all| format!("{shown} of {all} notes");
        /// Pasted lines that can become notes.
        lines: fn(usize) = |count| format!("You pasted {}.", counted(count, "line", "lines"));
        /// The button that makes a note of each.
        as_notes: fn(usize) = |count| format!("Add {}", counted(count, "note", "notes"));
        /// How many notes are in the bin.
        in_bin: fn(usize) = |count| format!("Bin · {count}");
        /// The owner and date of an action.
        owner_due: fn(&str, &str) = |owner, due| match (owner, due) {
            ("", "") => "Needs an owner and a date".to_owned(),
            (owner, "") => format!("{owner}, needs a date"),
            ("", due) => format!("Due: {due}. Needs an owner"),
            (owner, due) => format!("{owner}. Due: {due}"),
        };
    }
}
