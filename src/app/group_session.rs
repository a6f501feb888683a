//! A group's record as its screens see it: each note behind a signal of its own, so that a row follows its note alone.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::keeping::Keeping;
use super::stores::kept;
use super::{Session, use_session};
use crate::domain::board::{Board, Note};
use crate::domain::command::{Command, Env, Refusal};
use crate::domain::event::{EventBook, EventId, GroupId};
use crate::domain::file::HandIn;
use crate::domain::json;
use crate::domain::record::{Fact, Field, Millis, NoteId, ThemeId, TransactionSummary};
use crate::listed::Listed as _;
use crate::platform::random;
use crate::signal::{Owner, Signal};
use crate::storage::journal::Journal;
use crate::storage::keys;
use crate::storage::save_tracker::SaveStatus;
use crate::storage::store::{Store as _, StoreError};

/// One group's record. A small handle: every row of a screen has one. What it stands for is there until the page is
/// closed.
#[derive(Clone, Copy)]
pub struct GroupSession(&'static Inner);

/// What the handle stands for.
struct Inner {
    event: EventId,
    group: GroupId,
    log: RefCell<Journal>,
    changed: Signal<()>,
    /// Like `changed`, where a theme reads differently: every row shows its theme, and most changes are to notes.
    themes_changed: Signal<()>,
    note_ids: Signal<Vec<NoteId>>,
    rows: RefCell<BTreeMap<NoteId, Signal<Option<Note>>>>,
    keeping: Keeping,
    made: Signal<Option<Made>>,
    owner: Owner,
}

/// When a file was made, and the count that the record had come to.
type Made = (Millis, u64);

impl GroupSession {
    pub(super) fn new(
        event: EventId,
        group: GroupId,
        log: Journal,
        fault: Option<StoreError>,
    ) -> Self {
        let inner = Inner {
            note_ids: Signal::new(log.board().notes().map(|note| note.id).listed()),
            log: RefCell::new(log),
            changed: Signal::new(()),
            themes_changed: Signal::new(()),
            rows: RefCell::default(),
            keeping: Keeping::new(fault.map_or(SaveStatus::Unchanged, SaveStatus::NotKept)),
            made: Signal::new(read_made(&event, &group)),
            owner: Owner::current().unwrap_or_default(),
            event,
            group,
        };
        Self(Box::leak(Box::new(inner)))
    }

    pub(super) fn event(self) -> &'static EventId {
        &self.0.event
    }

    pub(super) fn group(self) -> &'static GroupId {
        &self.0.group
    }

    /// The session it belongs to.
    pub fn session(self) -> Session {
        use_session()
    }

    /// The notes that stand, oldest first. Changes only when a note comes or goes.
    pub fn note_ids(self) -> Vec<NoteId> {
        self.0.note_ids.get()
    }

    /// One note, as it changes.
    pub fn note(self, id: NoteId) -> Signal<Option<Note>> {
        if let Some(row) = self.0.rows.borrow().get(&id) {
            return *row;
        }
        let note = self.0.log.borrow().board().note(id).cloned();
        let row = self.0.owner.with(|| Signal::new(note));
        self.0.rows.borrow_mut().insert(id, row);
        row
    }

    /// Reads the board; followed whatever changes.
    pub fn with_board<T>(self, read: impl FnOnce(&Board) -> T) -> T {
        self.0.changed.track();
        read(self.0.log.borrow().board())
    }

    /// The name of the theme that notes put into this one are in now; followed as themes change.
    pub fn theme_name(self, place: ThemeId) -> Option<String> {
        self.0.themes_changed.track();
        let log = self.0.log.borrow();
        let theme = log.board().theme(log.board().counted_as(place)?)?;
        Some(theme.title().to_owned())
    }

    /// Does what a person wants, or says why not.
    pub fn dispatch(self, command: Command) -> Result<(), Refusal> {
        let env = self.env();
        let done = self.0.log.borrow_mut().dispatch(&command, &env);
        self.show(&done?);
        self.keep();
        Ok(())
    }

    /// Does it; that something stays as it was is no fault.
    pub fn settle(self, command: Command) -> Result<(), Refusal> {
        match self.dispatch(command) {
            Err(Refusal::NothingToDo) => Ok(()),
            done => done,
        }
    }

    /// What undo would take back: this device's last step, unless somebody built on it.
    pub fn next_undo(self) -> Option<TransactionSummary> {
        self.0.changed.track();
        let log = self.0.log.borrow();
        log.history().next_undo(log.record()).map(TransactionSummary::of)
    }

    /// What redo would do again.
    pub fn next_redo(self) -> Option<TransactionSummary> {
        self.0.changed.track();
        self.0.log.borrow().history().next_redo().map(TransactionSummary::of)
    }

    /// Takes back this device's last step, where there is one that nobody built on: what that was.
    pub fn undo(self) -> Result<TransactionSummary, Refusal> {
        let log = self.0.log.borrow();
        let transaction = log.history().next_undo(log.record()).ok_or(Refusal::NothingToDo)?;
        let (command, summary) =
            (Command::Undo(transaction.fact_ids()), TransactionSummary::of(transaction));
        drop(log);
        self.dispatch(command).map(|()| summary)
    }

    /// Does again what was taken back last: what that was.
    pub fn redo(self) -> Result<TransactionSummary, Refusal> {
        let log = self.0.log.borrow();
        let transaction = log.history().next_redo().ok_or(Refusal::NothingToDo)?;
        let (command, summary) =
            (Command::Redo(transaction.fact_ids()), TransactionSummary::of(transaction));
        drop(log);
        self.dispatch(command).map(|()| summary)
    }

    /// Everything that is known here, to take along.
    pub(super) fn facts(self) -> Vec<Fact> {
        self.0.log.borrow().record().facts().cloned().listed()
    }

    /// Whether what is on screen is kept.
    pub fn status(self) -> SaveStatus {
        self.0.keeping.status()
    }

    /// The hand-in of the group as it stands; nothing where its event is not on this device.
    pub fn hand_in(self) -> Option<HandIn> {
        let book = self.session().event(self.event())?;
        self.0.changed.track();
        HandIn::of(&book, self.group(), self.0.log.borrow().record())
    }

    /// The receipt words of the hand-in as it stands.
    pub fn receipt(self) -> Option<[&'static str; 4]> {
        self.hand_in().map(|hand_in| hand_in.receipt().words())
    }

    /// When a file was last made, and how many notes were added since.
    pub fn file_made(self) -> Option<(Millis, usize)> {
        let (at, count) = self.0.made.get()?;
        let since = self.with_board(|board| {
            board.notes().filter(|note| note.id.0.timestamp.count >= count).count()
        });
        Some((at, since))
    }

    /// Remembers that a file was made of the record as it stands.
    pub fn note_file_made(self) {
        let made = (self.session().now(), self.0.log.borrow().record().next_count());
        let key = format!("{}{:016x}", keys::made(self.event(), self.group()), made.1);
        kept().write(&key, &json::canonical(&made)).ok();
        self.0.made.set(Some(made));
    }

    pub(super) fn import(self, facts: Vec<Fact>) -> usize {
        let (count, touched) = self.0.log.borrow_mut().import(facts);
        self.show(&touched);
        self.keep();
        count
    }

    pub(super) fn hear(self, value: &str) {
        let touched = self.0.log.borrow_mut().apply_remote(value);
        self.show(&touched);
    }

    fn env(self) -> Env {
        let session = self.session();
        let pages = |book: &EventBook| {
            let pages = book.pages().filter(|page| page.group(self.group()).is_some());
            pages.map(|page| page.revision).max().unwrap_or(0)
        };
        let book = |books: &Vec<EventBook>| {
            books.iter().find(|book| book.id() == self.event()).map_or(0, pages)
        };
        Env {
            replica: session.inner().replica,
            now: Some(session.now()),
            random: random::bits(),
            revision: session.inner().books.with_untracked(book),
        }
    }

    /// Writes what is new to localStorage at once, and to the durable copy, which says when it has it.
    fn keep(self) {
        let inner = self.0;
        let here = inner.log.borrow_mut().keep(&mut kept());
        inner.keeping.make_durable(here, |keys| inner.log.borrow_mut().kept_elsewhere(keys));
    }

    fn show(self, touched: &[Field]) {
        if touched.is_empty() {
            return;
        }
        for id in touched.iter().filter_map(Field::note).collect::<BTreeSet<_>>() {
            let row = self.0.rows.borrow().get(&id).copied();
            if let Some(row) = row {
                let note = self.0.log.borrow().board().note(id).cloned();
                row.set(note);
            }
        }
        let ids: Vec<NoteId> = self.0.log.borrow().board().notes().map(|note| note.id).listed();
        if self.0.note_ids.with_untracked(|known| *known != ids) {
            self.0.note_ids.set(ids);
        }
        if touched.iter().any(|field| field.theme().is_some()) {
            self.0.themes_changed.set(());
        }
        self.0.changed.set(());
    }
}

fn read_made(event: &EventId, group: &GroupId) -> Option<Made> {
    let key = kept().keys(&keys::made(event, group)).ok()?.pop()?;
    json::read(&kept().read(&key).ok()??)
}
