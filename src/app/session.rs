//! Everything on this device, for as long as this tab is open.

use leptos::prelude::*;

use super::device;
use super::drafts::Drafts;
use super::events;
use super::group_session::GroupSession;
use super::in_hand::InHand;
use super::offline::Offline;
use super::record_session::RecordSession;
use super::saves::Saves;
use super::stores::{Kept, kept};
use crate::domain::command::Env;
use crate::domain::event::{EventBook, EventId, GroupId};
use crate::domain::record::{Fact, ReplicaId};
use crate::i18n::{Language, Phrases};
use crate::platform::{page, random, storage, tab};
use crate::storage::drafts::OpenTabs;
use crate::storage::keys;
use crate::storage::store::{Store as _, StoreError};

/// Everything on this device. A small copy.
#[derive(Clone, Copy)]
pub struct Session {
    /// What it makes later, a group's record among it, lives as long as the page.
    owner: StoredValue<Owner>,
    pub(super) kept: StoredValue<Kept, LocalStorage>,
    replica: ReplicaId,
    pub(super) books: RwSignal<Vec<EventBook>>,
    groups: StoredValue<Vec<GroupSession>>,
    /// Every record that was opened: the groups', and the organiser's.
    pub(super) records: StoredValue<Vec<RecordSession>>,
    fragment: ReadSignal<String>,
    /// Entries that came back from the durable copy at the start.
    pub(super) healed: RwSignal<usize>,
    /// Notified as hand-ins are kept, here or in another tab.
    pub(super) filed: Trigger,
    /// Notified once the durable copy was looked at.
    pub(super) looked: Trigger,
    pub(super) saves: Saves,
    pub(super) drafts: Drafts,
    /// The tabs that are open; nothing while that is not known.
    pub(super) open_tabs: RwSignal<Option<OpenTabs>>,
    pub(super) offline: RwSignal<Offline>,
    pub(super) in_hand: InHand,
    /// Whether the browser may clear what it keeps; nothing before it was asked.
    pub(super) may_clear: RwSignal<Option<bool>>,
}

/// Calls `then` once it is known which tab this is, a second from now at the latest: nothing is read for it before.
pub fn when_ready(then: impl FnOnce() + 'static) {
    tab::claim(then);
}

/// Makes the session of this tab and gives it, and the desk, to all below. To be called once, at the root.
pub fn provide_session() -> Session {
    let session = Session::start();
    provide_context(session);
    #[cfg(feature = "organiser")]
    provide_context(super::desk_session::DeskSession::new(session));
    session
}

/// The session of this tab. To be called when a component is made, not in a handler or after an await.
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    /// Reads what is on this device and listens to the page and to other tabs. What it makes lives as long as the owner
    /// that calls it: [`provide_session`] calls it at the root.
    pub fn start() -> Self {
        let kept = kept();
        let (fragment, set_fragment) = signal(page::fragment());
        let session = Self {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            replica: ReplicaId::new(random::bits()),
            books: RwSignal::new(events::read_all(&kept)),
            groups: StoredValue::new(Vec::new()),
            records: StoredValue::new(Vec::new()),
            fragment,
            healed: RwSignal::new(0),
            filed: Trigger::new(),
            looked: Trigger::new(),
            saves: Saves::new(),
            drafts: Drafts::new(kept.clone()),
            open_tabs: RwSignal::new(None),
            offline: RwSignal::new(Offline::default()),
            in_hand: InHand::new(),
            may_clear: RwSignal::new(None),
            kept: StoredValue::new_local(kept),
        };
        page::on_fragment(move |there| {
            let here = session.fragment.try_get_untracked().unwrap_or_default();
            if session.in_hand.lets_go(&here, &there) {
                set_fragment.try_set(there);
            }
        });
        storage::on_other_tab(move |key, value| match value {
            Some(value) => session.apply_remote(&key, &value),
            None => session.hear_erased(&key),
        });
        session.try_again_on_return();
        session.warn_of_reload();
        // What is here is shown first: the other copy is as large. No later: until then one copy alone may have it all.
        page::when_idle(move || session.heal());
        session.watch_offline();
        session
    }

    /// All words, in the person's language.
    pub fn words(self) -> &'static Phrases {
        Language::default().words()
    }

    /// What follows `#` in the address, as it changes.
    pub fn fragment(self) -> ReadSignal<String> {
        self.fragment
    }

    /// The record of a group, opened when it is first asked for.
    pub fn group(self, event: &EventId, group: &GroupId) -> GroupSession {
        if let Some(known) = self.known_group(|known| known.is_of(event, group)) {
            return known;
        }
        let opened = self.under_root(|| GroupSession::new(self, event.clone(), group.clone()));
        self.records.update_value(|records| records.push(opened.record()));
        self.groups.update_value(|groups| groups.push(opened));
        opened
    }

    /// What a transaction is written with here, under this revision of the event.
    pub(super) fn env(self, revision: u32) -> Env {
        let next = |record: &RecordSession| {
            record.journal.with_value(|journal| journal.record().next_count())
        };
        Env {
            replica: self.replica(),
            next: self.records.with_value(|records| records.iter().map(next).max().unwrap_or(0)),
            now: Some(device::now()),
            random: random::bits(),
            revision,
        }
    }

    /// Makes something that lives as long as the page.
    pub(super) fn under_root<T>(self, make: impl FnOnce() -> T) -> T {
        self.owner.get_value().with(make)
    }

    /// Both copies of what is kept.
    pub(super) fn kept(self) -> Kept {
        self.kept.get_value()
    }

    /// Who counts in this tab.
    pub(super) fn replica(self) -> ReplicaId {
        self.replica
    }

    /// Merges facts that came in a file into a group's record: how many were news.
    pub fn import(self, event: &EventId, group: &GroupId, facts: Vec<Fact>) -> usize {
        self.group(event, group).record().import(facts)
    }

    /// Takes what this group wrote on this device along to another group, as one transaction there; here it goes into the
    /// bin.
    pub fn change_group(
        self,
        event: &EventId,
        from: &GroupId,
        to: &GroupId,
    ) -> Result<(), StoreError> {
        let [here, there] = [from, to].map(|group| self.group(event, group).record());
        let env = self.env(0);
        let change = here.journal.with_value(|here| {
            there.journal.with_value(|there| here.goes_on_as(there, [from, to], &env))
        });
        self.writes_for(event, from, to)?;
        if let Some([arrives, leaves]) = change {
            // Rather in both for a moment than in none.
            there.commit(arrives);
            here.commit(leaves);
        }
        Ok(())
    }

    /// Notes that this device writes for one group, and for the other no more.
    pub(super) fn writes_for(
        self,
        event: &EventId,
        from: &GroupId,
        to: &GroupId,
    ) -> Result<(), StoreError> {
        self.set_scribe(event, to);
        self.kept().forget(&keys::scribe(event, from))
    }

    /// The group whose record this is, where it is a group's.
    pub(super) fn group_of(self, record: RecordSession) -> Option<GroupSession> {
        self.known_group(|group| group.record() == record)
    }

    /// The event's other groups that wrote on this device, with their numbers.
    pub(super) fn other_groups(self, own: GroupSession) -> Vec<(usize, GroupSession)> {
        let (event, group) = (own.event(), own.group());
        let Some(book) = untrack(|| self.event(&event)) else { return Vec::new() };
        let groups = book.event().groups.into_iter().chain(book.unlisted());
        // Of a thousand groups hardly one wrote on this device.
        let here = self.kept().keys(&keys::all_of(&event)).unwrap_or_default();
        let wrote = |folder: &str| here.iter().any(|key| key.starts_with(folder));
        let others = groups
            .filter(|other| other.id != group && wrote(&keys::transactions(&event, &other.id)));
        others.map(|other| (other.number, self.group(&event, &other.id))).collect()
    }

    /// Forgets records that were erased.
    pub(super) fn forget_records(self, gone: impl Fn(&str) -> bool) {
        let stays = |record: RecordSession| !record.journal.with_value(|own| gone(own.folder()));
        self.groups.update_value(|groups| groups.retain(|group| stays(group.record())));
        self.records.update_value(|records| records.retain(|record| stays(*record)));
    }

    /// Whether a record is still one of this device's.
    #[cfg(feature = "organiser")]
    pub(super) fn has_record(self, record: RecordSession) -> bool {
        self.records.with_value(|records| records.contains(&record))
    }

    /// Another tab of this browser wrote something, or the durable copy had it.
    pub(super) fn apply_remote(self, key: &str, value: &str) {
        let Some(kept) = self.kept.try_get_value() else { return };
        if let Some(erasure) = kept.hear_erasure(key, value) {
            self.hear_erasure(&erasure);
        } else if keys::is_event(key) || keys::is_heard(key) || keys::is_of_author(key) {
            self.apply_remote_event(key, value);
        } else if keys::is_filed(key) {
            self.filed.notify();
        } else {
            let is_of = |record: &&RecordSession| record.keeps(key);
            let record = self.records.with_value(|all| all.iter().find(is_of).copied());
            if let Some(record) = record {
                record.apply_remote(value);
            }
        }
    }

    /// Does something to every record that was opened.
    pub(super) fn for_each_record(self, act: impl Fn(RecordSession)) {
        let records = self.records.try_get_value().unwrap_or_default();
        records.into_iter().for_each(act);
    }

    fn known_group(self, is_it: impl Fn(GroupSession) -> bool) -> Option<GroupSession> {
        self.groups.with_value(|groups| groups.iter().find(|group| is_it(**group)).copied())
    }
}
