//! Two disks that outlive the app, and stores on them of which one call fails.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use tabletalk::storage::keys;
use tabletalk::storage::store::{Contents, Durable, Entry, Store, StoreError};

/// What stays when the app goes.
pub(crate) type Disk = Rc<RefCell<BTreeMap<String, String>>>;

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It throws, or the transaction is aborted.
    Throws,
    /// There is no room.
    Full,
    /// It says that all is well, and does nothing.
    Dropped,
    /// It keeps half of the value.
    Torn,
    /// It does nothing and never answers.
    Silent,
}

/// Which call fails, counted from 1 over both stores or one of them, and how. 0 is none.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) fails_at: usize,
    pub(crate) fault: Fault,
    calls: Cell<usize>,
}

impl Plan {
    pub(crate) fn new(fails_at: usize, fault: Fault) -> Rc<Self> {
        Rc::new(Self { fails_at, fault, calls: Cell::new(0) })
    }

    pub(crate) fn none() -> Rc<Self> {
        Self::new(0, Fault::Throws)
    }

    /// Whether the call that was to fail was ever made.
    pub(crate) fn fired(&self) -> bool {
        self.calls.get() >= self.fails_at
    }

    fn next(&self) -> Option<Fault> {
        self.calls.set(self.calls.get() + 1);
        (self.calls.get() == self.fails_at).then_some(self.fault)
    }
}

/// The store that answers at once.
pub(crate) struct Local(pub(crate) Disk, pub(crate) Rc<Plan>);

impl Local {
    fn fails(&self) -> Result<Option<Fault>, StoreError> {
        match self.1.next() {
            Some(Fault::Full) => Err(StoreError::Full),
            Some(Fault::Throws | Fault::Silent) => Err(StoreError::Blocked),
            other => Ok(other),
        }
    }
}

impl Store for Local {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.fails()?;
        Ok(self.0.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.fails()?;
        Ok(self.0.borrow().get(key).cloned())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        match self.fails()? {
            Some(Fault::Dropped) => {}
            Some(Fault::Torn) => {
                self.0.borrow_mut().insert(key.to_owned(), half(text));
            }
            _ => drop(self.0.borrow_mut().insert(key.to_owned(), text.to_owned())),
        }
        Ok(())
    }

    fn erase(&mut self, key: &str) -> Result<(), StoreError> {
        if self.fails()?.is_none() {
            self.0.borrow_mut().remove(key);
        }
        Ok(())
    }
}

/// The durable store. It answers at once, but for the call that is silent: that one is given up when time has passed.
pub(crate) struct Later(pub(crate) Disk, pub(crate) Rc<Plan>, pub(crate) Waiting);

/// What is still waiting for an answer.
pub(crate) type Waiting = Rc<RefCell<Vec<Box<dyn FnOnce()>>>>;

impl Later {
    fn waits(&self, given_up: impl FnOnce() + 'static) {
        self.2.borrow_mut().push(Box::new(given_up));
    }
}

impl Durable for Later {
    fn read(&self, done: Box<dyn FnOnce(Option<Contents>)>) {
        match self.1.next() {
            Some(Fault::Silent) => self.waits(|| done(None)),
            Some(_) => done(None),
            None => {
                let all = self.0.borrow().clone().into_iter();
                let (apart, entries): (Vec<Entry>, _) =
                    all.partition(|(key, _)| keys::is_apart(key));
                let apart = apart.into_iter().map(|(key, _)| key).collect();
                done(Some(Contents { entries, apart }));
            }
        }
    }

    fn read_one(&self, key: &str, done: Box<dyn FnOnce(Option<String>)>) {
        match self.1.next() {
            Some(Fault::Silent) => self.waits(|| done(None)),
            Some(_) => done(None),
            None => done(self.0.borrow().get(key).cloned()),
        }
    }

    fn write(&self, entries: Vec<Entry>, done: Box<dyn FnOnce(bool)>) {
        let fault = self.1.next();
        if matches!(fault, None | Some(Fault::Torn)) {
            for (place, (key, text)) in entries.into_iter().enumerate() {
                let torn = fault.is_some() && place == 0;
                let text = if torn { half(&text) } else { text };
                self.0.borrow_mut().insert(key, text);
            }
        }
        match fault {
            Some(Fault::Silent) => self.waits(|| done(false)),
            Some(Fault::Throws | Fault::Full) => done(false),
            _ => done(true),
        }
    }

    fn erase(&self, prefixes: &[String], done: Box<dyn FnOnce(bool)>) {
        let goes = |key: &str| {
            let mut prefixes = prefixes.iter().map(String::as_str);
            prefixes.any(|prefix| key == prefix || prefix.ends_with('/') && key.starts_with(prefix))
        };
        match self.1.next() {
            None => {
                self.0.borrow_mut().retain(|key, _| !goes(key));
                done(true);
            }
            Some(Fault::Silent) => self.waits(|| done(false)),
            Some(Fault::Dropped) => done(true),
            Some(_) => done(false),
        }
    }
}

/// The first half of a text, cut between letters.
fn half(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}
