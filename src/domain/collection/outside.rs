//! Groups that handed in and the event does not list: each has a number of its own on the desk.

use std::collections::{BTreeMap, BTreeSet};

use super::Collection;
use crate::domain::event::{EventBook, Group, GroupId};

/// Those whose number another group has, with one that nobody has: the first after all that are taken. A group that was
/// taken off the list goes on calling itself what another is called since, and so do two that were each made at a table.
pub(super) fn numbered(collection: &Collection, book: &EventBook) -> BTreeMap<GroupId, Group> {
    let event = book.event();
    let known = collection.groups.keys().filter_map(|id| book.group(id));
    let all = event.groups.iter().chain(known);
    let (listed, others): (Vec<&Group>, Vec<&Group>) =
        all.partition(|group| collection.is_listed(group));
    let mut taken: BTreeSet<usize> = listed.into_iter().map(|group| group.number).collect();
    let others: BTreeMap<(usize, &GroupId), &Group> =
        others.into_iter().map(|group| ((group.number, &group.id), group)).collect();
    let mut outside = BTreeMap::new();
    for group in others.into_values() {
        if !taken.insert(group.number) {
            let last = taken.last().copied().unwrap_or(0).max(event.group_count);
            let number = last.saturating_add(1);
            taken.insert(number);
            outside.insert(group.id.clone(), Group { number, ..group.clone() });
        }
    }
    outside
}
