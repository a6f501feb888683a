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
        message_open: "A message for them",
        save: "Save the whole desk",
        save_hint: "One file with all hand-ins as they came and all that you made of them: a backup, or for a colleague, who can open it here.",
        join_title: "Join this desk to yours?",
        differ: "What both say of the same theme in other words:",
        join_hint: "Nothing of yours goes. What was made there is one step that you can undo; its hand-ins stay. Themes of one name stay two, and you can merge them.",
        join: "Join it",
        leave: "Leave it as it is",
        nothing: "Nothing received yet. Add the first hand-in.",
    } {
        /// A tile's title: number and name.
        group: fn(usize, &str) = |number, name| if name.is_empty() { format!("Group {number}") } else { format!("{number} · {name}") };
        /// What a hand-in holds: notes, themes, voters.
        counts: fn(usize, usize, Option<usize>) = |notes, themes, voters| {
            let voted = voters.map_or_else(|| "no vote".to_owned(), |voters| format!("{voters} voted"));
            format!("{} · {} · {voted}", counted(notes, "note", "notes"), counted(themes, "theme", "themes"))
        };
        /// What to send to a group whose file is missing: its number, its link.
        message: fn(usize, &str) = |number, link| format!("We have not received the file of group {number} yet.\n\n1. Open this link on the device that your group wrote on: {link}\n2. Choose “Make the file”, then “Download the file”.\n3. Send me the file, as an attachment or in a chat.\n\nThank you!");
        /// The label of that message.
        message_for: fn(usize) = |number| format!("A message for group {number}");
        /// That a hand-in was made under another revision of the event: that, the one here.
        revision: fn(u32, u32) = |theirs, ours| format!("Made with version {theirs} of the questions; yours is {ours}.");
        /// How many groups of how many handed in, and which are missing.
        received: fn(usize, usize, &[String]) = |received, all, missing| match missing {
            [] => format!("{received} of {all} received."),
            missing => format!("{received} of {all} received. Missing: {}.", missing.join(", ")),
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
        /// A whole desk.
        whole: fn(&str) = |title| format!("The whole desk of “{title}”.");
        /// What a desk would bring: hand-ins, shared themes, what else was said.
        joining: fn(usize, usize, usize) = |hand_ins, themes, facts| match (hand_ins, themes, facts) {
            (0, 0, 0) => "There is nothing in it that is not here already.".to_owned(),
            _ => format!("It brings {}, {} and {}.", counted(hand_ins, "hand-in", "hand-ins"), counted(themes, "shared theme", "shared themes"), counted(facts, "other change", "other changes")),
        };
        /// A theme that both name differently: here, there.
        differs: fn(&str, &str) = |here, there| format!("“{here}” here, “{there}” there");
        /// Voters and dots.
        votes: fn(usize, usize) = |voters, dots| format!("{}, {}", counted(voters, "voter", "voters"), counted(dots, "dot", "dots"));
        /// Notes.
        notes: fn(usize) = |count| counted(count, "note", "notes");
        /// How many more notes there are.
        more: fn(usize) = |count| format!("Show {count} more");
    }
}
