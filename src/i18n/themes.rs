//! Words for gathering notes into themes.

use super::counted;
use crate::domain::text::PersonText;

area! {
    /// Themes.
    Themes {
        empty: "No themes yet. Tick notes that belong together, then choose New theme.",
        all_placed: "Every note is in a theme.",
        no_notes: "There are no notes yet. Write some first.",
        put_into: "Put into…",
        new_theme: "New theme",
        take_out: "Take out of theme",
        bin: "Bin",
        name: "Name of the theme",
        make: "Make theme",
        rename: "Rename",
        about: "What the theme is about",
        describe: "Describe",
        more: "More",
        merge: "Merge into…",
        merge_into: "Which theme should it be merged into?",
        split: "Split again",
        includes: "Includes",
        earlier: "Move earlier",
        later: "Move later",
        drop: "Take off the board",
        clear: "Untick all",
        chosen: "What to do with the ticked notes",
        untitled: "(name not in this file)",
        suggestions: "Suggestions",
    } {
        /// Heading of notes without a theme.
        not_placed: fn(usize) = |count| format!("Not placed yet · {count}");
        /// Heading of themes.
        themes: fn(usize) = |count| format!("Themes · {count}");
        /// The name of a button of a theme: what it does, the theme's name.
        of_theme: fn(&str, &str) = |what, theme| format!("{what}: {theme}");
        /// What a theme of this name is called; in words of ours where its name is not here.
        called: fn(&PersonText) = |name| if name.is_empty() { EN.untitled.into() } else { name.as_str().into() };
        /// How many notes are ticked.
        ticked: fn(usize) = |count| format!("{} ticked", counted(count, "note", "notes"));
        /// How many notes.
        notes: fn(usize) = |count| counted(count, "note", "notes");
    }
}
