//! The organiser's desk of one event: the hand-ins that came to this device, and what the organiser made of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use super::filing::Filed;
use super::record_session::RecordSession;
use crate::domain::board::{Board, SharedLinks};
use crate::domain::collection::{Collection, Received, Room, SharedTheme};
use crate::domain::command::{Command, Refusal};
use crate::domain::event::EventId;
use crate::domain::file::HandIn;
use crate::domain::json;
use crate::domain::record::{Field, ThemeId};
use crate::storage::keys;
use crate::storage::save_tracker::{SaveStatus, Scope};
use crate::storage::store::Store as _;

/// The desk of an event. A small copy; what it stands for is there until the page is closed.
#[derive(Clone, Copy)]
pub struct Desk {
    event: StoredValue<EventId>,
    record: RecordSession,
    /// All hand-ins, each read once.
    collection: StoredValue<Collection>,
    /// The keys of those that were read.
    read: StoredValue<BTreeSet<String>>,
    /// Notified as hand-ins come in, or the event reads differently.
    collected: Trigger,
    /// What is linked, and what the room says of each shared theme; as far as somebody asked since it last changed.
    links: StoredValue<Option<Arc<SharedLinks>>>,
    themes: StoredValue<BTreeMap<ThemeId, Arc<SharedTheme>>>,
}

impl Desk {
    /// Opens the desk of an event, with all that came in for it and what the organiser made of it. To be called under the
    /// root owner.
    pub(super) fn open(record: RecordSession, event: EventId) -> Self {
        let session = record.session();
        let book = session
            .books
            .with_untracked(|books| books.iter().find(|book| *book.id() == event).cloned());
        let desk = Self {
            event: StoredValue::new(event),
            record,
            collection: StoredValue::new(Collection::new(book)),
            read: StoredValue::new(BTreeSet::new()),
            collected: Trigger::new(),
            links: StoredValue::new(None),
            themes: StoredValue::new(BTreeMap::new()),
        };
        record.on_change(Callback::new(move |touched: Vec<Field>| desk.forget(&touched)));
        Effect::new(move |_| {
            // The durable copy may bring hand-ins back a moment after the screen stands, and the event may be changed.
            session.healed();
            let book = session.event(&desk.event.get_value());
            desk.collection.update_value(|collection| collection.follow(book));
            desk.look_again();
        });
        desk.read_new();
        desk
    }

    /// Which event it is of.
    pub fn event(self) -> EventId {
        self.event.get_value()
    }

    /// Whether it is this event's.
    pub(super) fn is_of(self, event: &EventId) -> bool {
        self.event.with_value(|own| own == event)
    }

    /// The organiser's record.
    pub fn record(self) -> RecordSession {
        self.record
    }

    /// Does what the organiser wants, or says why not.
    pub fn dispatch(self, command: &Command) -> Result<(), Refusal> {
        self.record.dispatch(command, 0)
    }

    /// Whether what came in and what was made of it is kept. Followed.
    pub fn status(self) -> SaveStatus {
        self.record.status(&Scope::Device)
    }

    /// Reads the hand-ins. Followed.
    pub fn with_collection<T>(self, read: impl FnOnce(&Collection) -> T) -> T {
        self.collected.track();
        self.collection.with_value(read)
    }

    /// Reads what the room says. Followed.
    pub fn with_room<T>(self, read: impl FnOnce(Room<'_>) -> T) -> T {
        self.collected.track();
        let links = self.links();
        self.record.with_board(|board| {
            self.collection.with_value(|collection| read(Room::of(collection, board, &links)))
        })
    }

    /// Reads what is linked, and the board of shared themes. Followed.
    pub fn with_links<T>(self, read: impl FnOnce(&SharedLinks, &Board) -> T) -> T {
        let links = self.links();
        self.record.with_board(|board| read(&links, board))
    }

    /// The shared themes, in the organiser's order. Followed.
    pub fn themes(self) -> Vec<Arc<SharedTheme>> {
        let ids: Vec<ThemeId> = self
            .record
            .with_board(|board| board.themes().into_iter().map(|theme| theme.id).collect());
        ids.into_iter().filter_map(|id| self.theme(id)).collect()
    }

    /// What the room says of a shared theme. Followed.
    pub fn theme(self, id: ThemeId) -> Option<Arc<SharedTheme>> {
        if let Some(known) = self.themes.with_value(|themes| themes.get(&id).cloned()) {
            self.collected.track();
            self.record.with_board(|_| ());
            return Some(known);
        }
        let theme = Arc::new(self.with_room(|room| room.theme(id))?);
        self.themes.update_value(|themes| _ = themes.insert(id, Arc::clone(&theme)));
        Some(theme)
    }

    /// Takes a hand-in of this event in: what it was. It is kept whole, as it came.
    pub(super) fn take(self, hand_in: HandIn, name: &str, bytes: Vec<u8>) -> Option<Received> {
        let key = self.record.session().file_hand_in(&hand_in, name, bytes);
        self.read.update_value(|read| _ = read.insert(key));
        self.collection.try_update_value(|collection| collection.merge(hand_in))
    }

    /// Looks for what came in elsewhere, and tells the screens.
    pub fn look_again(self) {
        self.read_new();
        self.forget_all();
    }

    /// Reads the hand-ins that were not read yet.
    fn read_new(self) {
        let kept = self.record.session().kept();
        let keys = kept.keys(&keys::collected(&self.event.get_value())).unwrap_or_default();
        for key in keys {
            if self.read.with_value(|read| read.contains(&key)) {
                continue;
            }
            let text = kept.read(&key).ok().flatten();
            if let Some(filed) = text.and_then(|text| json::read::<Filed>(&text)) {
                self.collection.update_value(|all| _ = all.add(filed.text.as_bytes()));
            }
            self.read.update_value(|read| _ = read.insert(key));
        }
    }

    fn links(self) -> Arc<SharedLinks> {
        if let Some(known) = self.links.get_value() {
            return known;
        }
        let links = Arc::new(self.record.with_record(SharedLinks::of));
        self.links.set_value(Some(Arc::clone(&links)));
        links
    }

    fn forget_all(self) {
        self.links.set_value(None);
        self.themes.update_value(BTreeMap::clear);
        self.collected.notify();
    }

    /// Forgets what was worked out of the shared themes whose fields these are; a theme that is merged may change any.
    fn forget(self, touched: &[Field]) {
        self.links.set_value(None);
        let merges = touched.iter().any(|field| matches!(field, Field::Merge(_) | Field::Name(_)));
        let board = self.record.journal;
        self.themes.update_value(|themes| {
            if merges {
                return themes.clear();
            }
            for id in touched.iter().filter_map(Field::theme) {
                let shown = board.with_value(|journal| journal.board().counted_as(id));
                themes.remove(&shown.unwrap_or(id));
            }
        });
    }
}
