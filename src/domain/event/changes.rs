//! What a newer revision of an event changes, for people who were working with the older one.

use super::{Event, Group};
use crate::domain::text::PersonText;

/// One difference between two revisions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// The title, now this.
    Title(PersonText),
    /// The date, now this.
    Date(PersonText),
    /// A group that was not there.
    NewGroup(Group),
    /// A group that is no longer listed.
    GroupGone(Group),
    /// The question of the group of this number: before, now.
    Question(usize, PersonText, PersonText),
    /// The name of the group of this number, now this.
    GroupName(usize, PersonText),
    /// The group of the first number now has the second.
    Number(usize, usize),
    /// The kinds of note.
    Kinds,
    /// How people vote.
    Voting,
}

/// What differs. Groups that one of the two does not know are passed over unless both know all groups.
pub fn changes(old: &Event, new: &Event) -> Vec<Change> {
    let mut all = Vec::new();
    if old.title != new.title {
        all.push(Change::Title(new.title.clone()));
    }
    if old.date != new.date {
        all.push(Change::Date(new.date.clone()));
    }
    for group in &new.groups {
        match old.group(&group.id) {
            Some(before) => of_group(before, group, &mut all),
            None if old.is_whole() => all.push(Change::NewGroup(group.clone())),
            None => {}
        }
    }
    let gone = old.groups.iter().filter(|group| new.is_whole() && new.group(&group.id).is_none());
    all.extend(gone.cloned().map(Change::GroupGone));
    if old.kinds != new.kinds {
        all.push(Change::Kinds);
    }
    if old.voting != new.voting {
        all.push(Change::Voting);
    }
    all
}

fn of_group(before: &Group, now: &Group, all: &mut Vec<Change>) {
    if before.question != now.question {
        let (was, is) = (before.question.clone(), now.question.clone());
        all.push(Change::Question(now.number, was, is));
    }
    if before.name != now.name {
        all.push(Change::GroupName(now.number, now.name.clone()));
    }
    if before.number != now.number {
        all.push(Change::Number(before.number, now.number));
    }
}
