//! Words for erasing, for what can't be read, and for what a browser may forget.

use super::counted;

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
        /// A group and what would be lost: number, notes, notes since the last file; nothing where no file was made.
        group: fn(usize, usize, Option<usize>) = |group, notes, since| match since {
            None => format!("Group {group}: {}, and no file was made", counted(notes, "note", "notes")),
            Some(0) => format!("Group {group}: {}, all of them in the file that was made", counted(notes, "note", "notes")),
            Some(since) => format!("Group {group}: {}, {since} of them not in the file that was made", counted(notes, "note", "notes")),
        };
        /// The name of a group's button.
        of_group: fn(usize) = |number| format!("Erase group {number}");
        /// The name of an event's button.
        of_event: fn(&str) = |title| format!("Erase this event: “{title}”");
        /// Entries that can't be read.
        damaged: fn(usize) = |count| match count {
            1 => "One entry on this device can’t be read. It is kept as it is.".into(),
            count => format!("{count} entries on this device can’t be read. They are kept as they are."),
        };
    }
}
