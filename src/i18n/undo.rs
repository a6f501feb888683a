//! Words for taking back.

use super::counted;
use crate::domain::record::TransactionSummary;
use crate::domain::text::PersonText;

area! {
    /// Taking back.
    Undo {
        undo: "Undo",
        redo: "Redo",
        held: "Nothing more to undo",
        held_why: "The last change can’t be undone: votes, or what others wrote, stand on it.",
        nothing: "There is nothing to undo here.",
        nothing_again: "There is nothing to redo here.",
    } {
        /// The name of the undo button: what it takes back.
        undo_of: fn(&TransactionSummary) = |summary| format!("Undo: {}", named(summary));
        /// The name of the redo button: what it does again.
        redo_of: fn(&TransactionSummary) = |summary| format!("Redo: {}", named(summary));
        /// What was done.
        done: fn(&TransactionSummary) = |summary| format!("Done: {}", named(summary));
        /// What was taken back.
        undone: fn(&TransactionSummary) = |summary| format!("Undone: {}", named(summary));
        /// What was done again.
        redone: fn(&TransactionSummary) = |summary| format!("Redone: {}", named(summary));
    }
}

fn named(summary: &TransactionSummary) -> String {
    match summary {
        TransactionSummary::Wrote(1, text) => format!("the note “{}”", short(text)),
        TransactionSummary::Wrote(count, _) => counted(*count, "note", "notes"),
        TransactionSummary::CameIn(count) => {
            format!("{} from elsewhere", counted(*count, "note", "notes"))
        }
        TransactionSummary::Edited => "the change to a note".into(),
        TransactionSummary::Binned(count) => {
            format!("{} into the bin", counted(*count, "note", "notes"))
        }
        TransactionSummary::Placed(count) => format!("{} moved", counted(*count, "note", "notes")),
        TransactionSummary::MadeTheme(name) => format!("the theme “{}”", short(name)),
        TransactionSummary::Renamed(name) => format!("the name “{}”", short(name)),
        TransactionSummary::Described => "the description of a theme".into(),
        TransactionSummary::Ordered => "the order of themes".into(),
        TransactionSummary::Merged => "themes merged".into(),
        TransactionSummary::Split => "a theme split again".into(),
        TransactionSummary::Dropped => "a theme off the board".into(),
        TransactionSummary::OpenedRound => "the round opened".into(),
        TransactionSummary::CorrectedPeople => "the number of people".into(),
        TransactionSummary::Revealed => "the totals shown".into(),
        TransactionSummary::CancelledRound => "the round cancelled".into(),
        TransactionSummary::JoinedDesk(0) => "what came from elsewhere".into(),
        TransactionSummary::JoinedDesk(count) => {
            format!("{} from elsewhere", counted(*count, "shared theme", "shared themes"))
        }
        TransactionSummary::Linked(count) => format!("{} linked", counted(*count, "item", "items")),
        TransactionSummary::Unlinked => "a link taken away".into(),
        TransactionSummary::SetStrength => "how strongly a group raised a theme".into(),
        TransactionSummary::ChoseQuote => "a quote chosen".into(),
        TransactionSummary::KeptOut => "a note kept out of the report".into(),
        TransactionSummary::LetIn => "a note back in the report".into(),
        TransactionSummary::Matched => "a match with another event".into(),
        TransactionSummary::Unmatched => "a match with another event taken away".into(),
        TransactionSummary::KeptApart => "a suggestion turned down".into(),
        TransactionSummary::ChangedGroup => "the change of group".into(),
        TransactionSummary::PutBack => "a note put back".into(),
        TransactionSummary::Other => "the last change".into(),
    }
}

fn short(text: &PersonText) -> String {
    let line = text.as_str().lines().next().unwrap_or_default();
    if line.chars().count() > 32 {
        let short: String = line.chars().take(30).collect();
        format!("{}…", PersonText::from(short).inline())
    } else {
        PersonText::from(line).inline().into_owned()
    }
}
