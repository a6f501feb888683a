//! A group's record as its screens see it: each note behind a signal of its own, so that a row follows its note alone.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::device;
use super::made_files;
use super::session::Session;
use crate::domain::board::{Board, Note};
use crate::domain::command::{Command, Env, Refusal};
use crate::domain::event::{EventId, GroupId};
use crate::domain::file::{HandIn, MadeFile};
use crate::domain::record::{Fact, Field, NoteId, ThemeId, TransactionSummary};
use crate::domain::text::PersonText;
use crate::platform::random;
use crate::storage::journal::Journal;
use crate::storage::keys;
use crate::storage::save_tracker::{SaveStatus, Scope};
use crate::storage::store::StoreError;

/// One group's record. A small copy; what it stands for is there until the page is closed.
#[derive(Clone, Copy)]
pub struct GroupSession {
    /// Behind a handle of its own: a list of thousands of notes holds several copies of this for each.
    session: StoredValue<Session>,
    /// Which event, and which of its groups.
    of: StoredValue<(EventId, GroupId)>,
    pub(super) journal: StoredValue<Journal>,
    changed: Trigger,
    /// Like `changed`, where a theme reads differently: every row shows its theme, and most changes are to notes.
    themes_changed: Trigger,
    note_ids: ReadSignal<Vec<NoteId>>,
    set_note_ids: WriteSignal<Vec<NoteId>>,
    /// The notes that some screen asked for.
    notes: StoredValue<BTreeMap<NoteId, NoteSignal>>,
    /// Why its record could not be read.
    fault: Option<StoreError>,
    pub(super) made: RwSignal<Option<MadeFile>>,
}

/// A note: to be read, and to be set.
type NoteSignal = (ReadSignal<Option<Note>>, WriteSignal<Option<Note>>);

/// Two of one record are the same.
impl PartialEq for GroupSession {
    fn eq(&self, other: &Self) -> bool {
        self.journal == other.journal
    }
}

impl Eq for GroupSession {}

impl GroupSession {
    /// The session of a record as it was read; `fault` is why it could not be.
    pub(super) fn new(
        session: Session,
        event: EventId,
        group: GroupId,
        journal: Journal,
        fault: Option<StoreError>,
    ) -> Self {
        let (note_ids, set_note_ids) = signal(standing(&journal));
        Self {
            session: StoredValue::new(session),
            note_ids,
            set_note_ids,
            journal: StoredValue::new(journal),
            changed: Trigger::new(),
            themes_changed: Trigger::new(),
            notes: StoredValue::new(BTreeMap::new()),
            fault,
            made: RwSignal::new(made_files::last(session, &event, &group)),
            of: StoredValue::new((event, group)),
        }
    }

    /// Which event it is of.
    pub fn event(self) -> EventId {
        self.of.with_value(|(event, _)| event.clone())
    }

    /// Which group of the event.
    pub fn group(self) -> GroupId {
        self.of.with_value(|(_, group)| group.clone())
    }

    /// Whether it is this group's.
    pub(super) fn is_of(self, event: &EventId, group: &GroupId) -> bool {
        self.of.with_value(|of| (&of.0, &of.1) == (event, group))
    }

    /// Whether a transaction that is kept under this key is of this group.
    pub(super) fn keeps(self, key: &str) -> bool {
        self.of.with_value(|(event, group)| key.starts_with(&keys::transactions(event, group)))
    }

    /// The session it belongs to.
    pub fn session(self) -> Session {
        self.session.get_value()
    }

    /// The notes that stand, oldest first. Changes only when a note comes or goes.
    pub fn note_ids(self) -> ReadSignal<Vec<NoteId>> {
        self.note_ids
    }

    /// One note, as it changes; nothing while it is not here.
    pub fn note(self, id: NoteId) -> ReadSignal<Option<Note>> {
        if let Some((note, _)) = self.known_note(id) {
            return note;
        }
        let note = self.journal.with_value(|journal| journal.board().note(id).cloned());
        // The row that asks first may be gone before others are.
        let note = self.session().under_root(|| signal(note));
        self.notes.update_value(|notes| _ = notes.insert(id, note));
        note.0
    }

    /// Reads the board; followed whatever changes.
    pub fn with_board<T>(self, read: impl FnOnce(&Board) -> T) -> T {
        self.changed.track();
        self.journal.with_value(|journal| read(journal.board()))
    }

    /// The name of the theme that notes put into this one are in now; followed as themes change.
    pub fn theme_name(self, place: ThemeId) -> Option<PersonText> {
        self.themes_changed.track();
        self.journal.with_value(|journal| {
            let board = journal.board();
            let theme = board.theme(board.counted_as(place)?)?;
            Some(theme.title().clone())
        })
    }

    /// Does what a person wants, or says why not.
    pub fn dispatch(self, command: Command) -> Result<(), Refusal> {
        let env = self.env();
        let done = self.journal.try_update_value(|journal| journal.dispatch(&command, &env));
        self.show(&done.unwrap_or(Err(Refusal::NothingToDo))?);
        self.keep();
        self.session().ask_to_keep();
        Ok(())
    }

    /// Does it; that something stays as it was is no fault.
    pub fn settle(self, command: Command) -> Result<(), Refusal> {
        match self.dispatch(command) {
            Err(Refusal::NothingToDo) => Ok(()),
            done => done,
        }
    }

    /// What undo would take back: this device's last transaction, unless somebody built on it. Followed.
    pub fn next_undo(self) -> Option<TransactionSummary> {
        self.changed.track();
        self.journal.with_value(|journal| {
            journal.history().next_undo(journal.record()).map(TransactionSummary::of)
        })
    }

    /// What redo would do again. Followed.
    pub fn next_redo(self) -> Option<TransactionSummary> {
        self.changed.track();
        self.journal.with_value(|journal| journal.history().next_redo().map(TransactionSummary::of))
    }

    /// Takes back this device's last transaction, where there is one that nobody built on: what that was.
    pub fn undo(self) -> Result<TransactionSummary, Refusal> {
        let undone = self.journal.with_value(|journal| {
            let last = journal.history().next_undo(journal.record())?;
            Some((Command::Undo(last.fact_ids()), TransactionSummary::of(last)))
        });
        let (command, summary) = undone.ok_or(Refusal::NothingToDo)?;
        self.dispatch(command).map(|()| summary)
    }

    /// Does again what was taken back last: what that was.
    pub fn redo(self) -> Result<TransactionSummary, Refusal> {
        let redone = self.journal.with_value(|journal| {
            let last = journal.history().next_redo()?;
            Some((Command::Redo(last.fact_ids()), TransactionSummary::of(last)))
        });
        let (command, summary) = redone.ok_or(Refusal::NothingToDo)?;
        self.dispatch(command).map(|()| summary)
    }

    /// Everything that is known here, to take along.
    pub(super) fn facts(self) -> Vec<Fact> {
        self.journal.with_value(|journal| journal.record().facts().cloned().collect())
    }

    /// Whether what is on screen is kept. Followed.
    pub fn status(self) -> SaveStatus {
        let session = self.session();
        let (event, group) = self.of.get_value();
        match (session.saves.status(&session.kept(), &Scope::Group(event, group)), self.fault) {
            (SaveStatus::Unchanged, Some(fault)) => SaveStatus::NotKept(fault, 0),
            (status, _) => status,
        }
    }

    /// The hand-in of the group as it stands; nothing where its event is not on this device. Followed.
    pub fn hand_in(self) -> Option<HandIn> {
        let (event, group) = self.of.get_value();
        let book = self.session().event(&event)?;
        self.changed.track();
        self.journal.with_value(|journal| HandIn::of(&book, &group, journal.record()))
    }

    /// The receipt words of the hand-in as it stands. Followed.
    pub fn receipt(self) -> Option<[&'static str; 4]> {
        self.hand_in().map(|hand_in| hand_in.receipt().words())
    }

    /// Merges facts that came in a file: how many were news.
    pub fn import(self, facts: Vec<Fact>) -> usize {
        let imported = self.journal.try_update_value(|journal| journal.import(facts));
        let (count, touched) = imported.unwrap_or_default();
        self.show(&touched);
        self.keep();
        count
    }

    /// Takes in a transaction that another tab stored.
    pub(super) fn apply_remote(self, value: &str) {
        let touched = self.journal.try_update_value(|journal| journal.apply_remote(value));
        self.show(&touched.unwrap_or_default());
    }

    fn env(self) -> Env {
        let session = self.session();
        let revision = self.of.with_value(|(event, group)| {
            session.books.with_untracked(|books| {
                let book = books.iter().find(|book| book.id() == event);
                book.map_or(0, |book| book.asks(group))
            })
        });
        Env {
            replica: session.replica(),
            now: Some(device::now()),
            random: random::bits(),
            revision,
        }
    }

    /// Writes what is new to localStorage at once, and to the durable copy, which says when it has it.
    fn keep(self) {
        self.put();
        self.session().make_durable();
    }

    /// Writes what is in memory alone to localStorage. What becomes of it is followed by its key: the status says so.
    pub(super) fn put(self) {
        let mut kept = self.session().kept();
        self.journal.try_update_value(|journal| journal.keep(&mut kept).ok());
    }

    /// The durable copy has what stands under these keys.
    pub(super) fn kept_elsewhere(self, keys: &[String]) {
        self.journal.try_update_value(|journal| journal.kept_elsewhere(keys));
    }

    /// Tells the screens which fields may read differently now.
    fn show(self, touched: &[Field]) {
        if touched.is_empty() {
            return;
        }
        let notes: BTreeSet<NoteId> = touched.iter().filter_map(Field::note).collect();
        for id in &notes {
            if let Some((_, note)) = self.known_note(*id) {
                note.set(self.journal.with_value(|journal| journal.board().note(*id).cloned()));
            }
        }
        self.show_order(&notes);
        if touched.iter().any(|field| field.theme().is_some()) {
            self.themes_changed.notify();
        }
        self.changed.notify();
    }

    /// Which notes stand changes only where one of these came or went. One alone is put in or taken out: among thousands,
    /// a list that is made anew would cost more than all else that a new note does.
    fn show_order(self, touched: &BTreeSet<NoteId>) {
        let moved = self.journal.with_value(|journal| {
            let stands = |id| journal.board().note(id).is_some_and(|note| !note.binned);
            self.note_ids.with_untracked(|ids| {
                let moved = touched.iter().filter_map(|id| {
                    let place = ids.binary_search(id);
                    (place.is_ok() != stands(*id)).then_some((*id, place))
                });
                moved.collect::<Vec<_>>()
            })
        });
        match moved.as_slice() {
            [] => {}
            [(id, Err(place))] => self.set_note_ids.update(|ids| ids.insert(*place, *id)),
            [(_, Ok(place))] => self.set_note_ids.update(|ids| _ = ids.remove(*place)),
            _ => self.set_note_ids.set(self.journal.with_value(standing)),
        }
    }

    fn known_note(self, id: NoteId) -> Option<NoteSignal> {
        self.notes.with_value(|notes| notes.get(&id).copied())
    }
}

/// The notes that stand, in the order of their ids.
fn standing(journal: &Journal) -> Vec<NoteId> {
    journal.board().notes().map(|note| note.id).collect()
}
