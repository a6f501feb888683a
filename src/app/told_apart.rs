//! What tells an event apart from another of this device that is called the same.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::session::Session;
use crate::domain::board::Board;
use crate::domain::event::{Event, EventBook, EventId};
use crate::domain::record::{Fact, Millis, Record};
use crate::i18n::report::Moment;
use crate::platform::clock;
use crate::storage::keys;
use crate::storage::store::Store as _;

impl Session {
    /// Whether another event of this device has the same title and the same date. Followed.
    pub fn has_twin(self, event: &Event) -> bool {
        let is_twin = |other: &Event| {
            other.id != event.id && (&other.title, &other.date) == (&event.title, &event.date)
        };
        self.books.with(|books| books.iter().map(EventBook::head).any(is_twin))
    }

    /// When the newest of an event was written, of one that has a twin; nothing where nothing was. Followed as events come
    /// and go.
    pub fn told_apart(self, event: &Event) -> Option<String> {
        let at = self.has_twin(event).then(|| untrack(|| self.newest_of(event)))??;
        Some((self.words().report.newest_here)(&moment(at)))
    }

    /// When the newest entry of an event was written that is here, or the newest of its hand-ins came.
    fn newest_of(self, event: &Event) -> Option<Millis> {
        let newest = |record: &Record, _: &Board| record.facts().filter_map(Fact::at).max();
        let written = self.groups_with_keys(&event.id);
        let groups = event.groups.iter().filter(|group| written.contains(group.id.as_str()));
        let groups = groups.map(|group| self.group(&event.id, &group.id).record());
        let records = groups.chain([self.desk_record(&event.id)]);
        let came = self.listed(&event.id).into_values().filter_map(|listed| listed.came);
        records.filter_map(|record| record.with_record(newest)).chain(came).max()
    }

    /// The groups of an event of which something is kept: no others need be opened.
    fn groups_with_keys(self, event: &EventId) -> BTreeSet<String> {
        let folder = keys::all_of(event);
        let all = self.kept().keys(&folder).unwrap_or_default();
        let group = |key: &String| Some(key.strip_prefix(&folder)?.split('/').next()?.to_owned());
        all.iter().filter_map(group).collect()
    }
}

/// What a calendar and this device's clock showed then.
#[expect(clippy::cast_precision_loss, reason = "a time that is shown to the minute")]
fn moment(at: Millis) -> Moment {
    let (day, month, year, hour, minute) = clock::calendar(at as f64);
    Moment { day, month, year, hour, minute }
}
