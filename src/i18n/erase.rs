//! Words for erasing, for what can't be read, and for what a browser may forget.

use super::counted;
use crate::domain::file::{InFile, InNoFile, OnDesk};

area! {
    /// Erasing, and what may be lost.
    Erase {
        title: "Erase from this device",
        what: "Choose what to erase. It is erased from this device only and can’t be brought back, so make the files first.",
        nothing: "Nothing is kept on this device.",
        event: "Erase this event",
        all: "Erase everything Tabletalk keeps here",
        all_hint: "All events, notes, votes and hand-ins, and the copy of the app that opens offline.",
        yes: "Yes, erase it",
        no: "Keep it",
        gone: "Erased",
        gone_all: "Nothing of Tabletalk is left on this device. You can close this page.",
        elsewhere: "What was open in this tab was erased from this device in another tab. What you were typing here is gone with it.",
        open: "Erase from this device",
        download: "Download everything",
        download_damaged: "Download them",
        private: "A private window forgets everything when it is closed. Use an ordinary one.",
        clears: "This browser may clear notes when space runs short.",
        in_app: "This page is open inside another app, which keeps its own store and may forget it. Open the link in your browser.",
        file: "Opened from a disk, Tabletalk keeps notes in this browser, not in the file. ",
        file_by_path: "If the file is moved or renamed, it no longer finds them. Make the file for the organiser before that.",
        file_shared: "This browser lets every page that is opened from a disk read, change and erase them. Open only pages that you trust, and make the file for the organiser early.",
        safari: "Safari may clear what a site keeps when it was not used for seven days. Make the file today.",
    } {
        /// A group and what would be lost: number, notes, whether they are in the file that was made.
        group: fn(usize, usize, InFile) = |group, notes, in_file| {
            let notes = counted(notes, "note", "notes");
            match in_file {
                InFile::NoFile => format!("Group {group}: {notes}, and no file was made"),
                InFile::Unknown => format!("Group {group}: {notes}. A file was made; whether it has all of this isn’t known"),
                InFile::All => format!("Group {group}: {notes}, all in the file that was made"),
                InFile::Lacks => format!("Group {group}: {notes}, with changes that are not in the file that was made"),
            }
        };
        /// What stands on the desk, and whether the desk file holds it.
        desk: fn(&OnDesk) = |desk| {
            let parts = [
                (desk.hand_ins, counted(desk.hand_ins, "hand-in file", "hand-in files")),
                (desk.themes, counted(desk.themes, "shared theme", "shared themes")),
            ];
            let mut parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part).collect();
            if parts.is_empty() {
                parts.push("your changes".into());
            }
            let what = parts.join(" and ");
            match desk.in_file {
                InFile::NoFile => format!("Your desk: {what}, and no desk file was saved"),
                InFile::All => format!("Your desk: {what}, all in the desk file that was saved"),
                InFile::Unknown | InFile::Lacks => format!("Your desk: {what}, with changes that are not in the desk file that was saved"),
            }
        };
        /// What is in no file; empty where all is.
        in_no_file: fn(&InNoFile) = |left| {
            let parts = [
                (left.binned, counted(left.binned, "note in the bin", "notes in the bin")),
                (left.open_rounds, counted(left.open_rounds, "open round", "open rounds")),
                (left.cancelled_rounds, counted(left.cancelled_rounds, "cancelled round", "cancelled rounds")),
                (left.drafts, counted(left.drafts, "thing being typed", "things being typed")),
                (left.unreadable, counted(left.unreadable, "entry that can’t be read", "entries that can’t be read")),
            ];
            let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part).collect();
            if parts.is_empty() { String::new() } else { format!("In no file: {}.", parts.join(", ")) }
        };
        /// The name of a group's button, with the group's own.
        of_group: fn(usize, &str) = |number, name| if name.is_empty() { format!("Erase group {number}") } else { format!("Erase group {number}, {name}") };
        /// The name of an event's button.
        of_event: fn(&str) = |title| format!("Erase this event: “{title}”");
        /// Entries that can't be read.
        damaged: fn(usize) = |count| match count {
            1 => "One entry on this device can’t be read. It is kept as it is.".into(),
            count => format!("{count} entries on this device can’t be read. They are kept as they are."),
        };
    }
}
