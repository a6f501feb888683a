//! All that a device knows of one event: every revision and every part that came in. Only ever added to.

use std::collections::{BTreeMap, BTreeSet};

use super::{Event, EventId, Group, GroupId};
use crate::domain::json;
use crate::domain::record::short_digest;

/// Everything known of one event. Never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct EventBook {
    /// The highest revision, whole where it is known whole.
    head: Event,
    /// What makes a page the head: its revision, whether it is whole, its digest.
    rank: (u32, bool, u64),
    pages: BTreeMap<Place, Event>,
    /// Where each group is to be found.
    groups: BTreeMap<GroupId, BTreeSet<Place>>,
}

/// Where a page stands: by revision, then by digest.
type Place = (u32, u64);

impl EventBook {
    /// A book of one page.
    pub fn new(event: Event) -> Self {
        let rank = (event.revision, event.is_whole(), digest(&event));
        let (pages, groups) = (BTreeMap::new(), BTreeMap::new());
        let mut book = Self { head: event.clone(), rank, pages, groups };
        book.add(event);
        book
    }

    /// A book of these pages; nothing where there are none. Those of another event than the first are left out.
    pub fn of(events: Vec<Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let mut book = Self::new(events.next()?);
        for event in events {
            book.add(event);
        }
        Some(book)
    }

    /// Which event.
    pub fn id(&self) -> &EventId {
        &self.head.id
    }

    /// Adds a revision or a part. One of another event is left out. Answers whether it was news.
    pub fn add(&mut self, event: Event) -> bool {
        if event.id != *self.id() {
            return false;
        }
        let digest = digest(&event);
        let (rank, place) = ((event.revision, event.is_whole(), digest), (event.revision, digest));
        if rank > self.rank {
            (self.head, self.rank) = (event.clone(), rank);
        }
        for group in &event.groups {
            self.groups.entry(group.id.clone()).or_default().insert(place);
        }
        self.pages.insert(place, event).is_none()
    }

    /// All that was added.
    pub fn pages(&self) -> impl Iterator<Item = &Event> {
        self.pages.values()
    }

    /// The event as it stands: the highest revision, with the groups that any part of that revision brought. Groups
    /// that only older parts brought are there as long as the highest revision is not known whole.
    pub fn event(&self) -> Event {
        let mut event = self.head.clone();
        let (mut ids, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        for group in &self.head.groups {
            ids.insert(&group.id);
            numbers.insert(group.number);
        }
        for group in self.pages.values().rev().flat_map(|page| &page.groups) {
            if event.is_whole() {
                break;
            }
            if !ids.contains(&group.id) && !numbers.contains(&group.number) {
                ids.insert(&group.id);
                numbers.insert(group.number);
                event.groups.push(group.clone());
            }
        }
        event.groups.sort_by_key(|group| group.number);
        event
    }

    /// How many groups the event has, as it stands.
    pub fn group_count(&self) -> usize {
        self.head.group_count
    }

    /// A group, as the highest revision that has it says; also one that the event no longer lists.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.group_of(id, u32::MAX)
    }

    /// Groups that came up somewhere and that the event, known whole, does not list.
    pub fn unlisted(&self) -> Vec<Group> {
        let event = self.event();
        if !event.is_whole() {
            return Vec::new();
        }
        let mut known: BTreeSet<&GroupId> = event.groups.iter().map(|group| &group.id).collect();
        let groups = self.pages.values().rev().flat_map(|page| &page.groups);
        groups.filter(|group| known.insert(&group.id)).cloned().collect()
    }

    /// The question that this group had in a revision, or the nearest older one known here.
    pub fn question(&self, id: &GroupId, revision: u32) -> Option<&str> {
        let found = self.group_of(id, revision);
        found.or_else(|| self.group(id)).map(|group| group.question.as_str())
    }

    /// The highest revision, with the groups that came with it alone.
    pub fn head(&self) -> &Event {
        &self.head
    }

    /// A group, as the last page up to this revision says that has it.
    fn group_of(&self, id: &GroupId, revision: u32) -> Option<&Group> {
        let place = self.groups.get(id)?.range(..=(revision, u64::MAX)).next_back()?;
        self.pages.get(place)?.group(id)
    }
}

/// What tells two parts of one revision apart.
fn digest(event: &Event) -> u64 {
    short_digest(json::canonical(event).as_bytes())
}
