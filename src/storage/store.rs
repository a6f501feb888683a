//! Places that keep text by key. What is written is never rewritten with anything else.

pub use crate::domain::fault::StoreError;

/// A key and what is kept under it.
pub type Entry = (String, String);

/// Keeps text by key, and answers at once.
pub trait Store {
    /// All keys that start with `prefix`, in any order.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
    /// The text kept under a key, as it stands there: it may be damaged.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Keeps text.
    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Lets go of what is kept under a key. Only for what a person asked to erase.
    fn erase(&mut self, key: &str) -> Result<(), StoreError>;
}

/// What a durable copy holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// What is read at the start.
    pub entries: Vec<Entry>,
    /// The keys of what is large and read when somebody wants it: see [`keys::is_apart`](super::keys::is_apart).
    pub apart: Vec<String>,
}

impl Contents {
    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.entries.iter().map(|(key, _)| key).chain(&self.apart)
    }
}

/// Keeps text by key, answers later, or never. What it says it has taken outlives a browser that is killed.
pub trait Durable {
    /// Reads everything but what is kept apart; nothing where it can't be had.
    fn read(&self, done: Box<dyn FnOnce(Option<Contents>)>);
    /// Reads what is kept under one key; nothing where nothing is, or it can't be had.
    fn read_one(&self, key: &str, done: Box<dyn FnOnce(Option<String>)>);
    /// Keeps these entries, all or none; says whether they are there.
    fn write(&self, entries: Vec<Entry>, done: Box<dyn FnOnce(bool)>);
    /// Lets go of these keys, and of all that start with one of these that ends in `/`; says whether they are gone.
    fn erase(&self, prefixes: &[String], done: Box<dyn FnOnce(bool)>);
}
