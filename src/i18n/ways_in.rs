//! Words for changing group, for a group that is not listed, for notes of another device, and for the example.

use super::counted;

area! {
    /// Ways into a group.
    WaysIn {
        change: "Change group",
        change_title: "Which group are you?",
        change_hint: "All that this group has on this device comes with you, as one step you can undo: then it is back here.",
        change_none: "This device knows this group alone. Open the link of the other group here, then come back to this page.",
        changed_left: "In the group you leave, the notes go into the bin.",
        question: "Question",
        unlisted: "Our group isn’t listed",
        unlisted_hint: "Write down what your group talks about. The organiser sees it when your file comes.",
        unlisted_make: "Make this group",
        unlisted_tag: "Not in the organiser’s list",
        other_title: "Add notes from another device",
        other_hint: "If somebody else wrote for this group too, add the file they made. Nothing is added twice.",
        other_file: "Their file",
        other_text: "Or paste its text, or notes, one per line",
        other_take: "Add from this text",
        nothing_new: "All of it was here already.",
        example: "Example",
        example_open: "Look at an example",
        example_hint: "Five groups, their notes, themes and votes, all made up. One click removes it.",
        example_away: "Remove the example",
        example_failed: "The example could not be loaded. Connect to the internet and try again.",
        templates: "Start from one of our sets of questions",
    } {
        /// A hand-in of another group: its number, this one's.
        other_group: fn(usize, usize) = |theirs, ours| format!("This is the file of group {theirs}; you are in group {ours}. Nothing was added.");
        /// A hand-in of another event: its title.
        other_event: fn(&str) = |title| format!("This file belongs to another event, “{title}”. Nothing was added.");
        /// What arrived: notes, and everything.
        came_in: fn(usize, usize) = |notes, facts| match notes {
            0 => format!("Added: {}", counted(facts, "change", "changes")),
            notes => format!("Added: {}", counted(notes, "note", "notes")),
        };
    }
}
