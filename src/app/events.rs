//! The events on this device: what the organiser set up, in all its parts and revisions.

use std::collections::BTreeSet;

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

    /// Keeps an event, or another part or revision of it, that came by link or as the organiser's file: it is followed.
    /// Where it can't be kept, it is here until the page is closed, and [`Session::trouble`] says so.
    pub fn keep_event(self, event: Event) {
        self.put(&keys::event(&event), &json::canonical(&event));
        self.books.update(|books| change(books, event.clone(), |book| _ = book.add(event)));
        self.make_durable();
    }

    /// Keeps an event as it was set up or changed on this device, whose own it is from now on.
    pub fn author_event(self, event: Event) {
        self.put(&keys::author(&event.id), "true");
        self.books.update(|books| change(books, event.clone(), EventBook::own));
        self.keep_event(event);
    }

    /// Keeps what a hand-in says of an event: beside it where that is this device's own, else as [`Session::keep_event`].
    pub fn hear_event(self, event: Event) {
        self.put_heard(event);
        self.make_durable();
    }

    /// The author says what is to become of a version that a hand-in brought: it becomes the next revision, or the event
    /// stays as it is. It is not asked again.
    pub fn settle_version(self, version: &Event, is_used: bool) {
        let next = self.books.with_untracked(|books| {
            let book = books.iter().find(|book| *book.id() == version.id)?;
            Some(book.taking(version)).filter(|_| is_used)
        });
        self.put(&keys::settled(version), if is_used { "\"used\"" } else { "\"left\"" });
        self.books.update(|books| change(books, version.clone(), |book| book.settle(version)));
        match next {
            Some(next) => self.author_event(next),
            None => self.make_durable(),
        }
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

    /// Keeps what a hand-in says of an event where more is to be written, and all of it made durable at once.
    pub(super) fn put_heard(self, event: Event) {
        let own = |books: &Vec<EventBook>| {
            books.iter().any(|book| *book.id() == event.id && book.is_own())
        };
        let key =
            if self.books.with_untracked(own) { keys::heard(&event) } else { keys::event(&event) };
        self.put(&key, &json::canonical(&event));
        self.books.update(|books| change(books, event.clone(), |book| _ = book.hear(event)));
    }

    /// What becomes of it is followed by its key: the status says so.
    fn put(self, key: &str, value: &str) {
        self.kept().write(key, value).ok();
    }

    /// Takes in what another tab kept of an event, or what the durable copy had.
    pub(super) fn apply_remote_event(self, key: &str, value: &str) {
        if keys::is_of_author(key) {
            // That it is this device's own may change how all that is known of it is read.
            self.books.try_set(read_all(&self.kept()));
        } else if let Some(event) = json::read::<Event>(value) {
            let is_heard = keys::is_heard(key);
            self.books.try_update(|books| {
                change(books, event.clone(), |book| {
                    _ = if is_heard { book.hear(event) } else { book.add(event) };
                });
            });
        }
    }
}

/// All events that are kept. What can't be read, or is none, is left where it is.
pub(super) fn read_all(kept: &Kept) -> Vec<EventBook> {
    let mut books = Vec::new();
    let all: BTreeSet<String> = kept.keys(keys::ROOT).unwrap_or_default().into_iter().collect();
    let read = |key: &String| {
        let text = kept.read(key).ok().flatten()?;
        json::read::<Event>(&text)?.checked().ok()
    };
    for event in all.iter().filter(|key| keys::is_event(key)).filter_map(read) {
        change(&mut books, event.clone(), |book| _ = book.add(event));
    }
    for book in books.iter_mut().filter(|book| all.contains(&keys::author(book.id()))) {
        book.own();
    }
    for event in all.iter().filter(|key| keys::is_heard(key)).filter_map(read) {
        let is_settled = all.contains(&keys::settled(&event));
        change(&mut books, event.clone(), |book| {
            if is_settled {
                book.settle(&event);
            }
            book.hear(event);
        });
    }
    books
}

/// Changes the book of an event, which is begun with it where there is none.
fn change(books: &mut Vec<EventBook>, event: Event, change: impl FnOnce(&mut EventBook)) {
    if let Some(book) = books.iter_mut().find(|book| *book.id() == event.id) {
        change(book);
    } else {
        let mut book = EventBook::new(event);
        change(&mut book);
        books.push(book);
    }
}
