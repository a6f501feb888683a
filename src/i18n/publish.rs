//! Words for what is published: personal details, notes that are kept out, the formats of a report.

use super::counted;
use crate::domain::text::PrivateKind;

area! {
    /// What is published.
    Publish {
        checking: "Looking through all notes …",
        check: "Before you publish",
        check_hint: "Nothing is changed by itself: read what you publish.",
        keep_out: "Keep out",
        is_kept_out: "Kept out of the report, so the matrix does not show it",
        let_in: "Let in again",
        reason: "Why, as the report says it",
        reason_by_hand: "the organiser’s choice",
        find_title: "Keep any other note out",
        find: "Find a note",
        make: "The report",
        format: "As",
        since: "Say what changed since",
        since_none: "No other event",
        page: "A web page, to read, print or put online",
        fragment: "A part for your own web page (HTML without style)",
        markdown: "Markdown",
        json: "All tables as JSON, for analysis",
        talk_to_the_city: "Notes for Talk to the City (CSV)",
        polis: "Notes for Polis (CSV)",
        download: "Download",
        hint: "All formats are made on this device, from the same figures. Words of a note that is kept out are in none of them; the hand-ins keep them.",
    } {
        /// Why a note would be kept out in which this was found.
        reason_for: fn(PrivateKind) = |kind| match kind {
            PrivateKind::Name => "names a person".to_owned(),
            PrivateKind::Email => "has an e-mail address".to_owned(),
            PrivateKind::Phone => "has a phone number".to_owned(),
            PrivateKind::Postcode => "has a postcode".to_owned(),
        };
        /// The name of the button that keeps a note out.
        keep_out_note: fn(&str) = |note| format!("Keep out of the report: {note}");
        /// The name of the button that lets it in again.
        let_in_note: fn(&str) = |note| format!("Let into the report again: {note}");
        /// The label of the reason of a note.
        reason_of: fn(&str) = |note| format!("Why, as the report says it: {note}");
        /// How many notes are kept out.
        kept_out: fn(usize) = |count| format!("Kept out of the report: {}", counted(count, "note", "notes"));
        /// A table as CSV.
        csv: fn(&str) = |table| format!("Table “{table}” as CSV, for a spreadsheet");
        /// That a report was made, and nothing came since that would change it.
        made_at: fn(&str) = |time| format!("Made at {time}. Nothing has come or changed since.");
        /// That something came, or was changed, since.
        lacks: fn(&str) = |time| format!("The report that was made at {time} lacks what came or changed since. Download it again.");
        /// The same of one in another format than the one that is chosen.
        lacks_too: fn(&str, &str) = |format, time| format!("“{format}”, made at {time}, lacks what came or changed since.");
    }
}
