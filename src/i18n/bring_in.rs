//! Words of the screen that brings in what other programs wrote.

use super::counted;
use crate::domain::import::ToBring;

area! {
    /// The screen that brings in what other programs wrote.
    BringIn {
        hint: "A table (CSV, or copied from a spreadsheet), or a board of another program, such as Nullboard, Parabol, Polis, scrumlr or Wekan. Nothing is added before you have seen it.",
        drop: "Drop the file here, or pick it",
        paste: "Or paste a table",
        paste_open: "Look at it",
        pasted: "Pasted text",
        stop: "Stop",
        put_away: "Put the file away",
        columns: "Columns and rows",
        which: "Which columns have the words? Tick them, then look again.",
        words: "The words",
        words_hint: "Of several columns the words are joined, a line each.",
        kind: "The kind of note",
        kinds: "Which kind each is",
        theme: "The theme",
        no_column: "No column",
        as_told: "As the file tells",
        by: "Choose rows by what a column says",
        all_rows: "Take all rows",
        by_rows: "Rows to take, by what stands there",
        says_nothing: "Nothing",
        looking: "Looking at what stands there …",
        no_header: "The first row is a note too",
        lines: "Each line is a note, whatever stands in it",
        rejected: "Also what was rejected, archived, withdrawn or of an earlier meeting there",
        look_again: "Look again",
        found: "What was found",
        left: "Rows that are left out",
        new: "New",
        reworded: "Other words than before",
        edited: "Other words than this group has given them",
        binned: "In the bin here",
        taken_back: "Added before and taken back",
        said: "Said here already, by another note",
        here: "Here already",
        was: "So far:",
        to_notes: "To the notes",
        for_group: "Which group are they of?",
        filed: "Added as a file of its own.",
        stopped: "Stopped. Nothing was added.",
        take_back: "Take this file out",
        files_of: "Files",
        take_back_asks: "What it says leaves this desk, unless another file says it too. To have it back, add the file again.",
        keep: "Keep it",
        taken_away: "Taken out. The file is gone from this desk.",
        desk_title: "Bring notes in from another program",
        same_row: "The same row with other words",
    } {
        /// A file: what it is called, and what it is.
        file: fn(&str, &str) = |name, is| format!("{name}: {is}");
        /// No kind, which counts as the event's first.
        no_kind: fn(&str) = |first| format!("None, which counts as “{first}”");
        /// The rows of a class, to be chosen from.
        rows: fn(&str) = |class| format!("One by one: {class}");
        /// That its first row may be a note.
        first_row: fn(&str) = |row| format!("“{row}” was taken for the name of the column. If it is a note, say so below.");
        /// A column that has no name: its place, from 1.
        column: fn(usize) = |place| format!("Column {place}");
        /// A column that shares its name with others: the name, and its place, from 1.
        column_of: fn(&str, usize) = |name, place| format!("{name} (column {place})");
        /// That a column says more different things than this, too many to choose by.
        too_many: fn(usize) = |most| format!("There are more than {most} different answers in this column. Choose one that has fewer.");
        /// The button that takes a file of this name back, with so many notes.
        take_back_of: fn(&str, usize) = |name, notes| format!("Take “{name}” out ({})", counted(notes, "note", "notes"));
        /// How many rows say the same.
        of_rows: fn(usize) = |count| counted(count, "row", "rows");
        /// How much of it was gone through, in the hundred.
        reading: fn(usize) = |percent| format!("Looking through it: {percent}%");
        /// How much of it was added, in the hundred.
        adding: fn(usize) = |percent| format!("Adding: {percent}%");
        /// A kind of row, and how many there are.
        count: fn(&str, usize) = |what, count| format!("{what} ({count})");
        /// The button that adds them: what it does.
        add: fn(ToBring) = to_do;
        /// What was done.
        added: fn(ToBring) = done;
        /// A row that was left out: its place, and why.
        left_out: fn(usize, &str) = |place, why| format!("Row {place}: {why}");
    }
}

fn to_do(rows: ToBring) -> String {
    let all = [("Add", rows.new), ("Change", rows.reworded), ("Put back", rows.put_back)];
    let some = all.into_iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> =
        some.map(|(does, count)| format!("{does} {}", counted(count, "note", "notes"))).collect();
    if told.is_empty() { "Add 0 notes".to_owned() } else { told.join(" · ") }
}

fn done(rows: ToBring) -> String {
    let ToBring { new, reworded, put_back } = rows;
    let told = [
        (new, format!("{} added.", counted(new, "note", "notes"))),
        (reworded, format!("{} with other words now.", counted(reworded, "note", "notes"))),
        (put_back, format!("{} put back.", counted(put_back, "note", "notes"))),
    ];
    let told = told.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said);
    told.collect::<Vec<String>>().join(" ")
}
