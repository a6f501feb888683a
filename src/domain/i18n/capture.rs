//! Words for writing notes.

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
        also: "Also written:",
        not_in_file: "(words not in this file)",
    } {
        /// The name of a button of a note: what it does, the note's words.
        about_note: fn(&str, &str) = |what, note| format!("{what}: {}", note.chars().take(60).collect::<String>());
        /// How many notes are in the bin.
        in_bin: fn(usize) = |count| format!("In the bin: {count}");
        /// The owner and date of an action.
        owner_due: fn(&str, &str) = |owner, due| match (owner, due) {
            ("", "") => "Needs an owner and a date".to_owned(),
            (owner, "") => format!("{owner}, needs a date"),
            ("", due) => format!("By {due}, needs an owner"),
            (owner, due) => format!("{owner}, by {due}"),
        };
    }
}
