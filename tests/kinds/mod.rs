//! A fact of every kind, for the tests that must know them all.
#![allow(dead_code, clippy::unwrap_used, reason = "no test needs all of it")]

use std::iter::successors;

use tabletalk::domain::event::GroupId;
use tabletalk::domain::record::{
    Counterpart, DeskOperation, End, FactId, NoteId, Operation, RoundId, Strength, ThemeId,
};

/// A fact of every kind. A kind that is added does not compile until it stands in this row.
pub(crate) fn every_kind(of: FactId) -> impl Iterator<Item = Operation> {
    let (note, theme, round) = (NoteId(of), ThemeId(of), RoundId(of));
    let next = move |operation: &Operation| {
        Some(match operation {
            Operation::Note { .. } => Operation::Text { note, text: "Other words".into() },
            Operation::Text { .. } => Operation::Bin { note },
            Operation::Bin { .. } => Operation::Kind { note, kind: "action".parse().unwrap() },
            Operation::Kind { .. } => Operation::Owner { note, owner: "Grace".into() },
            Operation::Owner { .. } => Operation::Due { note, due: "in May".into() },
            Operation::Due { .. } => Operation::Place { note, theme: Some(theme) },
            Operation::Place { .. } => Operation::Order { note, number: 7 },
            Operation::Order { .. } => Operation::Theme { name: "Money".into() },
            Operation::Theme { .. } => Operation::Rename { theme, name: "Funds".into() },
            Operation::Rename { .. } => Operation::About { theme, about: "What it costs".into() },
            Operation::About { .. } => Operation::Rank { theme, rank: -3 },
            Operation::Rank { .. } => Operation::Drop { theme },
            Operation::Drop { .. } => Operation::Merge { theme, into: Some(theme) },
            Operation::Merge { .. } => {
                Operation::Round { people: 8, dots: 3, cap: 2, themes: vec![theme] }
            }
            Operation::Round { .. } => Operation::People { round, people: 7 },
            Operation::People { .. } => Operation::Outcome { round, end: End::Revealed },
            Operation::Outcome { .. } => Operation::Ballot { round, dots: vec![(theme, 2)] },
            Operation::Ballot { .. } => Operation::Apart { one: of, other: of },
            Operation::Apart { .. } => {
                Operation::Came { group: "g2".parse().unwrap(), things: vec![of] }
            }
            Operation::Came { .. } => Operation::Undo { takes: vec![of] },
            // A kind to come has no words here: it is tried by itself. What an organiser says stands in no hand-in.
            Operation::Undo { .. } | Operation::Desk(_) | Operation::Unknown => return None,
        })
    };
    successors(Some(Operation::Note { text: "Words".into(), asked: 1 }), next)
}

/// The same of what an organiser says.
pub(crate) fn every_kind_of_desk(of: FactId) -> impl Iterator<Item = Operation> {
    let (theme, note) = (ThemeId(of), NoteId(of));
    let group: GroupId = "g1".parse().unwrap();
    let next = move |operation: &DeskOperation| {
        let group = group.clone();
        Some(match operation {
            DeskOperation::Link { .. } => {
                DeskOperation::Strength { theme, group, strength: Some(Strength::Strong) }
            }
            DeskOperation::Strength { .. } => {
                DeskOperation::Quote { theme, group, note: Some(note) }
            }
            DeskOperation::Quote { .. } => {
                DeskOperation::KeepOut { note, out: Some("names a person".into()) }
            }
            DeskOperation::KeepOut { .. } => {
                let with = Some(Counterpart::Theme(theme));
                DeskOperation::Match { event: "earlier".parse().unwrap(), theme, with }
            }
            DeskOperation::Match { .. } => return None,
        })
    };
    let first = DeskOperation::Link { theme, part: of, linked: true };
    successors(Some(first), next).map(Operation::Desk)
}
