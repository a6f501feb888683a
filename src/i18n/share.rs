//! Words for links.

area! {
    /// Links.
    Share {
        to_organiser: "For the organiser: links, codes and the desk",
        not_here: "This part is not on this device yet. Open it once while there is a network, then it opens without one too. What you wrote is safe here.",
        try_again: "Try again",
        back: "Back",
        groups: "Choose your group",
        join: "Join",
        organiser: "For the organiser",
        links_hint: "Give each group its link or its code. Print this page for a card to each table.",
        to_groups: "See the page that groups open",
        address: "Address people will open",
        address_hint: "All links start with it. Put Tabletalk on the web, or on a machine in the venue’s network.",
        set_address: "Use this address",
        change_address: "Change the address",
        event_link: "One link for the whole event",
        event_link_too_long: "The event is too large for one link. Share a link for each group, or the event file.",
        group_links: "One link for each group",
        long_link: "This link is long: its QR code may not scan. A shorter question or title helps.",
        save_event: "Save the event as a file",
        collect: "Collect hand-ins",
        files_room: "Files",
        themes_room: "Themes",
        matrix_room: "Matrix",
        priorities_room: "Priorities",
        report_room: "Report",
        compare_room: "Compare",
        set_up: "Set up an event",
        change_event: "Change the event",
        link_broken: "This link can’t be opened",
        written: "What you have just written is kept, and the right link brings it back:",
        event_code: "QR code of the whole event",
        no_code: "This link is too long for a QR code.",
        part: "This device knows only some groups of this event.",
    } {
        /// What all links start with.
        starts_with: fn(&str) = |address| format!("All links start with {address}");
        /// The label of a group's link.
        group_link: fn(usize) = |number| format!("Link of group {number}");
        /// What a QR code is of.
        code_of: fn(usize) = |number| format!("QR code of group {number}");
        /// A group's number.
        group: fn(usize) = |number| format!("Group {number}");
    }
}
