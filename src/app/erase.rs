//! Both copies as the session uses them: healed at the start, downloaded as they stand, erased together.

use leptos::prelude::*;

use super::session::Session;
use crate::domain::event::{EventId, GroupId};
use crate::domain::file;
use crate::platform::{durable, page};
use crate::storage::erasure::Erasure;
use crate::storage::keys;
use crate::storage::store::{Entry, StoreError};

/// The fragment of the first screen where it says that what was open was erased.
pub const ERASED: &str = "/erased";

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
}

impl Session {
    /// Merges both copies: what the durable one has is read, what it lacks is written to it, and named until it is there.
    pub(super) fn heal(self) {
        self.kept().heal(move |news| {
            for (key, text) in &news {
                self.apply_remote(key, text);
            }
            if !news.is_empty() {
                self.healed.try_set(news.len());
            }
            self.looked.notify();
            self.try_again();
        });
    }

    /// How many entries came back from the durable copy at the start. Followed.
    pub fn healed(self) -> usize {
        self.healed.get()
    }

    /// The entries on this device that can't be read, as they stand: their keys and bytes. Each is looked through, so
    /// this is for screens that nobody waits for. Followed.
    pub fn damaged(self) -> Vec<Entry> {
        self.looked.track();
        self.kept().damaged()
    }

    /// Everything that this device keeps, as it stands.
    pub fn everything(self) -> Vec<Entry> {
        self.kept().everything()
    }

    /// Downloads these entries as a rescue file, which the first screen and the command line open; whether the browser
    /// was asked.
    pub fn download_raw(self, entries: &[Entry]) -> bool {
        self.download("tabletalk-rescue.json", "application/json", &file::write_rescue(entries))
    }

    /// Lets go of what a person asked to take away, in both copies; where that is all, also of the stores themselves and
    /// of what was kept for opening offline.
    pub fn erase(self, what: Erase, done: Callback<Result<(), StoreError>>) {
        let prefixes = what.prefixes();
        self.kept().erase(prefixes.clone(), move |erased| {
            self.forget(&prefixes);
            if what == Erase::All && erased.is_ok() {
                durable::leave_nothing(Box::new(move || {
                    done.try_run(erased);
                }));
            } else {
                done.try_run(erased);
            }
        });
    }

    /// Another tab erases. Where it is what this one shows, that must not be gone on with, and it is said why; what else
    /// this tab has of it is forgotten, and it goes on.
    pub(super) fn hear_erasure(self, erasure: &Erasure) {
        let fragment = self.fragment().try_get_untracked().unwrap_or_default();
        if erasure.takes_screen(&fragment) {
            page::start_anew(ERASED);
        } else {
            self.forget(&erasure.prefixes);
        }
    }

    /// Another tab let go of what stood under a key.
    pub(super) fn hear_erased(self, key: &str) {
        if let Some(kept) = self.kept.try_get_value() {
            kept.hear_end(key);
        }
        self.drafts.hear_erased(key);
    }

    /// Forgets what this tab has of what is erased.
    fn forget(self, prefixes: &[String]) {
        let is_gone = |key: &str| prefixes.iter().any(|gone| key.starts_with(gone));
        self.forget_records(is_gone);
        self.books.try_update(|books| books.retain(|book| !is_gone(&keys::all_of(book.id()))));
    }
}
