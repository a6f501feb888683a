//! The durable copy beside localStorage: everything goes to both, "Saved" means that it is in the durable one, and at
//! the start each is healed from the other.

use super::Session;
use crate::browser::durable;
use crate::domain::event::EventId;
use crate::session::browser_store::BrowserStore;
use crate::session::keys;
use crate::session::store::{Store as _, StoreError};
use crate::signal::Callback;

impl Session {
    /// Unites both copies: what the durable one has is read, what it lacks is written to it.
    pub(super) fn heal(self) {
        durable::read(move |entries| {
            let Some(entries) = entries else { return };
            let here = BrowserStore::entries(keys::ROOT);
            let known = |list: &[(String, String)], key: &str| {
                list.binary_search_by(|(other, _)| other.as_str().cmp(key)).is_ok()
            };
            let (mut healed, mut lacking) = (0, Vec::new());
            for (key, text) in &entries {
                if !known(&here, key) {
                    BrowserStore::heal(key, text);
                    self.hear(key, text);
                    healed += 1;
                }
            }
            for (key, text) in here {
                if !known(&entries, &key) {
                    lacking.push((key, text));
                }
            }
            if healed > 0 && !entries.is_empty() {
                self.inner().healed.set(healed);
                self.inner().collected.update(|count| *count += 1);
            }
            if !lacking.is_empty() {
                durable::write(&lacking, |_| ());
            }
        });
    }

    /// Writes what is only in localStorage or in memory to the durable copy too; says which keys are there for good,
    /// or nothing where it could not take them.
    #[expect(clippy::unused_self, reason = "what reaches out is asked of the session")]
    pub(super) fn make_durable(self, done: impl FnOnce(Option<Vec<String>>) + 'static) {
        let written = BrowserStore::take_written();
        let keys: Vec<String> = written.iter().map(|(key, _)| key.clone()).collect();
        durable::write(&written, move |there| done(there.then_some(keys)));
    }

    /// Lets go of one entry in both copies: what is erased in one alone comes back from the other.
    #[expect(clippy::unused_self, reason = "what reaches out is asked of the session")]
    pub(super) fn erase(self, key: &str) -> Result<(), StoreError> {
        durable::erase(key, |_| ());
        BrowserStore.erase(key)
    }

    /// How many entries came back from the durable copy at the start.
    pub fn healed(self) -> usize {
        self.inner().healed.get()
    }

    /// Lets go of all that this device keeps of an event, in both copies. Only for what a person asked to take away.
    pub fn forget(self, event: &EventId, done: Callback<Result<(), StoreError>>) {
        let prefix = keys::all_of(event);
        let event = event.clone();
        durable::erase(&prefix.clone(), move |gone| {
            let erased = BrowserStore
                .keys(&prefix)
                .and_then(|keys| keys.iter().try_for_each(|key| BrowserStore.erase(key)));
            let inner = self.inner();
            inner.tables.borrow_mut().retain(|table| *table.event() != event);
            inner.unkept.borrow_mut().retain(|(of, _)| *of != event);
            inner.books.update(|books| {
                books.remove(&event);
            });
            done.run(if gone { erased } else { Err(StoreError::Blocked) });
        });
    }
}
