//! The event has one author: on a device where it was set up or changed, what hand-ins say of it stands beside that.

use std::collections::{BTreeMap, BTreeSet};

use super::book::{EventBook, LEAP, Place, place_of};
use super::{Change, Event, Group, GroupId, changes};

/// What hand-ins say of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Heard {
    pages: BTreeMap<Place, Event>,
    /// Where each group is to be found.
    groups: BTreeMap<GroupId, BTreeSet<Place>>,
    /// Those about which the author said what is to become of them.
    settled: BTreeSet<Place>,
}

/// Another version of the author's event, that came in a hand-in.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherVersion {
    /// The version, with the groups that it tells of.
    pub event: Event,
    /// What would change if it were used.
    pub changes: Vec<Change>,
}

impl Heard {
    /// All that was heard, the highest revision first.
    pub(super) fn pages(&self) -> impl Iterator<Item = &Event> {
        self.pages.values().rev()
    }

    /// A group, as the last page up to this revision says that has it.
    pub(super) fn group(&self, id: &GroupId, revision: u32) -> Option<&Group> {
        let place = self.groups.get(id)?.range(..=(revision, u64::MAX)).next_back()?;
        self.pages.get(place)?.group(id)
    }

    /// A group, as a page of this very revision says.
    pub(super) fn exactly(&self, id: &GroupId, revision: u32) -> Option<&Group> {
        let places = self.groups.get(id)?.range((revision, 0)..=(revision, u64::MAX));
        places.filter_map(|place| self.pages.get(place)?.group(id)).next_back()
    }

    fn add(&mut self, event: Event) -> bool {
        let place = place_of(&event);
        for group in &event.groups {
            self.groups.entry(group.id.clone()).or_default().insert(place);
        }
        self.pages.insert(place, event).is_none()
    }
}

impl EventBook {
    /// The event is this device's own from now on.
    pub fn own(&mut self) {
        self.heard.get_or_insert_default();
    }

    /// Whether it is.
    pub fn is_own(&self) -> bool {
        self.heard.is_some()
    }

    /// Adds a revision or part that came in a hand-in: beside the author's where the event is this device's own, else as
    /// [`EventBook::add`] does. Answers whether it was news.
    pub fn hear(&mut self, event: Event) -> bool {
        let is_of_it = event.id == *self.id();
        match &mut self.heard {
            Some(heard) => is_of_it && heard.add(event),
            None => self.add(event),
        }
    }

    /// The author said what is to become of this version: it is not asked about again.
    pub fn settle(&mut self, version: &Event) {
        self.heard.get_or_insert_default().settled.insert(place_of(version));
    }

    /// The versions of which the author said what is to become of them.
    pub fn settled(&self) -> impl Iterator<Item = &Event> {
        self.heard.iter().flat_map(|heard| {
            let pages = heard.pages.iter().filter(|(place, _)| heard.settled.contains(place));
            pages.map(|(_, page)| page)
        })
    }

    /// The versions that hand-ins brought and that differ from the author's: of the same revision or a higher one, and not
    /// settled yet. Groups alone that the author does not list are no other version.
    pub fn other_versions(&self) -> Vec<OtherVersion> {
        let Some(heard) = &self.heard else { return Vec::new() };
        let own = self.event();
        let mut told = BTreeMap::new();
        let mut others = Vec::new();
        for (place, event) in heard.pages.range((own.revision, 0)..).rev() {
            // A hand-in also tells what its group was asked before: only its last word is another version.
            let mut groups = event.groups.iter();
            if groups.all(|group| *told.entry(&group.id).or_insert(event.revision) > event.revision)
            {
                continue;
            }
            let of_ours = |change: &Change| !matches!(change, Change::NewGroup(_));
            let changes: Vec<Change> = changes(&own, event).into_iter().filter(of_ours).collect();
            if !changes.is_empty() && !heard.settled.contains(place) {
                others.push(OtherVersion { event: event.clone(), changes });
            }
        }
        others
    }

    /// The author's next revision, with what this version says; groups that it does not tell of stay as they are. It is the
    /// higher of both and one more, unless that would be a leap.
    pub fn taking(&self, version: &Event) -> Event {
        let own = self.event();
        let group = |group: &Group| version.group(&group.id).unwrap_or(group).clone();
        let reach = own.revision.saturating_add(LEAP);
        let highest = if version.revision > reach {
            own.revision
        } else {
            version.revision.max(own.revision)
        };
        let mut taken = Event {
            id: own.id,
            revision: highest.saturating_add(1),
            title: version.title.clone(),
            date: version.date.clone(),
            group_count: own.group_count,
            groups: own.groups.iter().map(group).collect(),
            kinds: version.kinds.clone(),
            former_kinds: Vec::new(),
            voting: version.voting,
        };
        taken.remember_kinds(own.kinds.iter().chain(&own.former_kinds).chain(version.all_kinds()));
        taken
    }
}
