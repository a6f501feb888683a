//! Words of the organiser's desk.

use super::counted;

area! {
    /// The organiser's desk.
    Desk {
        rooms: "Rooms of the desk",
        links_room: "Links",
        bring: "Add hand-ins",
        first_brings: "This works on any device. The first hand-in brings its event along.",
        drop: "Drop files here, as many as you like, or pick them",
        paste: "Paste a hand-in as text",
        paste_open: "Add this text",
        pasted: "Pasted text",
        results: "What arrived",
        kept: "Kept in this browser; a crash may lose it. Do not delete the files.",
        tiles: "Groups",
        waiting: "Nothing received yet",
        unlisted: "This group is not in your list",
        not_placed: "Not placed in a theme",
        report: "Download the report",
        nothing: "Nothing received yet. Add the first hand-in.",
    } {
        /// A tile's title: number and name.
        group: fn(usize, &str) = |number, name| if name.is_empty() { format!("Group {number}") } else { format!("{number} · {name}") };
        /// What a hand-in holds: notes, themes, voters.
        counts: fn(usize, usize, Option<usize>) = |notes, themes, voters| {
            let voted = voters.map_or_else(|| "no vote".to_owned(), |voters| format!("{voters} voted"));
            format!("{} · {} · {voted}", counted(notes, "note", "notes"), counted(themes, "theme", "themes"))
        };
        /// Several files of one group.
        files: fn(usize) = |files| format!("{files} files, combined");
        /// The first hand-in of a group.
        first: fn(usize) = |number| format!("Received: group {number}");
        /// A newer one.
        newer: fn(usize) = |number| format!("Newer than before: group {number}");
        /// One that was here already.
        known: fn(usize) = |number| format!("Already here: group {number}. Nothing changed.");
        /// One of another event.
        other_event: fn(&str) = |title| format!("This belongs to another event, “{title}”. It was kept with that event.");
        /// Voters and dots.
        votes: fn(usize, usize) = |voters, dots| format!("{}, {}", counted(voters, "voter", "voters"), counted(dots, "dot", "dots"));
        /// Notes.
        notes: fn(usize) = |count| counted(count, "note", "notes");
        /// How many more notes there are.
        more: fn(usize) = |count| format!("Show {count} more");
    }
}
