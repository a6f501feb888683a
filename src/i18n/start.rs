//! Words of the first screen.

use super::counted;

area! {
    /// The first screen.
    Start {
        title: "Tabletalk",
        what: "A room talks in groups, and nothing that is said gets lost. Each group writes notes, gathers them into themes and votes; the organiser brings all groups together.",
        where_notes: "What you write stays on this device until its file is given to the organiser.",
        set_up: "Set up an event",
        have_link: "Open a link",
        link: "Paste the link that the organiser sent",
        open: "Open",
        have_file: "Open a file",
        desk_file: "This is an organiser’s desk. Choose “Collect hand-ins” below and add it there.",
        file: "A hand-in or an event file",
        newer: "A newer Tabletalk made this file. It can be read and collected here; to go on writing, get the newest Tabletalk.",
        picture: "What comes out: the themes of the whole room, and how strongly each group raised them.",
        picture_first: "Say it once",
        picture_second: "Tell people where they stand",
        picture_third: "Money for the long run",
        here: "On this device",
        go_on: "Carry on writing in this group here",
        collect: "Collect it for the organiser",
        licences: "Licences",
        rescue: "Download everything on this device",
    } {
        /// What a hand-in that was opened is: group and event.
        opened: fn(usize, &str) = |number, title| format!("This is the hand-in of group {number} of “{title}”. What do you want to do?");
        /// What a rescue file brought back: groups, files of the desk, and values that could not be read.
        rescued: fn([usize; 3]) = |[groups, collected, unreadable]| {
            let files = format!("{} at the desk", counted(collected, "file", "files"));
            let back = match (groups, collected) {
                (_, 0) => format!("Brought back: {}.", counted(groups, "group", "groups")),
                (0, _) => format!("Brought back: {files}."),
                _ => format!("Brought back: {} and {files}.", counted(groups, "group", "groups")),
            };
            match unreadable {
                0 => format!("{back} Open the event below."),
                unreadable => format!("{back} {} could not be read; keep the file.", counted(unreadable, "entry", "entries")),
            }
        };
        /// Several hand-ins that were opened.
        opened_many: fn(usize) = |count| format!("These are {count} hand-ins. Collect them for the organiser?");
        /// Facts that came in.
        came_in: fn(usize) = |count| format!("Added: {}", counted(count, "new entry", "new entries"));
        /// When and where an event is, which may not be said, and how many groups it has.
        event: fn(&str, usize) = |date, groups| match date {
            "" => counted(groups, "group", "groups"),
            date => format!("{date} · {}", counted(groups, "group", "groups")),
        };
    }
}
