//! Both copies as the session uses them: healed at the start, written to with every step, erased together.

use super::stores::kept;
use super::{GroupSession, SaveStatus, Session};
use crate::domain::event::{EventId, GroupId};
use crate::domain::file;
use crate::platform::durable;
use crate::signal::Callback;
use crate::storage::keys;
use crate::storage::store::{Entry, StoreError};

/// What a person can ask to have erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Erase {
    /// What a group wrote, and what this device knows of its writing.
    Group(EventId, GroupId),
    /// All of an event.
    Event(EventId),
    /// All that Tabletalk keeps.
    All,
}

impl Erase {
    fn prefixes(&self) -> Vec<String> {
        match self {
            Self::Group(event, group) => keys::all_of_group(event, group),
            Self::Event(event) => vec![keys::all_of(event)],
            Self::All => vec![keys::ROOT.to_owned()],
        }
    }

    fn takes(&self, table: GroupSession) -> bool {
        match self {
            Self::Group(event, group) => table.event() == event && table.group() == group,
            Self::Event(event) => table.event() == event,
            Self::All => true,
        }
    }

    fn takes_event(&self, id: &EventId) -> bool {
        match self {
            Self::Group(..) => false,
            Self::Event(event) => event == id,
            Self::All => true,
        }
    }
}

impl Session {
    /// Unites both copies: what the durable one has is read, what it lacks is written to it.
    pub(super) fn heal(self) {
        kept().heal(move |news| {
            for (key, text) in &news {
                self.hear(key, text);
            }
            if !news.is_empty() {
                self.inner().healed.set(news.len());
                self.inner().collected.update(|count| *count += 1);
            }
            self.inner().looked.set(());
        });
    }

    /// Writes what is new to the durable copy too; `here` is what became of it in the other.
    pub(super) fn make_durable(self, here: Result<(), StoreError>) {
        self.inner().keeping.make_durable(here, |_| ());
    }

    /// Whether events and collected hand-ins are kept; a table says it of its notes itself.
    pub fn status(self) -> SaveStatus {
        self.inner().keeping.status()
    }

    /// Why something that is here is kept nowhere; nothing where all is kept.
    pub fn trouble(self) -> Option<StoreError> {
        match self.status() {
            SaveStatus::NotKept(fault) => Some(fault),
            _ => None,
        }
    }

    /// How many entries came back from the durable copy at the start.
    pub fn healed(self) -> usize {
        self.inner().healed.get()
    }

    /// The entries on this device that can't be read, as they stand: their keys and bytes. Each is looked through, so
    /// this is for screens that nobody waits for.
    pub fn damaged(self) -> Vec<Entry> {
        self.inner().looked.track();
        kept().damaged()
    }

    /// Everything that this device keeps, as it stands.
    pub fn everything(self) -> Vec<Entry> {
        kept().everything()
    }

    /// Downloads these entries as a rescue file, which the first screen and the command line open; whether the browser
    /// was asked.
    pub fn download_raw(self, entries: &[Entry]) -> bool {
        self.download("tabletalk-rescue.json", "application/json", &file::write_rescue(entries))
    }

    /// Lets go of what a person asked to take away, in both copies; where that is all, also of the stores themselves and
    /// of what was kept for opening offline.
    pub fn erase(self, what: Erase, done: Callback<Result<(), StoreError>>) {
        kept().erase(what.prefixes(), move |erased| {
            let inner = self.inner();
            inner.tables.borrow_mut().retain(|table| !what.takes(*table));
            inner.books.update(|books| books.retain(|book| !what.takes_event(book.id())));
            if what == Erase::All && erased.is_ok() {
                durable::leave_nothing(Box::new(move || done.tell(erased)));
            } else {
                done.tell(erased);
            }
        });
    }
}
