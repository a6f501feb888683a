//! The session behind signals: what screens see of it. Handles are small copies; reads in a view are followed.

mod both_copies;
mod desk;
mod draft;
mod example;
mod group_session;
mod keeping;
mod offline;
mod outside;
mod stores;

use std::cell::{OnceCell, RefCell};

pub use both_copies::Erase;
pub use desk::Arrived;
pub use draft::LeftBehind;
pub use offline::Offline;

pub use group_session::GroupSession;
pub use outside::{Place, fragment, go, redirect};

pub use crate::storage::save_tracker::SaveStatus;
pub use crate::storage::store::Entry as RawEntry;

use self::keeping::Keeping;
use self::stores::kept;
use crate::domain::command::Command;
use crate::domain::event::link;
use crate::domain::event::{Event, EventBook, EventId, GroupId};
use crate::domain::json;
use crate::domain::record::{Fact, Millis, ReplicaId};
use crate::i18n::{Language, Phrases};
use crate::platform::{clock, page, random, storage};
use crate::signal::{Owner, Signal, untrack};
use crate::storage::journal::Journal;
use crate::storage::keys;
use crate::storage::store::{Store as _, StoreError};

/// Everything on this device, for as long as this tab is open. A handle of no size: every part of a screen has one.
#[derive(Clone, Copy, Debug)]
pub struct Session(());

/// What the handle stands for: made once, and there until the page is closed.
struct Inner {
    /// Tables live as long as the session, whichever screen opened them first.
    owner: Owner,
    replica: ReplicaId,
    books: Signal<Vec<EventBook>>,
    tables: RefCell<Vec<GroupSession>>,
    collected: Signal<usize>,
    /// What came in before a desk was open.
    arrived: RefCell<Vec<Arrived>>,
    fragment: Signal<String>,
    /// Entries that came back from the durable copy at the start.
    healed: Signal<usize>,
    /// Whether events and collected hand-ins are kept.
    keeping: Keeping,
    /// Told once the durable copy was looked at.
    looked: Signal<()>,
    offline: Signal<Offline>,
}

thread_local! {
    static INNER: OnceCell<&'static Inner> = const { OnceCell::new() };
}

/// The session of this tab.
pub fn use_session() -> Session {
    Session(())
}

impl Session {
    /// Reads what is on this device and listens to the page and to other tabs. Call once, at the root: what it makes
    /// lives as long as the owner that calls it.
    pub fn start() -> Self {
        let session = Self(());
        page::on_fragment(move |fragment| session.inner().fragment.set(fragment));
        storage::on_other_tab(move |key, value| session.hear(&key, &value));
        session.heal();
        session.watch_offline();
        session
    }

    #[expect(clippy::unused_self, reason = "it is what the handle stands for")]
    fn inner(self) -> &'static Inner {
        INNER.with(|inner| *inner.get_or_init(|| Box::leak(Box::new(Inner::new()))))
    }

    /// All words, in the person's language.
    pub fn words(self) -> &'static Phrases {
        Language::default().words()
    }

    /// The events on this device.
    pub fn events(self) -> Vec<EventBook> {
        self.inner().books.get()
    }

    /// An event on this device.
    pub fn event(self, id: &EventId) -> Option<EventBook> {
        self.inner().books.with(|books| books.iter().find(|book| book.id() == id).cloned())
    }

    /// Keeps an event, or another part or revision of it. Where it can't be kept, it is here until the page is closed,
    /// and [`Session::trouble`] says so.
    pub fn keep_event(self, event: Event) {
        let here = self.put_event(event);
        self.make_durable(here);
    }

    /// The same where more is to be written, and all of it made durable at once.
    fn put_event(self, event: Event) -> Result<(), StoreError> {
        let here = kept().write(&keys::event(&event), &json::canonical(&event));
        self.inner().books.update(|books| note_event(books, event));
        here
    }

    /// The record of a group, opened when it is first asked for.
    pub fn table(self, event: &EventId, group: &GroupId) -> GroupSession {
        let inner = self.inner();
        let known = |table: &&GroupSession| table.event() == event && table.group() == group;
        if let Some(table) = inner.tables.borrow().iter().find(known) {
            return *table;
        }
        let opened = Journal::open(&kept(), event.clone(), group.clone());
        let (log, fault) = match opened {
            Ok(log) => (log, None),
            Err(fault) => (Journal::empty(event.clone(), group.clone()), Some(fault)),
        };
        let table =
            inner.owner.with(|| GroupSession::new(event.clone(), group.clone(), log, fault));
        inner.tables.borrow_mut().push(table);
        table
    }

    /// Whether this device writes for the group.
    pub fn is_scribe(self, event: &EventId, group: &GroupId) -> bool {
        matches!(kept().read(&keys::scribe(event, group)), Ok(Some(_)))
    }

    /// Notes that this device writes for the group, so that it is not asked again.
    pub fn set_scribe(self, event: &EventId, group: &GroupId) {
        kept().write(&keys::scribe(event, group), "true").ok();
    }

    /// Unites a group's record with facts that came in a file: how many were news.
    pub fn import(&self, event: &EventId, group: &GroupId, facts: Vec<Fact>) -> usize {
        self.table(event, group).import(facts)
    }

    /// Takes what this group wrote on this device along to another group, as one step there; here it goes into the bin.
    pub fn change_group(
        &self,
        event: &EventId,
        from: &GroupId,
        to: &GroupId,
    ) -> Result<(), StoreError> {
        let here = self.table(event, from);
        self.import(event, to, here.facts());
        self.set_scribe(event, to);
        kept().forget(&keys::scribe(event, from))?;
        let notes = untrack(|| here.note_ids());
        here.settle(Command::Bin(notes)).ok();
        Ok(())
    }

    /// The address that links start with: what the organiser wrote, else the page's own.
    pub fn address(self) -> String {
        let written = kept().read(keys::ADDRESS).ok().flatten();
        written.and_then(|text| json::read(&text)).unwrap_or_else(page::address)
    }

    /// Remembers the address that links start with.
    pub fn set_address(self, address: String) {
        kept().write(keys::ADDRESS, &json::canonical(&address)).ok();
    }

    /// Whether keys without Ctrl do something on a group's screens.
    pub fn single_keys(self) -> bool {
        !matches!(kept().read(keys::SINGLE_KEYS), Ok(Some(text)) if text == "false")
    }

    /// Whether it was said on this device what its browser may forget.
    pub fn was_told(self) -> bool {
        matches!(kept().read(keys::TOLD), Ok(Some(_)))
    }

    /// Remembers that it was said.
    pub fn note_told(self) {
        kept().write(keys::TOLD, "true").ok();
    }

    /// Remembers that.
    pub fn set_single_keys(self, on: bool) {
        kept().write(keys::SINGLE_KEYS, if on { "true" } else { "false" }).ok();
    }

    /// A link that carries this event.
    pub fn link(self, event: &Event) -> String {
        format!("{}#{}", self.address(), link::encode(event))
    }

    /// 64 random bits.
    pub fn random(self) -> u64 {
        random::bits()
    }

    /// What the clock shows.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the clock's milliseconds are whole and small"
    )]
    pub fn now(self) -> Millis {
        clock::now() as Millis
    }

    /// Hours and minutes on this device's clock.
    #[expect(clippy::cast_precision_loss, reason = "a time that is shown to the minute")]
    pub fn local_time(self, at: Millis) -> String {
        clock::hours_minutes(at as f64)
    }

    /// Another tab of this browser wrote something.
    fn hear(self, key: &str, value: &str) {
        if kept().hear_erasure(key, value).is_some() {
            // What this tab still shows must not be gone on with.
            page::start_anew();
            return;
        }
        if keys::is_event(key) {
            if let Some(event) = json::read(value) {
                self.inner().books.update(|books| note_event(books, event));
            }
            return;
        }
        let of = |table: &&GroupSession| {
            key.starts_with(&keys::transactions(table.event(), table.group()))
        };
        let table = self.inner().tables.borrow().iter().find(of).copied();
        if let Some(table) = table {
            table.hear(value);
        }
    }
}

impl Inner {
    fn new() -> Self {
        Self {
            owner: Owner::current().unwrap_or_default(),
            replica: ReplicaId::new(random::bits()),
            books: Signal::new(read_books()),
            tables: RefCell::default(),
            collected: Signal::new(0),
            arrived: RefCell::default(),
            fragment: Signal::new(page::fragment()),
            healed: Signal::new(0),
            keeping: Keeping::new(SaveStatus::Unchanged),
            looked: Signal::new(()),
            offline: Signal::new(Offline::default()),
        }
    }
}

fn read_books() -> Vec<EventBook> {
    let mut books = Vec::new();
    let keys = kept().keys(keys::ROOT).unwrap_or_default();
    for key in keys.iter().filter(|key| keys::is_event(key)) {
        let event = kept().read(key).ok().flatten().and_then(|text| json::read::<Event>(&text));
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
