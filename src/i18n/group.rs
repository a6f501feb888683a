//! Words on every screen of a group, and on the way into it.

use super::counted;

area! {
    /// What is on every screen of a group.
    Group {
        app: "Tabletalk",
        skip: "Skip to the content",
        steps: "Steps",
        capture: "Capture",
        themes: "Themes",
        vote: "Vote",
        hand_in: "Make the file",
        hand_in_short: "File",
        bring_in: "Bring notes in",
        bring_in_hint: "From a spreadsheet, or from another program’s board.",
        share: "Share this group",
        share_short: "Share",
        share_hint: "Anyone who opens this link joins this group. What you wrote here stays on this device.",
        share_here: "This page is on this device alone, so its link opens nowhere else. Ask the organiser for the link that others can open.",
        close: "Close",
        copy: "Copy",
        copied: "Copied",
        copy_failed: "Copying is blocked here. The text is selected: copy it by hand.",
        kept: "On this device",
        saving: "Saving…",
        typing_not_kept: "Not kept: what is being typed. Add it, or copy it elsewhere, before you close this page.",
        no_file: "No file made yet",
        start: "Home",
        offline_preparing: "Getting ready for offline…",
        offline_ready: "Ready for offline",
        offline_table: "Ready for offline at a table. Suggestions, bringing notes in, and the organiser’s page are kept once one of them was opened.",
        offline_file: "One file on a disk: it never needs a network",
        offline_off: "Not available offline at this address: keep this page open",
        offline_failed: "Not ready for offline: keep this page open, or reload it with a network",
        newer: "A newer version of Tabletalk is here.",
        take_over: "Open the newer version",
        cancel: "Cancel",
        choose_file: "Choose a file",
        choose_files: "Choose files",
        save: "Save",
        written_by: "Written by the organiser of this link",
        writing: "Are you writing for the group?",
        writing_hint: "One or two people write, each on one device. Everyone else talks.",
        writing_yes: "Yes, I write for the group",
        writing_no: "No, I am here to talk",
        what_happens: "What happens at the table",
        what_capture: "Someone writes down what is said.",
        what_themes: "The group gathers the notes into themes.",
        what_vote: "Everyone puts dots on what matters most, on the shared device, in secret.",
        what_hand_in: "The file goes to the organiser.",
        write_after_all: "I write for the group after all",
        missing_title: "This event is not on this device",
        missing_hint: "Open the group’s link again, or ask the organiser for it. That changes nothing of what is kept here.",
    } {
        /// The title of a page.
        title: fn(&str) = |page| format!("{page} · Tabletalk");
        /// The title of a group's page: what, group.
        page: fn(&str, usize) = |page, number| format!("{page} · Group {number}");
        /// The group's number and how many there are.
        number: fn(usize, usize) = |number, all| format!("Group {number} of {all}");
        /// Notes, counted.
        notes: fn(usize) = |count| counted(count, "note", "notes");
        /// Notes without a theme.
        not_placed: fn(usize) = |count| format!("{count} not placed");
        /// In the durable copy since this time.
        saved_at: fn(&str) = |time| format!("Saved on this device, {time}");
        /// So many changes are in the browser, and not where a crash can't reach them.
        kept_here: fn(usize) = |count| {
            let them = if count == 1 { "it" } else { "them" };
            format!("{} kept in this browser; a crash may lose {them}. Trying again; make the file soon.", counted(count, "change", "changes"))
        };
        /// Entries that one of the two copies had lost and the other brought back.
        healed: fn(usize) = |count| format!("On this device; {} brought back from the second copy", counted(count, "entry", "entries"));
        /// How many changes are not kept, where that is known, and why.
        not_kept: fn(usize, &str) = |count, why| match count {
            0 => format!("Not kept. {why}"),
            count => format!("Not kept: {}, and trying again. {why}", counted(count, "change", "changes")),
        };
        /// A file was made at this time, where that is known, and whether anything was done since that is not in it.
        file_made: fn(Option<String>, bool) = |time, changed| {
            let made = time.map_or_else(|| "File made".to_owned(), |time| format!("File made {time}"));
            if changed { format!("{made}, with changes since") } else { made }
        };
    }
}
