//! Words for taking back.

use super::counted;
use crate::domain::deed::Deed;

area! {
    /// Taking back.
    Undo {
        undo: "Undo",
        redo: "Redo",
        nothing: "There is nothing to take back here.",
        nothing_again: "There is nothing to do again here.",
    } {
        /// The name of the undo button: what it takes back.
        undo_of: fn(&Deed) = |deed| format!("Undo: {}", named(deed));
        /// The name of the redo button: what it does again.
        redo_of: fn(&Deed) = |deed| format!("Redo: {}", named(deed));
        /// What was taken back.
        undone: fn(&Deed) = |deed| format!("Taken back: {}", named(deed));
        /// What was done again.
        redone: fn(&Deed) = |deed| format!("Done again: {}", named(deed));
    }
}

fn named(deed: &Deed) -> String {
    match deed {
        Deed::Wrote(1, text) => format!("the note “{}”", short(text)),
        Deed::Wrote(count, _) => counted(*count, "note", "notes"),
        Deed::CameIn(count) => format!("{} from elsewhere", counted(*count, "note", "notes")),
        Deed::Edited => "the change to a note".into(),
        Deed::Binned(count) => format!("{} into the bin", counted(*count, "note", "notes")),
        Deed::Placed(count) => format!("{} moved", counted(*count, "note", "notes")),
        Deed::MadeTheme(name) => format!("the theme “{}”", short(name)),
        Deed::Renamed(name) => format!("the name “{}”", short(name)),
        Deed::Described => "the description of a theme".into(),
        Deed::Ordered => "the order of themes".into(),
        Deed::Merged => "themes merged".into(),
        Deed::Split => "a theme split again".into(),
        Deed::Dropped => "a theme off the board".into(),
        Deed::OpenedRound => "the round opened".into(),
        Deed::Revealed => "the totals shown".into(),
        Deed::CancelledRound => "the round cancelled".into(),
        Deed::PutBack => "a note put back".into(),
        Deed::Other => "the last change".into(),
    }
}

fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() > 32 {
        format!("{}…", line.chars().take(30).collect::<String>())
    } else {
        line.to_owned()
    }
}
