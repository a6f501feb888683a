//! What a transaction did, told from its facts: so that undo can name what it takes back.

use crate::domain::record::{DeskOperation, End, Operation, Record, Transaction};
use crate::domain::text::PersonText;

/// What a transaction did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransactionSummary {
    /// Brought in so many notes, with what was made of them, from elsewhere.
    CameIn(usize),
    /// Wrote so many notes, the first of them this.
    Wrote(usize, PersonText),
    /// Changed what a note says.
    Edited,
    /// Put so many notes into the bin.
    Binned(usize),
    /// Put so many notes into themes, or out of all.
    Placed(usize),
    /// Made a theme of this name.
    MadeTheme(PersonText),
    /// Named a theme anew.
    Renamed(PersonText),
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
    /// Said anew how many people vote in a round.
    CorrectedPeople,
    /// Showed the totals of a round.
    Revealed,
    /// Stopped a round.
    CancelledRound,
    /// Took over so many shared themes, or what was said of those that were here, from another desk.
    JoinedDesk(usize),
    /// Linked so many themes and notes of groups to a shared theme.
    Linked(usize),
    /// Unlinked one.
    Unlinked,
    /// Said how strongly a group raised a shared theme.
    SetStrength,
    /// Chose a group's quote.
    ChoseQuote,
    /// Kept a note out of the report.
    KeptOut,
    /// Let a note into the report again.
    LetIn,
    /// Said what a shared theme is at another event.
    Matched,
    /// Left that open again.
    Unmatched,
    /// Said that two things do not belong together.
    KeptApart,
    /// Took what stands along to another group, or brought it here.
    ChangedGroup,
    /// Put back what was in the bin, or something else that was taken back.
    PutBack,
    /// Something that this version has no name for.
    Other,
}

impl TransactionSummary {
    /// What this transaction did.
    pub fn of(transaction: &Transaction) -> Self {
        if transaction.change().is_some() {
            Self::ChangedGroup
        } else {
            Self::of_facts(transaction)
        }
    }

    fn of_facts(transaction: &Transaction) -> Self {
        let all = || transaction.facts().filter_map(|fact| fact.operation());
        let count = |is: fn(&Operation) -> bool| all().filter(|operation| is(operation)).count();
        let Some(first) = all().next() else { return Self::Other };
        let notes = count(|operation| matches!(operation, Operation::Note { .. }));
        // Nobody writes notes and, in the same transaction, anything but their kinds.
        let others = count(|operation| {
            !matches!(operation, Operation::Note { .. } | Operation::Kind { .. })
        });
        if notes > 0 && others > 0 {
            return Self::CameIn(notes);
        }
        // Nobody makes or names two themes at once, or makes shared themes and what is said of them, but by taking over another desk.
        let themes = count(|operation| matches!(operation, Operation::Theme { .. }));
        let is_desk = all().any(|operation| matches!(operation, Operation::Desk(_)));
        let is_own = |operation: &Operation| {
            matches!(operation, Operation::Theme { .. } | Operation::Desk(_))
        };
        let names = count(|operation| {
            matches!(operation, Operation::Rename { .. } | Operation::About { .. })
        });
        if themes > 1 || names > 1 || (is_desk && !all().all(is_own)) {
            return Self::JoinedDesk(themes_that_stand(transaction));
        }
        let links = count(|operation| matches!(operation, Operation::Desk(_)));
        match first {
            Operation::Note { text, .. } => Self::Wrote(notes, text.into()),
            Operation::Text { .. }
            | Operation::Kind { .. }
            | Operation::Owner { .. }
            | Operation::Due { .. } => Self::Edited,
            Operation::Bin { .. } => {
                Self::Binned(count(|operation| matches!(operation, Operation::Bin { .. })))
            }
            Operation::Place { .. } => {
                Self::Placed(count(|operation| matches!(operation, Operation::Place { .. })))
            }
            Operation::Theme { name } => Self::MadeTheme(name.into()),
            Operation::Rename { name, .. } => Self::Renamed(name.into()),
            Operation::About { .. } => Self::Described,
            Operation::Order { .. } | Operation::Rank { .. } => Self::Ordered,
            Operation::Merge { into, .. } if into.is_some() => Self::Merged,
            Operation::Merge { .. } => Self::Split,
            Operation::Drop { .. } => Self::Dropped,
            Operation::Round { .. } => Self::OpenedRound,
            Operation::People { .. } => Self::CorrectedPeople,
            Operation::Outcome { end: End::Revealed, .. } => Self::Revealed,
            Operation::Outcome { end: End::Cancelled, .. } => Self::CancelledRound,
            Operation::Desk(DeskOperation::Link { linked: true, .. }) => Self::Linked(links),
            Operation::Desk(DeskOperation::Link { .. }) => Self::Unlinked,
            Operation::Desk(DeskOperation::Strength { .. }) => Self::SetStrength,
            Operation::Desk(DeskOperation::Quote { .. }) => Self::ChoseQuote,
            Operation::Desk(DeskOperation::KeepOut { out: Some(_), .. }) => Self::KeptOut,
            Operation::Desk(DeskOperation::KeepOut { .. }) => Self::LetIn,
            // The last of them is what it was for: those before make room for it.
            Operation::Desk(DeskOperation::Match { .. }) => match all().last() {
                Some(Operation::Desk(DeskOperation::Match { with: Some(_), .. })) => Self::Matched,
                _ => Self::Unmatched,
            },
            Operation::Apart { .. } => Self::KeptApart,
            Operation::Undo { .. } => Self::PutBack,
            Operation::Ballot { .. } | Operation::Came { .. } | Operation::Unknown => Self::Other,
        }
    }
}

/// How many themes a transaction made. What was taken back over there came along, and so did what took it back.
fn themes_that_stand(transaction: &Transaction) -> usize {
    let record = Record::of(transaction.facts().cloned());
    let made =
        record.facts().filter(|fact| matches!(fact.operation(), Some(Operation::Theme { .. })));
    made.filter(|fact| record.stands(fact.id())).count()
}
