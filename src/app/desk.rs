//! The organiser's desk of one event: the hand-ins that came to this device, and what the organiser made of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::reading::Reading;
use super::record_session::RecordSession;
use super::session::Session;
use crate::domain::board::{Board, SharedLinks};
use crate::domain::collection::compare::Comparison;
use crate::domain::collection::{Collection, Received, Room, SharedTheme};
use crate::domain::command::{Command, Refusal};
use crate::domain::event::{EventBook, EventId};
use crate::domain::file::{DeskFile, HandIn};
use crate::domain::record::{Field, Millis, ThemeId};
use crate::report::Source;
use crate::storage::save_tracker::{SaveStatus, Scope};

/// The desk of an event. A small copy; what it stands for is there until the page is closed.
#[derive(Clone, Copy)]
pub struct Desk {
    event: StoredValue<EventId>,
    record: RecordSession,
    /// The event, and the version that made this, where it is only looked at.
    visited: StoredValue<Option<(EventBook, u64)>>,
    /// How often somebody tried to change it nevertheless.
    tries: RwSignal<u32>,
    /// All hand-ins, each read once.
    pub(super) collection: StoredValue<Collection>,
    /// How far those that are kept were read.
    pub(super) reading: Reading,
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
        let desk = Self::new(record, event, Collection::new(book));
        record.on_change(Callback::new(move |touched: Vec<Field>| desk.forget(&touched)));
        Effect::new(move |_| {
            // The durable copy may bring hand-ins back a moment after the screen stands, and the event may be changed.
            session.healed();
            session.filed.track();
            let book = session.event(&desk.event.get_value());
            desk.collection.update_value(|collection| collection.follow(book));
            desk.look_again();
        });
        desk
    }

    /// A desk that is only looked at, from a file that a newer version made: none of it is kept.
    pub(super) fn showing(session: Session, file: &DeskFile, version: u64) -> Self {
        let record = RecordSession::showing(session, file.record().clone());
        let mut book = EventBook::new(file.event.clone());
        for page in &file.pages {
            book.add(page.clone());
        }
        let mut collection = Collection::new(Some(book.clone()));
        for filed in &file.hand_ins {
            collection.merge(filed.hand_in.clone());
        }
        let desk = Self::new(record, file.event.id.clone(), collection);
        desk.visited.set_value(Some((book, version)));
        desk.reading.is_done();
        desk
    }

    fn new(record: RecordSession, event: EventId, collection: Collection) -> Self {
        Self {
            event: StoredValue::new(event),
            record,
            visited: StoredValue::new(None),
            tries: RwSignal::new(0),
            collection: StoredValue::new(collection),
            reading: Reading::new(),
            collected: Trigger::new(),
            links: StoredValue::new(None),
            themes: StoredValue::new(BTreeMap::new()),
        }
    }

    /// The version that made it, where that is a newer one, so that it is only looked at.
    pub fn newer(self) -> Option<u64> {
        self.visited.with_value(|visited| visited.as_ref().map(|(_, version)| *version))
    }

    /// How often somebody tried to change it nevertheless. Followed.
    pub fn tries(self) -> u32 {
        self.tries.get()
    }

    /// What is known of the event. Followed.
    pub fn book(self) -> Option<EventBook> {
        let visited =
            self.visited.with_value(|visited| visited.as_ref().map(|(book, _)| book.clone()));
        visited.or_else(|| self.record.session().event(&self.event()))
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
        if self.newer().is_some() {
            self.tries.update(|tries| *tries += 1);
            return Err(Refusal::OnlyToLookAt);
        }
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

    /// This event beside an earlier one. Followed.
    pub fn since(self, earlier: Self) -> Option<Comparison> {
        earlier.with_room(|earlier| self.with_room(|later| Comparison::of(earlier, later)))
    }

    /// Reads all that a report is made from. Followed.
    pub fn with_source<T>(self, read: impl FnOnce(Source<'_>) -> T) -> T {
        self.collected.track();
        let links = self.links();
        self.record.with_record(|record, board| {
            self.collection
                .with_value(|collection| read(Source::of(collection, record, board, &links)))
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

    /// Takes in a hand-in of this event that came at this time and is kept: what it was.
    pub(super) fn take(self, hand_in: HandIn, came: Option<Millis>) -> Option<Received> {
        self.collection.try_update_value(|collection| collection.merge_at(hand_in, came))
    }

    /// When the organiser began to bring together what had come in. Followed.
    pub fn began(self) -> Option<Millis> {
        self.record.with_record(|record, _| record.began())
    }

    /// Looks for what came in elsewhere, and tells the screens.
    pub fn look_again(self) {
        if self.newer().is_none() {
            self.read_new();
        }
        self.forget_all();
    }

    fn links(self) -> Arc<SharedLinks> {
        if let Some(known) = self.links.get_value() {
            return known;
        }
        let links = Arc::new(self.record.with_record(SharedLinks::of));
        self.links.set_value(Some(Arc::clone(&links)));
        links
    }

    pub(super) fn forget_all(self) {
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
