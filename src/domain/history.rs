//! Undo and redo: which of this device's steps would be taken back next.

use super::fact::{Fact, Field, Says};
use super::order;
use super::record::Record;
use super::sorted::{Set, Sorted};
use super::stamp::Name;
use super::step::Step;
use crate::listed::Listed as _;

/// The steps that this device made, oldest first, read as a stack of what was done and a stack of what was taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    own: Set<Name>,
    done: Vec<Step>,
    /// Each with the undo that took it back.
    undone: Vec<(Step, Vec<Name>)>,
}

impl History {
    /// The history of a device that made these steps, each with the count that the record had come to. Of two at one
    /// count the one that came in by file was first: its facts count less.
    pub fn of(steps: impl IntoIterator<Item = (u64, Step)>) -> Self {
        let steps = steps.into_iter().map(|(count, step)| ((count, step.name()), step));
        let mut in_order = Sorted::default();
        in_order.unite(steps.listed(), |_, _| true);
        let mut history = Self::default();
        for (_, step) in in_order {
            history.push(step);
        }
        history
    }

    /// Follows a step that this device just made. A ballot that is handed in leaves no trace here.
    pub fn push(&mut self, step: Step) {
        if step.facts().all(|fact| matches!(fact.says(), Some(Says::Ballot { .. }))) {
            return;
        }
        self.own.add(step.names());
        let Some(takes) = undo_in(&step).map(<[Name]>::to_vec) else {
            self.done.push(step);
            self.undone.clear();
            return;
        };
        let undo = step.names();
        let redone = |(_, undo): &(Step, Vec<Name>)| takes.iter().any(|name| undo.contains(name));
        if let Some(place) = self.done.iter().rposition(|done| done.names() == takes) {
            let step = self.done.remove(place);
            self.undone.push((step, undo));
        } else if let Some(place) = self.undone.iter().rposition(redone) {
            let (step, _) = self.undone.remove(place);
            self.done.push(step);
        } else {
            // Putting a note back takes back only its bin: a step like any other.
            self.done.push(step);
            self.undone.clear();
        }
    }

    /// The step that undo takes back; nothing where there is none, or where someone else built on it.
    pub fn next_undo(&self, record: &Record) -> Option<&Step> {
        self.done.last().filter(|step| !self.built_upon(record, step))
    }

    /// The step that redo puts back.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last().map(|(step, _)| step)
    }

    /// Whether a standing fact of someone else supersedes or speaks of what the step wrote.
    fn built_upon(&self, record: &Record, step: &Step) -> bool {
        let names = order::set(step.names());
        let ours = |name: &Name| names.binary_search(name).is_ok();
        let speaks_of_it = |fact: &Fact| {
            let others = !self.own.has(&fact.name()) && record.stands(fact.name());
            others && (fact.over().iter().any(ours) || speaks_of(fact).iter().any(ours))
        };
        // A writer counts on from what it has seen, so only what counts more can speak of the step; and ballots, which
        // have no count.
        let from = step.facts().map(|fact| fact.name().stamp.count).min().unwrap_or(0);
        let mut later: Vec<&Fact> = record.facts_from(from).listed();
        for fact in step.facts() {
            match fact.field() {
                Some(field @ Field::Ballots(_)) => record.live(field).add_to(&mut later),
                Some(Field::Round(round)) => record.live(Field::Ballots(round)).add_to(&mut later),
                _ => {}
            }
        }
        later.into_iter().any(speaks_of_it)
    }
}

/// The undos that keep these facts taken back: redo takes all of them back.
pub fn undos_that_hold(record: &Record, names: &[Name]) -> Vec<Name> {
    order::set(names.iter().flat_map(|name| record.undos_of(*name)))
}

fn undo_in(step: &Step) -> Option<&[Name]> {
    step.facts().find_map(|fact| match fact.says() {
        Some(Says::Undo { takes }) => Some(takes.as_slice()),
        _ => None,
    })
}

/// The things a fact speaks of, its own name left out.
fn speaks_of(fact: &Fact) -> Vec<Name> {
    match fact.says() {
        Some(Says::Place { note, theme }) => {
            theme.iter().map(|theme| theme.0).chain([note.0]).listed()
        }
        Some(Says::Merge { theme, into }) => {
            into.iter().map(|into| into.0).chain([theme.0]).listed()
        }
        Some(Says::Round { themes, .. }) => themes.iter().map(|theme| theme.0).listed(),
        Some(Says::Ballot { round, .. } | Says::Outcome { round, .. }) => vec![round.0],
        Some(
            Says::Text { note, .. }
            | Says::Bin { note }
            | Says::Kind { note, .. }
            | Says::Owner { note, .. }
            | Says::Due { note, .. },
        ) => vec![note.0],
        Some(
            Says::Rename { theme, .. }
            | Says::About { theme, .. }
            | Says::Rank { theme, .. }
            | Says::Drop { theme },
        ) => vec![theme.0],
        // What makes a thing speaks of none that was there before.
        Some(Says::Note { .. } | Says::Theme { .. } | Says::Undo { .. } | Says::Unknown) | None => {
            Vec::new()
        }
    }
}
