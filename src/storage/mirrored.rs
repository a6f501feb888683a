//! Two copies of everything, as one store: one that answers at once, and a durable one. Each is healed from the other;
//! what the first has no room for, or may not take, is in memory until the durable one has it. What is large is kept apart:
//! in the durable copy alone, unless that does not take it.
//!
//! Nothing here removes or replaces a value but what a person asked to erase, a damaged value whose bytes were put
//! aside in the same write, and what was typed by what was typed later.

use std::cell::RefCell;
use std::rc::Rc;

use super::erasure::Erasure;
use super::keys;
use super::mirror_state::MirrorState;
use super::save_tracker::{SaveStatus, Scope};
use super::store::{Contents, Durable, Entry, Store, StoreError};
use crate::domain::record::Millis;

/// Both copies. Copies of the handle stand for the same.
pub struct MirroredStore<L, D> {
    state: Rc<RefCell<MirrorState<L>>>,
    durable: Rc<D>,
    clock: fn() -> Millis,
}

impl<L, D> Clone for MirroredStore<L, D> {
    fn clone(&self) -> Self {
        Self { state: Rc::clone(&self.state), durable: Rc::clone(&self.durable), clock: self.clock }
    }
}

impl<L: Store + 'static, D: Durable + 'static> MirroredStore<L, D> {
    /// Both copies, the durable one not read yet. Where an erasure was interrupted, what it names is not shown.
    pub fn new(local: L, durable: D, clock: fn() -> Millis) -> Self {
        let state = Rc::new(RefCell::new(MirrorState::new(local)));
        Self { state, durable: Rc::new(durable), clock }
    }

    /// Whether all that this covers is kept.
    pub fn status(&self, scope: &Scope) -> SaveStatus {
        self.state.borrow().saves.status(scope)
    }

    /// Whether something would be gone with the page.
    pub fn in_memory_alone(&self) -> bool {
        self.state.borrow().saves.in_memory_alone()
    }

    /// Whether something was not given to the durable copy yet, or not taken.
    pub fn waits(&self) -> bool {
        self.state.borrow().waits()
    }

    /// Reads the durable copy and heals each from the other. Answers what came back from it: entries that were not here,
    /// or not whole. What the durable copy lacks waits for it then, like everything else that it was not given yet.
    pub fn heal(&self, done: impl FnOnce(Vec<Entry>) + 'static) {
        let own = self.clone();
        self.durable.read(Box::new(move |contents| {
            // What can't be read must not be taken for empty.
            let Some(contents) = contents else { return own.finish_erasures() };
            let healing = own.state.borrow_mut().take_in(&contents);
            let state = Rc::clone(&own.state);
            let mend = healing.mend;
            if !healing.settled.is_empty() {
                own.durable.write(
                    healing.settled,
                    Box::new(move |there| {
                        if there {
                            state.borrow_mut().mend(&mend);
                        }
                    }),
                );
            }
            own.finish_erasures();
            own.erase_marked(healing.gone, healing.markers);
            done(healing.news);
        }));
    }

    /// Writes to the durable copy what it was not given yet. Answers the keys that are there for good, or nothing where
    /// it did not take them; those are tried again with the next.
    pub fn make_durable(&self, done: impl FnOnce(Option<Vec<String>>) + 'static) {
        let waiting = self.state.borrow_mut().take_waiting();
        let state = Rc::clone(&self.state);
        let (tried, clock) = (waiting.clone(), self.clock);
        self.durable.write(
            waiting,
            Box::new(move |there| {
                if !there {
                    state.borrow_mut().wait_again(tried);
                    return done(None);
                }
                state.borrow_mut().taken(&tried, clock());
                done(Some(tried.into_iter().map(|(key, _)| key).collect()));
            }),
        );
    }

    /// Keeps an entry here, and leaves it to its writer when the durable copy gets it: a draft is another with each key.
    pub fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.state.borrow_mut().put(key, text)
    }

    /// Keeps entries some of which are large: all or none in the durable copy, and those that are not kept apart here too.
    /// Where it does not take them, they are kept like everything else, and wait for it. Answers whether it took them.
    pub fn keep_apart(&self, entries: Vec<Entry>, done: impl FnOnce(bool) + 'static) {
        let (state, clock, all) = (Rc::clone(&self.state), self.clock, entries.clone());
        let kept = move |there: bool| {
            let mut state = state.borrow_mut();
            for (key, text) in &all {
                if !there {
                    state.write(key, text).ok();
                } else if !keys::is_apart(key) {
                    state.put_durable(key, text, clock());
                }
            }
            drop(state);
            done(there);
        };
        self.durable.write(entries, Box::new(kept));
    }

    /// The keys of what was found in the durable copy alone, of those that start with this.
    pub fn apart(&self, prefix: &str) -> Vec<String> {
        self.state.borrow().apart(prefix)
    }

    /// Reads one entry that may be kept apart; nothing where it is in neither copy.
    pub fn read_apart(&self, key: &str, done: impl FnOnce(Option<String>) + 'static) {
        match self.read(key) {
            Ok(Some(text)) => done(Some(text)),
            _ => self.durable.read_one(key, Box::new(done)),
        }
    }

    /// Writes one entry straight to the durable copy.
    pub fn write_durable(&self, entry: Entry, done: impl FnOnce(bool) + 'static) {
        self.durable.write(vec![entry], Box::new(done));
    }

    /// Lets go of one entry in both copies. Until it is gone from the durable one, a marker says here that it is to be:
    /// otherwise a page that is left in between would bring it back.
    pub fn forget(&self, key: &str) -> Result<(), StoreError> {
        let (marker, here) = self.state.borrow_mut().let_go(key, (self.clock)());
        self.erase_marked(vec![key.to_owned()], vec![marker]);
        here
    }

    /// Lets go of several; says whether they are gone from the durable copy. What is erased in one copy alone comes back
    /// from the other.
    pub fn forget_all(
        &self,
        keys: Vec<String>,
        done: impl FnOnce(bool) + 'static,
    ) -> Result<(), StoreError> {
        self.durable.erase(&keys, Box::new(done));
        let mut state = self.state.borrow_mut();
        keys.iter().map(|key| state.erase(key)).fold(Ok(()), Result::and)
    }

    /// Erases all that starts with one of these prefixes, in both copies. A marker is written first and removed last:
    /// until then nothing of it is read or healed, and where this is interrupted the next start goes on with it.
    pub fn erase(
        &self,
        prefixes: Vec<String>,
        done: impl FnOnce(Result<(), StoreError>) + 'static,
    ) {
        let erasure = Erasure::new(prefixes);
        self.state.borrow_mut().begin(&erasure);
        let (own, marker) = (self.clone(), erasure.marker());
        // Where one copy can't take the marker, the other's is enough.
        self.durable.write(vec![marker], Box::new(move |_| own.carry_out(erasure, done)));
    }

    /// Another tab erases: what is named is neither read nor written here any more.
    pub fn hear_erasure(&self, key: &str, text: &str) -> Option<Erasure> {
        let erasure = Erasure::read(key, text)?;
        self.state.borrow_mut().hide(&erasure);
        Some(erasure)
    }

    /// Another tab let go of what stood under a key: where that said that an erasure was begun, it has ended, and what is
    /// written from now on is new.
    pub fn hear_end(&self, key: &str) {
        self.state.borrow_mut().show_again(key);
    }

    /// Everything under our keys that can't be read, and what was put aside: key and bytes, as they stand.
    pub fn damaged(&self) -> Vec<Entry> {
        self.state.borrow().damaged()
    }

    /// Everything under our keys, as it stands.
    pub fn everything(&self) -> Vec<Entry> {
        self.state.borrow().entries(keys::ROOT)
    }

    fn erase_marked(&self, keys: Vec<String>, markers: Vec<String>) {
        if markers.is_empty() {
            return;
        }
        let state = Rc::clone(&self.state);
        let answered = move |gone: bool| {
            if gone {
                state.borrow_mut().are_gone(&markers);
            }
        };
        self.durable.erase(&keys, Box::new(answered));
    }

    fn carry_out(&self, erasure: Erasure, done: impl FnOnce(Result<(), StoreError>) + 'static) {
        let (own, prefixes) = (self.clone(), erasure.prefixes.clone());
        // What a store says of itself is not enough here: it is looked whether anything is left.
        let looks = move |gone: bool| {
            if !gone {
                return own.look_again(erasure, None, done);
            }
            own.durable.clone().read(Box::new(move |left| own.look_again(erasure, left, done)));
        };
        self.durable.erase(&prefixes, Box::new(looks));
    }

    fn look_again(
        &self,
        erasure: Erasure,
        left: Option<Contents>,
        done: impl FnOnce(Result<(), StoreError>) + 'static,
    ) {
        let gone = left.is_some_and(|left| !left.keys().any(|key| erasure.takes(key)));
        let here = self.state.borrow_mut().carry_out(&erasure);
        if !gone || here.is_err() {
            // The marker stays: the next start tries again.
            return done(here.and(Err(StoreError::Blocked)));
        }
        let (key, _) = erasure.marker();
        let state = Rc::clone(&self.state);
        self.durable.erase(&[key], Box::new(move |_| done(state.borrow_mut().end(&erasure))));
    }

    fn finish_erasures(&self) {
        let begun = self.state.borrow().erasures();
        for erasure in begun {
            self.carry_out(erasure, |_| ());
        }
    }
}

impl<L: Store, D> Store for MirroredStore<L, D> {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.state.borrow().keys(prefix)
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.state.borrow().read(key)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.state.borrow_mut().write(key, text)
    }

    fn erase(&mut self, key: &str) -> Result<(), StoreError> {
        self.state.borrow_mut().erase(key)
    }
}
