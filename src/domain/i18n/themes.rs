//! Words for gathering notes into themes.

use super::counted;

area! {
    /// Themes.
    Themes {
        empty: "No themes yet. Tick notes that belong together, then choose New theme.",
        all_placed: "Every note is in a theme.",
        no_notes: "There are no notes yet. Write some first.",
        put_into: "Put into…",
        new_theme: "New theme",
        take_out: "Take out",
        bin: "Bin",
        name: "Name of the theme",
        make: "Make theme",
        rename: "Rename",
        clear: "Untick all",
        chosen: "What to do with the ticked notes",
        untitled: "(name not in this file)",
    } {
        /// Heading of notes without a theme.
        not_placed: fn(usize) = |count| format!("Not placed yet · {count}");
        /// Heading of themes.
        themes: fn(usize) = |count| format!("Themes · {count}");
        /// How many notes.
        notes: fn(usize) = |count| counted(count, "note", "notes");
    }
}
