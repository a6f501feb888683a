//! The events on this device: what the organiser set up, in all its parts and revisions.

use leptos::prelude::*;

use super::session::Session;
use super::stores::Kept;
use crate::domain::event::{Event, EventBook, EventId, link};
use crate::domain::json;
use crate::storage::keys;
use crate::storage::save_tracker::{SaveStatus, Scope};
use crate::storage::store::{Store as _, StoreError};

impl Session {
    /// The events on this device. Followed.
    pub fn events(self) -> Vec<EventBook> {
        self.books.get()
    }

    /// An event on this device. Followed.
    pub fn event(self, id: &EventId) -> Option<EventBook> {
        self.books.with(|books| books.iter().find(|book| book.id() == id).cloned())
    }

    /// Keeps an event, or another part or revision of it. Where it can't be kept, it is here until the page is closed,
    /// and [`Session::trouble`] says so.
    pub fn keep_event(self, event: Event) {
        self.put_event(event);
        self.make_durable();
    }

    /// A link that carries this event.
    pub fn link(self, event: &Event) -> String {
        format!("{}#{}", self.address(), link::encode(event))
    }

    /// Whether events and collected hand-ins are kept; a group says it of its notes itself. Followed.
    pub fn status(self) -> SaveStatus {
        self.saves.status(&self.kept(), &Scope::Device)
    }

    /// Why something that is here is kept nowhere; nothing where all is kept. Followed.
    pub fn trouble(self) -> Option<StoreError> {
        match self.status() {
            SaveStatus::NotKept(fault, _) => Some(fault),
            _ => None,
        }
    }

    /// Keeps an event where more is to be written, and all of it made durable at once.
    pub(super) fn put_event(self, event: Event) {
        // What becomes of it is followed by its key: the status says so.
        self.kept().write(&keys::event(&event), &json::canonical(&event)).ok();
        self.books.update(|books| add(books, event));
    }

    /// Takes in an event that another tab kept.
    pub(super) fn apply_remote_event(self, value: &str) {
        if let Some(event) = json::read(value) {
            self.books.try_update(|books| add(books, event));
        }
    }
}

/// All events that are kept. What can't be read, or is none, is left where it is.
pub(super) fn read_all(kept: &Kept) -> Vec<EventBook> {
    let mut books = Vec::new();
    let keys = kept.keys(keys::ROOT).unwrap_or_default();
    for key in keys.iter().filter(|key| keys::is_event(key)) {
        let event = kept.read(key).ok().flatten().and_then(|text| json::read::<Event>(&text));
        if let Some(event) = event.and_then(|event| event.checked().ok()) {
            add(&mut books, event);
        }
    }
    books
}

fn add(books: &mut Vec<EventBook>, event: Event) {
    match books.iter_mut().find(|book| *book.id() == event.id) {
        Some(book) => {
            book.add(event);
        }
        None => books.push(EventBook::new(event)),
    }
}
