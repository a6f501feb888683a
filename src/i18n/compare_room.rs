//! Words of the room that compares two events.

area! {
    /// Choosing the other event and matching themes.
    CompareRoom {
        with: "Compare with",
        choose: "Choose an event…",
        no_other: "To see what changed, bring another event to this device: add its desk file, or the hand-ins of its groups.",
        to_start: "Add them",
        order: "Which came first?",
        other_first: "The other event came first",
        other_last: "This event came first",
        hint: "Nothing here changes the other event. What you choose is kept with this desk.",
        matches: "Which theme is which?",
        matches_hint: "Themes of the same name count as the same until you say otherwise. What the other event’s desk matched counts too, except where either desk says that a theme is none of them, or keeps the two apart.",
        no_matches: "To say which theme is which, first link themes of groups to shared themes.",
        open: "No choice yet",
        none: "None of them",
        save: "Save the comparison",
        save_page: "As a page (HTML)",
        save_markdown: "As Markdown",
        save_csv: "Themes as CSV",
        save_json: "Everything as JSON",
    } {
        /// What stands while nothing is chosen: its names there.
        by_name: fn(&[String]) = |names| format!("By its name: {}", names.join(", "));
        /// The same, where the other event's desk matched it.
        as_there: fn(&[String]) = |names| format!("As the other event’s desk says: {}", names.join(", "));
        /// An event to choose: its title, its date; or these as one, and what tells it apart from another.
        event: fn(&str, &str) = |title, date| if date.is_empty() { title.to_owned() } else { format!("{title}, {date}") };
    }
}
