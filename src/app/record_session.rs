//! A record as it is open in this tab, a group's or an organiser's: the one way in, undo, and whether it is kept.

use leptos::prelude::*;

use super::session::Session;
use crate::domain::board::Board;
use crate::domain::command::{Command, Refusal};
use crate::domain::event::GroupId;
use crate::domain::record::{Fact, Field, Record, Transaction, TransactionSummary};
use crate::storage::beside::Beside;
use crate::storage::journal::Journal;
use crate::storage::save_tracker::{SaveStatus, Scope};
use crate::storage::store::StoreError;

/// A record of this tab. A small copy; what it stands for is there until the page is closed.
#[derive(Clone, Copy)]
pub struct RecordSession {
    /// Behind a handle of its own: a list of thousands of notes holds several copies of this for each.
    session: StoredValue<Session>,
    pub(super) journal: StoredValue<Journal>,
    changed: Trigger,
    /// Told which fields may read differently, before all who follow the record are.
    shows: StoredValue<Option<Callback<Vec<Field>>>>,
    /// Why it could not be read.
    fault: Option<StoreError>,
}

/// Two of one record are the same.
impl PartialEq for RecordSession {
    fn eq(&self, other: &Self) -> bool {
        self.journal == other.journal
    }
}

impl Eq for RecordSession {}

impl RecordSession {
    /// The record whose transactions are kept in this folder.
    pub(super) fn open(session: Session, folder: String) -> Self {
        let (journal, fault) = match Journal::open(&session.kept(), folder.clone()) {
            Ok(journal) => (journal, None),
            Err(fault) => (Journal::empty(folder), Some(fault)),
        };
        Self {
            session: StoredValue::new(session),
            journal: StoredValue::new(journal),
            changed: Trigger::new(),
            shows: StoredValue::new(None),
            fault,
        }
    }

    /// A record that is only looked at: none of it is kept.
    #[cfg(feature = "organiser")]
    pub(super) fn showing(session: Session, record: Record) -> Self {
        Self {
            session: StoredValue::new(session),
            journal: StoredValue::new(Journal::showing(record)),
            changed: Trigger::new(),
            shows: StoredValue::new(None),
            fault: None,
        }
    }

    /// Calls this with the fields that may read differently, each time before all who follow the record are told.
    pub(super) fn on_change(self, shows: Callback<Vec<Field>>) {
        self.shows.set_value(Some(shows));
    }

    /// The session it belongs to.
    pub fn session(self) -> Session {
        self.session.get_value()
    }

    /// Reads the board; followed whatever changes.
    pub fn with_board<T>(self, read: impl FnOnce(&Board) -> T) -> T {
        self.changed.track();
        self.journal.with_value(|journal| read(journal.board()))
    }

    /// Reads the record and its board; followed whatever changes.
    pub fn with_record<T>(self, read: impl FnOnce(&Record, &Board) -> T) -> T {
        self.changed.track();
        self.journal.with_value(|journal| read(journal.record(), journal.board()))
    }

    /// Does what a person wants, or says why not. It is written under this revision of the event.
    pub(super) fn dispatch(self, command: &Command, revision: u32) -> Result<(), Refusal> {
        let env = self.session().env(revision);
        let done = self.journal.try_update_value(|journal| journal.dispatch(command, &env));
        self.wrote(done.unwrap_or(Err(Refusal::NothingToDo))?);
        Ok(())
    }

    /// Writes what was decided.
    pub(super) fn commit(self, transaction: Transaction) {
        let done = self.journal.try_update_value(|journal| journal.commit(transaction));
        self.wrote(done.unwrap_or_default());
    }

    fn wrote(self, touched: Vec<Field>) {
        self.show(touched);
        self.keep();
        self.session().ask_to_keep();
    }

    /// What undo would take back: this device's last transaction, unless somebody built on it. Followed.
    pub fn next_undo(self) -> Option<TransactionSummary> {
        self.changed.track();
        self.journal.with_value(|journal| journal.undo().map(|(_, summary)| summary))
    }

    /// What was done last, where nothing was written since. Followed.
    pub fn newest(self) -> Option<TransactionSummary> {
        self.changed.track();
        self.journal.with_value(Journal::newest)
    }

    /// Whether undo has nothing to take back only because something stands on what was done last. Followed.
    pub fn undo_is_held(self) -> bool {
        self.changed.track();
        self.journal.with_value(Journal::holds_undo)
    }

    /// What redo would do again. Followed.
    pub fn next_redo(self) -> Option<TransactionSummary> {
        self.changed.track();
        self.journal.with_value(|journal| journal.redo().map(|(_, summary)| summary))
    }

    /// Takes back this device's last transaction, where there is one that nobody built on: what that was. Where a group's notes
    /// went back to another group with it, this device writes for that one again: which it is.
    pub fn undo(self) -> Result<(TransactionSummary, Option<GroupId>), Refusal> {
        self.does(self.journal.with_value(Journal::undo), Beside::undo)
    }

    /// Does again what was taken back last: the same.
    pub fn redo(self) -> Result<(TransactionSummary, Option<GroupId>), Refusal> {
        self.does(self.journal.with_value(Journal::redo), Beside::redo)
    }

    /// Does it, and what goes with it in the record of another group; or neither.
    fn does(
        self,
        known: Option<(Command, TransactionSummary)>,
        with: fn(&Journal, &Journal, &GroupId) -> Beside,
    ) -> Result<(TransactionSummary, Option<GroupId>), Refusal> {
        let (command, summary) = known.ok_or(Refusal::NothingToDo)?;
        let changes = matches!(summary, TransactionSummary::ChangedGroup);
        let own = self.session().group_of(self).filter(|_| changes);
        let beside = own.map_or(Ok(None), |own| own.beside(with))?;
        // None asks which question it answers.
        self.dispatch(&command, 0)?;
        let leads = beside.map(|(other, command, leads_on)| {
            other.record().dispatch(&command, 0).ok();
            own.filter(|_| leads_on).map(|own| own.leads_to(other))
        });
        Ok((summary, leads.flatten()))
    }

    /// Merges facts that came in a file, as one step: how many were news.
    pub fn import(self, facts: Vec<Fact>) -> usize {
        let imported = self.journal.try_update_value(|journal| journal.import(facts));
        let (count, touched) = imported.unwrap_or_default();
        self.show(touched);
        self.keep();
        count
    }

    /// Whether what is on screen is kept, where all of it is in this scope. Followed.
    pub(super) fn status(self, scope: &Scope) -> SaveStatus {
        let session = self.session();
        match (session.saves.status(&session.kept(), scope), self.fault) {
            (SaveStatus::Unchanged, Some(fault)) => SaveStatus::NotKept(fault, 0),
            (status, _) => status,
        }
    }

    /// Whether a transaction that is kept under this key is of this record.
    pub(super) fn keeps(self, key: &str) -> bool {
        self.journal.with_value(|journal| journal.keeps(key))
    }

    /// Takes in a transaction that another tab stored.
    pub(super) fn apply_remote(self, value: &str) {
        let touched = self.journal.try_update_value(|journal| journal.apply_remote(value));
        self.show(touched.unwrap_or_default());
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

    /// Writes what is new to localStorage at once, and to the durable copy, which says when it has it.
    fn keep(self) {
        self.put();
        self.session().make_durable();
    }

    fn show(self, touched: Vec<Field>) {
        if touched.is_empty() {
            return;
        }
        if let Some(shows) = self.shows.try_get_value().flatten() {
            shows.run(touched);
        }
        self.changed.notify();
    }
}
