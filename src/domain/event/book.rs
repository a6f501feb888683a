//! All that a device knows of one event: every revision and every part that came in. Only ever added to.

use std::collections::BTreeMap;

use super::{Event, EventId, Group, GroupId};
use crate::domain::json;
use crate::domain::record::short_digest;

/// Everything known of one event. Never empty.
#[derive(Clone, Debug, PartialEq)]
pub struct EventBook {
    /// The last of the pages.
    newest: Event,
    /// By revision, then by digest.
    pages: BTreeMap<(u32, u64), Event>,
}

impl EventBook {
    /// A book of one page.
    pub fn new(event: Event) -> Self {
        let mut book = Self { newest: event.clone(), pages: BTreeMap::new() };
        book.add(event);
        book
    }

    /// A book of these pages; nothing where there are none. Those of another event than the first are left out.
    pub fn of(events: Vec<Event>) -> Option<Self> {
        let mut book = Self { newest: events.first()?.clone(), pages: BTreeMap::new() };
        book.add_all(events);
        Some(book)
    }

    /// Which event.
    pub fn id(&self) -> &EventId {
        &self.newest.id
    }

    /// Adds a revision or a part. One of another event is left out. Answers whether it was news.
    pub fn add(&mut self, event: Event) -> bool {
        let before = self.pages.len();
        self.add_all(vec![event]);
        self.pages.len() > before
    }

    fn add_all(&mut self, events: Vec<Event>) {
        let ours = events.into_iter().filter(|event| event.id == *self.id());
        let pages: Vec<_> = ours.map(|event| ((event.revision, digest(&event)), event)).collect();
        self.pages.extend(pages);
        if let Some(newest) = self.pages.values().next_back() {
            self.newest = newest.clone();
        }
    }

    /// All that was added.
    pub fn pages(&self) -> impl Iterator<Item = &Event> {
        self.pages.values()
    }

    /// The event as it stands: the highest revision, with the groups that any part of that revision brought. Groups
    /// that only older parts brought are there as long as the highest revision is not known whole.
    pub fn event(&self) -> Event {
        let mut event = self.head().clone();
        for group in self.pages.values().rev().flat_map(|page| &page.groups) {
            let known = |other: &Group| other.id == group.id || other.number == group.number;
            if !event.is_whole() && !event.groups.iter().any(known) {
                event.groups.push(group.clone());
            }
        }
        event.groups.sort_by_key(|group| group.number);
        event
    }

    /// How many groups the event has, as it stands.
    pub fn group_count(&self) -> usize {
        self.head().group_count
    }

    /// A group, as the highest revision that has it says; also one that the event no longer lists.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.pages.values().rev().find_map(|page| page.group(id))
    }

    /// Groups that came up somewhere and that the event, known whole, does not list.
    pub fn unlisted(&self) -> Vec<Group> {
        let event = self.event();
        let mut unlisted: Vec<Group> = Vec::new();
        for group in self.pages.values().rev().flat_map(|page| &page.groups) {
            let known = event.group(&group.id).is_some();
            if event.is_whole() && !known && !unlisted.iter().any(|other| other.id == group.id) {
                unlisted.push(group.clone());
            }
        }
        unlisted
    }

    /// The question that this group had in a revision, or the nearest older one known here.
    pub fn question(&self, id: &GroupId, revision: u32) -> Option<&str> {
        let mut older = self.pages.values().rev().filter(|page| page.revision <= revision);
        let found = older.find_map(|page| page.group(id));
        found.or_else(|| self.group(id)).map(|group| group.question.as_str())
    }

    /// The highest revision, whole where it is known whole.
    fn head(&self) -> &Event {
        let newest = self.newest.revision;
        let mut pages = self.pages.values().rev();
        let whole = pages.find(|page| page.revision == newest && page.is_whole());
        whole.unwrap_or(&self.newest)
    }
}

/// What tells two parts of one revision apart.
fn digest(event: &Event) -> u64 {
    short_digest(json::canonical(event).as_bytes())
}
