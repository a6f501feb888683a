//! Words for a newer revision of an event.

use crate::domain::event::Change;

area! {
    /// A newer revision.
    Revision {
        title: "The organiser has changed the event",
        hint: "Nothing that was written is lost. Each note keeps the question it answered.",
        go_on: "Continue",
        older_title: "A newer version is here already",
        older: "This link is older than what this device knows. The newer version stays.",
        other_hint: "You set this event up here, so nothing changes unless you say so. If you use that version:",
        other_use: "Use that version",
        other_leave: "Keep mine",
        other_used: "That version is the next revision of your event. Groups see it when they open the new link.",
        other_left: "Your event stays as it is.",
    } {
        /// Another version that came in a hand-in: of which group, which revision.
        other: fn(usize, u32) = |group, revision| format!("The file of group {group} has another version of this event (revision {revision})");
        /// One difference.
        change: fn(&Change) = |change| match change {
            Change::Title(title) => format!("It is now called “{}”.", title.inline()),
            Change::Date(date) if date.is_empty() => "It has no date any more.".into(),
            Change::Date(date) => format!("It is now on {}.", date.inline()),
            Change::NewGroup(group) => format!("Group {} is new: “{}”", group.number, group.question.inline()),
            Change::GroupGone(group) => format!("Group {} is no longer listed: “{}”", group.number, group.question.inline()),
            Change::Question(number, was, is) => format!("The question of group {number} is now “{}”. It was “{}”.", is.inline(), was.inline()),
            Change::GroupName(number, name) if name.is_empty() => format!("Group {number} has no name any more."),
            Change::GroupName(number, name) => format!("Group {number} is now called “{}”.", name.inline()),
            Change::Number(was, is) => format!("Group {was} is now group {is}."),
            Change::Kinds => "The kinds of note have changed.".into(),
            Change::Voting => "The dots each person has have changed.".into(),
        };
    }
}
