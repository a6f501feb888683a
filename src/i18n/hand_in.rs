//! Words for making the file.

use super::counted;

area! {
    /// Making the file.
    HandIn {
        title: "Make the file for the organiser",
        what: "What will be in it",
        not: "What stays here",
        empty: "There is nothing to hand in yet. Write the first note.",
        open_round: "The round that is still open. Show its totals first if they should go along.",
        receipt: "Receipt words",
        receipt_hint: "Read them to the organiser: the same four words on their screen mean that the right file came.",
        download: "Download the file",
        copy: "Copy as text",
        after: "Give the file to the organiser. A download alone hands nothing in.",
        copy_failed: "Copying is blocked here. Download the file instead.",
        failed: "The download was blocked. Copy the text instead.",
    } {
        /// Notes in all, and how many are in no theme.
        notes: fn(usize, usize) = |notes, unplaced| match unplaced {
            0 => counted(notes, "note", "notes"),
            unplaced => format!("{}, {unplaced} of them not placed", counted(notes, "note", "notes")),
        };
        /// Notes of a kind.
        kind: fn(&str, usize) = |kind, count| format!("{kind}: {count}");
        /// Themes.
        themes: fn(usize) = |count| if count == 0 { "No themes".into() } else { counted(count, "theme", "themes") };
        /// Rounds and ballots.
        rounds: fn(usize, usize) = |rounds, ballots| if rounds == 0 { "No votes".into() } else { format!("{} with {}", counted(rounds, "round", "rounds"), counted(ballots, "ballot", "ballots")) };
        /// Things that are being typed.
        typing: fn(usize) = |count| match count {
            1 => "One thing that was typed and not added yet: add it first if it should go along.".into(),
            count => format!("{count} things that were typed and not added yet: add them first if they should go along."),
        };
        /// Notes in the bin.
        binned: fn(usize) = |count| format!("The words of {} in the bin", counted(count, "note", "notes"));
    }
}
