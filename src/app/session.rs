//! Everything on this device, for as long as this tab is open.

use leptos::prelude::*;

use super::desk_session::DeskSession;
use super::group_session::GroupSession;
use super::note_drafts::NoteDrafts;
use super::offline::Offline;
use super::stores::{Kept, kept};
use super::writes::Writes;
use crate::domain::command::Command;
use crate::domain::event::link;
use crate::domain::event::{Event, EventBook, EventId, GroupId};
use crate::domain::json;
use crate::domain::record::{Fact, ReplicaId};
use crate::i18n::{Language, Phrases};
use crate::platform::{page, random, storage};
use crate::storage::journal::Journal;
use crate::storage::keys;
use crate::storage::save_tracker::SaveStatus;
use crate::storage::store::{Store as _, StoreError};

/// Everything on this device. A small copy.
#[derive(Clone, Copy)]
pub struct Session {
    /// What it makes later, a group's record among it, lives as long as the page.
    owner: StoredValue<Owner>,
    kept: StoredValue<Kept, LocalStorage>,
    replica: ReplicaId,
    books: RwSignal<Vec<EventBook>>,
    groups: StoredValue<Vec<GroupSession>>,
    fragment: RwSignal<String>,
    /// Entries that came back from the durable copy at the start.
    pub(super) healed: RwSignal<usize>,
    /// Notified once the durable copy was looked at.
    pub(super) looked: Trigger,
    pub(super) writes: Writes,
    pub(super) drafts: NoteDrafts,
    pub(super) offline: RwSignal<Offline>,
}

/// Makes the session of this tab and gives it, and the desk, to all below. To be called once, at the root.
pub fn provide_session() -> Session {
    let session = Session::start();
    provide_context(session);
    provide_context(DeskSession::new(session));
    session
}

/// The session of this tab. To be called when a component is made.
pub fn use_session() -> Session {
    expect_context()
}

impl Session {
    /// Reads what is on this device and listens to the page and to other tabs.
    fn start() -> Self {
        let kept = kept();
        let session = Self {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            replica: ReplicaId::new(random::bits()),
            books: RwSignal::new(read_books(&kept)),
            groups: StoredValue::new(Vec::new()),
            fragment: RwSignal::new(page::fragment()),
            healed: RwSignal::new(0),
            looked: Trigger::new(),
            writes: Writes::new(SaveStatus::Unchanged),
            drafts: NoteDrafts::new(kept.clone()),
            offline: RwSignal::new(Offline::default()),
            kept: StoredValue::new_local(kept),
        };
        page::on_fragment(move |fragment| {
            session.fragment.try_set(fragment);
        });
        storage::on_other_tab(move |key, value| session.apply_remote(&key, &value));
        session.heal();
        session.watch_offline();
        session
    }

    /// All words, in the person's language.
    pub fn words(self) -> &'static Phrases {
        Language::default().words()
    }

    /// What follows `#` in the address, as it changes.
    pub fn fragment(self) -> ReadSignal<String> {
        self.fragment.read_only()
    }

    /// The events on this device; followed.
    pub fn events(self) -> Vec<EventBook> {
        self.books.get()
    }

    /// An event on this device; followed.
    pub fn event(self, id: &EventId) -> Option<EventBook> {
        self.books.with(|books| books.iter().find(|book| book.id() == id).cloned())
    }

    /// Reads the events as they stand now.
    pub(super) fn with_books<T>(self, read: impl FnOnce(&[EventBook]) -> T) -> T {
        self.books.with_untracked(|books| read(books))
    }

    /// Forgets events and groups that were erased.
    pub(super) fn retain(
        self,
        keeps_event: impl Fn(&EventId) -> bool,
        keeps_group: impl Fn(GroupSession) -> bool,
    ) {
        self.groups.update_value(|groups| groups.retain(|group| keeps_group(*group)));
        self.books.update(|books| books.retain(|book| keeps_event(book.id())));
    }

    /// Keeps an event, or another part or revision of it. Where it can't be kept, it is here until the page is closed,
    /// and [`Session::trouble`] says so.
    pub fn keep_event(self, event: Event) {
        let here = self.put_event(event);
        self.make_durable(here);
    }

    /// The same where more is to be written, and all of it made durable at once.
    pub(super) fn put_event(self, event: Event) -> Result<(), StoreError> {
        let here = self.kept().write(&keys::event(&event), &json::write(&event));
        self.books.update(|books| note_event(books, event));
        here
    }

    /// Writes what is new to the durable copy too; `here` is what became of it in the other.
    pub(super) fn make_durable(self, here: Result<(), StoreError>) {
        self.writes.make_durable(&self.kept(), here, |_| ());
    }

    /// Whether events and collected hand-ins are kept; a group says it of its notes itself. Followed.
    pub fn status(self) -> SaveStatus {
        self.writes.status()
    }

    /// Why something that is here is kept nowhere; nothing where all is kept. Followed.
    pub fn trouble(self) -> Option<StoreError> {
        match self.status() {
            SaveStatus::NotKept(fault) => Some(fault),
            _ => None,
        }
    }

    /// The record of a group, opened when it is first asked for.
    pub fn group(self, event: &EventId, group: &GroupId) -> GroupSession {
        let known = self
            .groups
            .with_value(|groups| groups.iter().find(|known| known.is_of(event, group)).copied());
        known.unwrap_or_else(|| {
            let opened = Journal::open(&self.kept(), event.clone(), group.clone());
            let (journal, fault) = match opened {
                Ok(journal) => (journal, None),
                Err(fault) => (Journal::empty(event.clone(), group.clone()), Some(fault)),
            };
            let opened = self.under_root(|| {
                GroupSession::new(self, event.clone(), group.clone(), journal, fault)
            });
            self.groups.update_value(|groups| groups.push(opened));
            opened
        })
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
        self.group(event, group).import(facts)
    }

    /// Takes what this group wrote on this device along to another group, as one transaction there; here it goes into the
    /// bin.
    pub fn change_group(
        self,
        event: &EventId,
        from: &GroupId,
        to: &GroupId,
    ) -> Result<(), StoreError> {
        let here = self.group(event, from);
        self.import(event, to, here.facts());
        self.set_scribe(event, to);
        self.kept().forget(&keys::scribe(event, from))?;
        let notes = here.note_ids().get_untracked();
        here.settle(Command::Bin(notes)).ok();
        Ok(())
    }

    /// A link that carries this event.
    pub fn link(self, event: &Event) -> String {
        format!("{}#{}", self.address(), link::encode(event))
    }

    /// Another tab of this browser wrote something, or the durable copy had it.
    pub(super) fn apply_remote(self, key: &str, value: &str) {
        if self.kept().hear_erasure(key, value).is_some() {
            // What this tab still shows must not be gone on with.
            page::start_anew();
            return;
        }
        if keys::is_event(key) {
            if let Some(event) = json::read(value) {
                self.books.update(|books| note_event(books, event));
            }
            return;
        }
        let group =
            self.groups.with_value(|groups| groups.iter().find(|group| group.keeps(key)).copied());
        if let Some(group) = group {
            group.apply_remote(value);
        }
    }
}

fn read_books(kept: &Kept) -> Vec<EventBook> {
    let mut books = Vec::new();
    let keys = kept.keys(keys::ROOT).unwrap_or_default();
    for key in keys.iter().filter(|key| keys::is_event(key)) {
        let event = kept.read(key).ok().flatten().and_then(|text| json::read::<Event>(&text));
        if let Some(event) = event.and_then(|event| event.checked().ok()) {
            note_event(&mut books, event);
        }
    }
    books
}

fn note_event(books: &mut Vec<EventBook>, event: Event) {
    match books.iter_mut().find(|book| *book.id() == event.id) {
        Some(book) => {
            book.add(event);
        }
        None => books.push(EventBook::new(event)),
    }
}
