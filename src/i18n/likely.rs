//! Words for what may be one or say the same, and was found by the words in common.

use super::counted;

area! {
    /// Suggestions.
    Likely {
        title: "Suggestions",
        hint: "Themes that may be one, by the words they have in common. It is a guess, made on this device: nothing changes until you say so.",
        look: "Look for themes that may be one",
        own_hint: "Notes that may say the same or belong in a theme, and themes that may be one, by the words they have in common. It is a guess, made on this device: nothing changes until you say so.",
        own_look: "Look for what belongs together",
        note: "Note",
        theme: "Theme",
        to_themes: "Back to the themes",
        looking: "Looking…",
        nothing: "Nothing more to suggest.",
        more: "Show more",
        may_be_one: "Are they one theme?",
        may_belong: "Does the note belong in this theme?",
        may_say_same: "These may say the same. One of them can go into the bin.",
        accept: "Yes, one theme",
        accept_note: "Yes, put it there",
        keep_first: "Keep the first",
        keep_second: "Keep the second",
        refuse: "No, keep apart",
        keep_both: "Keep both",
        kept_apart: "Kept apart.",
        kept_both: "Both stay.",
        kept_first: "The first stays. The second is in the bin.",
        kept_second: "The second stays. The first is in the bin.",
        kept_none: "Both are in the bin.",
        one_theme: "One theme.",
        put: "Put into the theme.",
        asked: "The same is asked in another suggestion.",
        decided: "Already decided.",
    } {
        /// How many are to be decided.
        left: fn(usize) = |count| format!("{} to decide", counted(count, "suggestion", "suggestions"));
        /// The words in common.
        common: fn(&[String]) = |words| format!("In common: {}", words.join(", "));
        /// That one of them may belong to a shared theme, which the other is linked to.
        belongs: fn(&str) = |shared| format!("Do both belong to “{shared}”?");
        /// The name of a button that decides about two: what it says, and both.
        both: fn(&str, &str, &str) = |says, one, other| format!("{says}: “{one}” and “{other}”");
        /// The same, where it is asked whether both belong to this shared theme.
        both_in: fn(&str, &str, &str, &str) = |says, one, other, shared| format!("{says}: “{one}” and “{other}” in “{shared}”");
        /// Whose or what something is, and what it is called.
        whose: fn(&str, &str) = |whose, name| format!("{whose}: {name}");
        /// The theme that a note is in.
        in_theme: fn(&str) = |theme| format!("in “{theme}”");
        /// The group that a theme is of.
        group: fn(usize) = |number| format!("Group {number}");
    }
}
