//! All that a device knows of one event: every revision and every part that came in. Only ever added to.

use std::collections::{BTreeMap, BTreeSet};

use super::heard::Heard;
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
    /// Where the event is this device's own: what hand-ins say of it.
    pub(super) heard: Option<Heard>,
}

/// Where a page stands: by revision, then by digest.
pub(super) type Place = (u32, u64);

/// How much higher than the highest revision another may be to be followed. Nobody changes an event that often; a number
/// near the highest there is would leave no room for the next.
pub(super) const LEAP: u32 = 1_000;

impl EventBook {
    /// A book of one page.
    pub fn new(event: Event) -> Self {
        let rank = rank_of(place_of(&event), &event);
        let (pages, groups) = (BTreeMap::new(), BTreeMap::new());
        let mut book = Self { head: event.clone(), rank, pages, groups, heard: None };
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
        let place = place_of(&event);
        for group in &event.groups {
            self.groups.entry(group.id.clone()).or_default().insert(place);
        }
        let lowest =
            self.pages.first_key_value().map_or(event.revision, |((lowest, _), _)| *lowest);
        // What was here first may be too far above this to have come from it.
        let was_a_leap = event.revision.saturating_add(LEAP) < lowest;
        let is_higher = rank_of(place, &event) > self.rank && event.revision <= self.reach();
        if was_a_leap || is_higher {
            self.follow(place, event.clone());
        }
        let is_news = self.pages.insert(place, event).is_none();
        self.climb();
        is_news
    }

    /// The highest revision that is followed from where the event stands.
    fn reach(&self) -> u32 {
        self.rank.0.saturating_add(LEAP)
    }

    /// Follows what can be reached now and could not before.
    fn climb(&mut self) {
        while let Some(above) = self.rank.0.checked_add(1) {
            let within = self.pages.range((above, 0)..=(self.reach(), u64::MAX));
            let Some(highest) = within.map(|((revision, _), _)| *revision).next_back() else {
                return;
            };
            let of_it = self.pages.range((highest, 0)..=(highest, u64::MAX));
            let best = of_it.max_by_key(|(place, page)| rank_of(**place, page));
            let Some((place, page)) = best.map(|(place, page)| (*place, page.clone())) else {
                return;
            };
            self.follow(place, page);
        }
    }

    fn follow(&mut self, place: Place, page: Event) {
        (self.rank, self.head) = (rank_of(place, &page), page);
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
        for group in self.followed().flat_map(|page| &page.groups) {
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
        // A revision that an earlier build made let go what it no longer offers.
        let heard = self.heard.iter().flat_map(Heard::pages);
        let pages = self.pages.values().rev().chain(heard);
        let others = pages.filter(|page| page.kinds != self.head.kinds);
        event.remember_kinds(others.flat_map(Event::all_kinds));
        event
    }

    /// How many groups the event has, as it stands.
    pub fn group_count(&self) -> usize {
        self.head.group_count
    }

    /// A group, as the highest revision that has it says; also one that the event no longer lists.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        let heard = || self.heard.as_ref()?.group(id, u32::MAX);
        self.group_of(id, self.rank.0).or_else(|| self.group_of(id, u32::MAX)).or_else(heard)
    }

    /// The revision whose question a group of this device answers now: the highest followed one that has the group.
    pub fn asks(&self, id: &GroupId) -> u32 {
        let own =
            self.groups.get(id).and_then(|at| at.range(..=(self.rank.0, u64::MAX)).next_back());
        own.map_or(0, |(revision, _)| *revision)
    }

    /// Groups that came up somewhere and that the event, known whole, does not list.
    pub fn unlisted(&self) -> Vec<Group> {
        let event = self.event();
        if !event.is_whole() {
            return Vec::new();
        }
        let mut known: BTreeSet<&GroupId> = event.groups.iter().map(|group| &group.id).collect();
        let heard = self.heard.iter().flat_map(Heard::pages);
        let groups = self.pages.values().rev().chain(heard).flat_map(|page| &page.groups);
        groups.filter(|group| known.insert(&group.id)).cloned().collect()
    }

    /// The question that this group had in a revision, or the nearest older one known here. What its own hand-in says of
    /// that very revision goes first: that is what its notes answered.
    pub fn question(&self, id: &GroupId, revision: u32) -> Option<&str> {
        let heard = || self.heard.as_ref()?.exactly(id, revision);
        let found = heard().or_else(|| self.group_of(id, revision)).or_else(|| self.group(id));
        found.map(|group| group.question.as_str())
    }

    /// The highest revision, with the groups that came with it alone.
    pub fn head(&self) -> &Event {
        &self.head
    }

    /// The pages that are not above what is followed, the highest first.
    fn followed(&self) -> impl Iterator<Item = &Event> {
        self.pages.range(..=(self.rank.0, u64::MAX)).rev().map(|(_, page)| page)
    }

    /// A group, as the last page up to this revision says that has it.
    fn group_of(&self, id: &GroupId, revision: u32) -> Option<&Group> {
        let place = self.groups.get(id)?.range(..=(revision, u64::MAX)).next_back()?;
        self.pages.get(place)?.group(id)
    }
}

/// Where a page stands. The digest tells two parts of one revision apart.
pub(super) fn place_of(event: &Event) -> Place {
    (event.revision, short_digest(json::canonical(event).as_bytes()))
}

/// What makes a page the head.
fn rank_of((revision, digest): Place, page: &Event) -> (u32, bool, u64) {
    (revision, page.is_whole(), digest)
}
