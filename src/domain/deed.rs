//! What a step did, told from its facts: so that undo can name what it takes back.

use super::fact::{End, Says};
use super::step::Step;

/// What a step did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Brought in so many notes, with what was made of them, from elsewhere.
    CameIn(usize),
    /// Wrote so many notes, the first of them this.
    Wrote(usize, String),
    /// Changed what a note says.
    Edited,
    /// Put so many notes into the bin.
    Binned(usize),
    /// Put so many notes into themes, or out of all.
    Placed(usize),
    /// Made a theme of this name.
    MadeTheme(String),
    /// Named a theme anew.
    Renamed(String),
    /// Described a theme.
    Described,
    /// Changed the order of themes.
    Ordered,
    /// Let a theme count as another.
    Merged,
    /// Let a theme count as itself again.
    Split,
    /// Took a theme off the board.
    Dropped,
    /// Opened a round.
    OpenedRound,
    /// Showed the totals of a round.
    Revealed,
    /// Stopped a round.
    CancelledRound,
    /// Put back what was in the bin, or something else that was taken back.
    PutBack,
    /// Something that this version has no name for.
    Other,
}

impl Deed {
    /// What this step did.
    pub fn of(step: &Step) -> Self {
        let all = || step.facts().filter_map(|fact| fact.says());
        let count = |is: fn(&Says) -> bool| all().filter(|says| is(says)).count();
        let Some(first) = all().next() else { return Self::Other };
        let notes = count(|says| matches!(says, Says::Note { .. }));
        // Nobody writes notes and, in the same step, anything but their kinds.
        let others = count(|says| !matches!(says, Says::Note { .. } | Says::Kind { .. }));
        if notes > 0 && others > 0 {
            return Self::CameIn(notes);
        }
        match first {
            Says::Note { text, .. } => Self::Wrote(notes, text.clone()),
            Says::Text { .. } | Says::Kind { .. } | Says::Owner { .. } | Says::Due { .. } => {
                Self::Edited
            }
            Says::Bin { .. } => Self::Binned(count(|says| matches!(says, Says::Bin { .. }))),
            Says::Place { .. } => Self::Placed(count(|says| matches!(says, Says::Place { .. }))),
            Says::Theme { name } => Self::MadeTheme(name.clone()),
            Says::Rename { name, .. } => Self::Renamed(name.clone()),
            Says::About { .. } => Self::Described,
            Says::Rank { .. } => Self::Ordered,
            Says::Merge { into, .. } if into.is_some() => Self::Merged,
            Says::Merge { .. } => Self::Split,
            Says::Drop { .. } => Self::Dropped,
            Says::Round { .. } => Self::OpenedRound,
            Says::Outcome { end: End::Revealed, .. } => Self::Revealed,
            Says::Outcome { end: End::Cancelled, .. } => Self::CancelledRound,
            Says::Undo { .. } => Self::PutBack,
            Says::Ballot { .. } | Says::Unknown => Self::Other,
        }
    }
}
