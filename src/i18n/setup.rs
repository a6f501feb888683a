//! Words for setting up an event.

use std::collections::BTreeSet;

/// So many changes of number are told one by one.
const TOLD: usize = 4;

area! {
    /// Setting up an event.
    Setup {
        problem: "There is a problem",
        event_title: "Title",
        date: "Date and place",
        date_hint: "As you would write it on a poster. You can leave it empty.",
        groups: "Groups",
        group_name: "Name",
        add_group: "Add a group",
        remove: "Remove",
        off_list: "Not on the list",
        off_list_hint: "What these groups hand in stays at your desk and in the report.",
        put_on_list: "Put on the list",
        up: "Move up",
        down: "Move down",
        kinds: "Kinds of note",
        kinds_hint: "A note is of the first kind unless somebody picks another.",
        first_kind_stays: "The first kind can be renamed, but not removed: notes that nobody gave a kind are of it.",
        kinds_off_hint: "Notes of these kinds keep them. Nobody can pick them for a note any more.",
        add_kind: "Add a kind",
        kind_name: "Name of the kind",
        voting: "Voting",
        dots: "Dots per person",
        suggest: "Leave it empty, and each round suggests a number.",
        cap: "Most dots on one theme",
        save: "Make the links",
        restored: "You began this earlier. It stands as you left it.",
        begin_again: "Begin again",
        meanwhile: "This event was changed elsewhere while this form was open.",
        take_change: "Begin again from that change",
        go_over: "Go on with this form",
        go_over_hint: "If you go on and save, what stands here takes the place of that change.",
        edit_hint: "Notes keep the question they answered. Groups see the change when they open the new link.",
        save_edit: "Save the change",
        templates: "Start from one of our sets of questions",
        copy: "Use again for another day",
        copy_hint: "A new event with the same groups and questions. The one it comes from stays as it is, and so do its links.",
        edit: "Change the event",
    } {
        /// Two kinds whose names look the same.
        kinds_alike: fn((usize, usize)) = |(one, other)| format!("Kinds {one} and {other} look the same. Nobody will tell their notes apart.");
        /// Two groups whose names look the same.
        look_alike: fn((usize, usize)) = |(one, other)| format!("The names of groups {one} and {other} look the same. People will tell them apart by number and colour.");
        /// Groups that have another number than in the links that are out: that one, and their number now. Empty for none.
        renumbered: fn(&BTreeSet<(usize, usize)>) = |pairs| {
            let told: Vec<String> = pairs.iter().take(TOLD).map(|(before, now)| format!("group {before} becomes {now}")).collect();
            let more = match pairs.len().saturating_sub(TOLD) {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            if pairs.is_empty() { return String::new() }
            format!("Numbers change: {}{more}. Links and cards that are out show the old numbers.", told.join(", "))
        };
        /// A group's legend.
        group: fn(usize) = |number| format!("Group {number}");
        /// The name of a button that acts on a group: what, number.
        of_group: fn(&str, usize) = |what, number| format!("{what} group {number}");
        /// The name of a button that acts on a kind.
        of_kind: fn(&str, &str) = |what, kind| format!("{what} {kind}");
    }
}
