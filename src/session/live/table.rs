//! A group's record as its screens see it: each note behind a signal of its own, so that a row follows its note alone.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{Session, use_session};
use crate::browser::random;
use crate::domain::board::{Board, Note};
use crate::domain::command::{Command, Moment, Refusal};
use crate::domain::deed::Deed;
use crate::domain::event::{EventBook, EventId, GroupId};
use crate::domain::fact::{Fact, Field};
use crate::domain::file::HandIn;
use crate::domain::stamp::{Millis, NoteId, ThemeId};
use crate::domain::{json, order};
use crate::session::browser_store::BrowserStore;
use crate::session::keys;
use crate::session::log::Log;
use crate::session::store::{Store as _, StoreError};

/// Whether what is on screen is also in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing was written since the page was opened.
    Unchanged,
    /// On its way to the durable copy.
    Saving,
    /// In the durable copy since this time: it outlives a browser that is killed.
    Saved(Millis),
    /// In localStorage since this time, but the durable copy did not take it.
    Kept(Millis),
    /// Only in memory, for this reason.
    NotKept(StoreError),
}

/// One group's record. A small handle: every row of a screen has one.
#[derive(Clone, Copy, Debug)]
pub struct Table(StoredValue<Inner>);

/// What the handle stands for.
#[derive(Clone, Copy, Debug)]
struct Inner {
    id: StoredValue<(EventId, GroupId)>,
    log: StoredValue<Log>,
    changed: Trigger,
    /// Like `changed`, where a theme reads differently: every row shows its theme, and most changes are to notes.
    themes_changed: Trigger,
    note_ids: RwSignal<Vec<NoteId>>,
    rows: StoredValue<BTreeMap<NoteId, RwSignal<Option<Note>>>>,
    status: RwSignal<Status>,
    /// Steps on their way to the durable copy: "Saved" is not said before the last of them is there.
    on_their_way: StoredValue<usize>,
    made: RwSignal<Option<Made>>,
    owner: StoredValue<Owner>,
}

/// When a file was made, and the count that the record had come to.
type Made = (Millis, u64);

impl Table {
    pub(super) fn new(id: (EventId, GroupId), log: Log, fault: Option<StoreError>) -> Self {
        let made = read_made(&id);
        Self(StoredValue::new(Inner {
            note_ids: RwSignal::new(log.board().notes().map(|note| note.id).collect()),
            id: StoredValue::new(id),
            log: StoredValue::new(log),
            changed: Trigger::new(),
            themes_changed: Trigger::new(),
            rows: StoredValue::default(),
            status: RwSignal::new(fault.map_or(Status::Unchanged, Status::NotKept)),
            on_their_way: StoredValue::new(0),
            made: RwSignal::new(made),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }))
    }

    pub(super) fn id(&self) -> (EventId, GroupId) {
        self.inner().id.get_value()
    }

    fn inner(&self) -> Inner {
        self.0.get_value()
    }

    /// The session it belongs to.
    pub fn session(&self) -> Session {
        use_session()
    }

    /// The notes that stand, oldest first. Changes only when a note comes or goes.
    pub fn note_ids(&self) -> Vec<NoteId> {
        self.inner().note_ids.get()
    }

    /// One note, as it changes.
    pub fn note(&self, id: NoteId) -> Signal<Option<Note>> {
        if let Some(row) = self.inner().rows.with_value(|rows| rows.get(&id).copied()) {
            return row.into();
        }
        let note = self.inner().log.with_value(|log| log.board().note(id).cloned());
        let row = self.inner().owner.get_value().with(|| RwSignal::new(note));
        self.inner().rows.update_value(|rows| {
            rows.insert(id, row);
        });
        row.into()
    }

    /// Reads the board; followed whatever changes.
    pub fn with_board<T>(&self, read: impl FnOnce(&Board) -> T) -> T {
        self.inner().changed.track();
        self.inner().log.with_value(|log| read(log.board()))
    }

    /// The name of the theme that notes put into this one are in now; followed as themes change.
    pub fn theme_name(&self, place: ThemeId) -> Option<String> {
        self.inner().themes_changed.track();
        self.inner().log.with_value(|log| {
            let theme = log.board().theme(log.board().counted_as(place)?)?;
            Some(theme.title().to_owned())
        })
    }

    /// Does what a person wants, or says why not.
    pub fn dispatch(&self, command: Command) -> Result<(), Refusal> {
        let moment = self.moment();
        let done = self.inner().log.try_update_value(|log| log.dispatch(&command, &moment));
        let touched = done.unwrap_or(Err(Refusal::NothingToDo))?;
        self.show(&touched);
        self.keep();
        Ok(())
    }

    /// Does it; that something stays as it was is no fault.
    pub fn settle(&self, command: Command) -> Result<(), Refusal> {
        match self.dispatch(command) {
            Err(Refusal::NothingToDo) => Ok(()),
            done => done,
        }
    }

    /// What undo would take back: this device's last step, unless somebody built on it.
    pub fn next_undo(&self) -> Option<Deed> {
        self.inner().changed.track();
        self.inner().log.with_value(|log| log.history().next_undo(log.record()).map(Deed::of))
    }

    /// What redo would do again.
    pub fn next_redo(&self) -> Option<Deed> {
        self.inner().changed.track();
        self.inner().log.with_value(|log| log.history().next_redo().map(Deed::of))
    }

    /// Takes back this device's last step, where there is one that nobody built on: what that was.
    pub fn undo(&self) -> Result<Deed, Refusal> {
        let step =
            self.inner().log.with_value(|log| log.history().next_undo(log.record()).cloned());
        let step = step.ok_or(Refusal::NothingToDo)?;
        self.dispatch(Command::Undo(step.names()))?;
        Ok(Deed::of(&step))
    }

    /// Does again what was taken back last: what that was.
    pub fn redo(&self) -> Result<Deed, Refusal> {
        let step = self.inner().log.with_value(|log| log.history().next_redo().cloned());
        let step = step.ok_or(Refusal::NothingToDo)?;
        self.dispatch(Command::Redo(step.names()))?;
        Ok(Deed::of(&step))
    }

    /// Everything that is known here, to take along.
    pub(super) fn facts(&self) -> Vec<Fact> {
        self.inner().log.with_value(|log| log.record().facts().cloned().collect())
    }

    /// Whether what is on screen is kept.
    pub fn status(&self) -> Status {
        self.inner().status.get()
    }

    /// The hand-in of the group as it stands; nothing where its event is not on this device.
    pub fn hand_in(&self) -> Option<HandIn> {
        let (event, group) = self.inner().id.get_value();
        let book: EventBook = self.session().event(&event)?;
        self.inner().changed.track();
        self.inner().log.with_value(|log| HandIn::of(&book, &group, log.record()))
    }

    /// The receipt words of the hand-in as it stands.
    pub fn receipt(&self) -> Option<[&'static str; 4]> {
        self.hand_in().map(|hand_in| hand_in.receipt().words())
    }

    /// When a file was last made, and how many notes were added since.
    pub fn file_made(&self) -> Option<(Millis, usize)> {
        let (at, count) = self.inner().made.get()?;
        let since = self.with_board(|board| {
            board.notes().filter(|note| note.id.0.stamp.count >= count).count()
        });
        Some((at, since))
    }

    /// Remembers that a file was made of the record as it stands.
    pub fn note_file_made(&self) {
        let made =
            (self.session().now(), self.inner().log.with_value(|log| log.record().next_count()));
        let (event, group) = self.inner().id.get_value();
        let key = format!("{}{:016x}", keys::made(&event, &group), made.1);
        BrowserStore.write(&key, &json::value(&made)).ok();
        self.inner().made.set(Some(made));
    }

    pub(super) fn import(&self, facts: Vec<Fact>) -> usize {
        let (count, touched) =
            self.inner().log.try_update_value(|log| log.import(facts)).unwrap_or_default();
        self.show(&touched);
        self.keep();
        count
    }

    pub(super) fn hear(&self, value: &str) {
        let touched = self.inner().log.try_update_value(|log| log.hear(value)).unwrap_or_default();
        self.show(&touched);
    }

    fn moment(&self) -> Moment {
        let (event, group) = self.inner().id.get_value();
        let book = self.session().inner().books.with_untracked(|books| books.get(&event).cloned());
        let pages =
            book.iter().flat_map(EventBook::pages).filter(|page| page.group(&group).is_some());
        let revision = pages.map(|page| page.revision).max().unwrap_or(0);
        Moment {
            replica: self.session().inner().replica,
            now: Some(self.session().now()),
            random: random::bits(),
            revision,
        }
    }

    /// Writes what is new to localStorage at once, and to the durable copy, which says when it has it.
    fn keep(&self) {
        let (log, status) = (self.inner().log, self.inner().status);
        let kept = log.try_update_value(|log| log.keep(&mut BrowserStore)).unwrap_or(Ok(()));
        let session = self.session();
        let on_their_way = self.inner().on_their_way;
        status.set(Status::Saving);
        on_their_way.update_value(|steps| *steps += 1);
        session.make_durable(move |durable| {
            on_their_way.update_value(|steps| *steps = steps.saturating_sub(1));
            if let Some(keys) = &durable {
                log.update_value(|log| log.kept_elsewhere(keys));
            }
            let last = on_their_way.get_value() == 0;
            match (durable, kept) {
                (Some(_), _) if last => status.set(Status::Saved(session.now())),
                (Some(_), _) => {}
                (None, Ok(())) => status.set(Status::Kept(session.now())),
                (None, Err(fault)) => status.set(Status::NotKept(fault)),
            }
        });
    }

    fn show(&self, touched: &[Field]) {
        if touched.is_empty() {
            return;
        }
        let notes = order::set(touched.iter().filter_map(Field::note));
        for id in &notes {
            let note = self.inner().log.with_value(|log| log.board().note(*id).cloned());
            if let Some(row) = self.inner().rows.with_value(|rows| rows.get(id).copied()) {
                row.set(note);
            }
        }
        let ids: Vec<NoteId> =
            self.inner().log.with_value(|log| log.board().notes().map(|note| note.id).collect());
        if self.inner().note_ids.with_untracked(|known| *known != ids) {
            self.inner().note_ids.set(ids);
        }
        if touched.iter().any(|field| field.theme().is_some()) {
            self.inner().themes_changed.notify();
        }
        self.inner().changed.notify();
    }
}

fn read_made((event, group): &(EventId, GroupId)) -> Option<Made> {
    let key = BrowserStore.keys(&keys::made(event, group)).ok()?.pop()?;
    json::read(&BrowserStore.read(&key).ok()??)
}
