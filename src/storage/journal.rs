//! One record on this device, a group's or an organiser's: read once, then every transaction is written as one new key.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::keys;
use super::store::{Store, StoreError};
use crate::domain::board::Board;
use crate::domain::command::{self, Command, Env, Refusal};
use crate::domain::event::GroupId;
use crate::domain::json;
use crate::domain::record::{
    Fact, FactId, Field, History, NoteId, Operation, Record, Transaction, TransactionBuilder,
    TransactionSummary, came_along,
};

/// A record, its board, and what this device can take back.
#[derive(Debug)]
pub struct Journal {
    /// What the keys of its transactions start with.
    folder: String,
    record: Record,
    board: Board,
    history: History,
    /// Keys whose values could not be read: left where they are.
    damaged: Vec<String>,
    /// Transactions that are only in memory so far, by name: in what order ballots came in must show nowhere.
    unkept: BTreeMap<String, String>,
    /// Where the newest transaction of this device was made.
    made: Option<u64>,
}

/// A transaction as it is stored; the parts stand in the canonical order.
#[derive(Serialize)]
struct Stored<'a> {
    facts: Vec<&'a Fact>,
    /// Where this device made it: the count that the record had come to, so that undo outlives a reload. Elsewhere null,
    /// and for a ballot: it can't be taken back, and the count would say when it came in.
    own: Option<u64>,
}

impl Journal {
    /// Reads the record whose transactions are kept under keys that start with this. What can't be read is left alone and
    /// listed.
    pub fn open(store: &impl Store, folder: String) -> Result<Self, StoreError> {
        let mut journal = Self::empty(folder);
        let mut own = Vec::new();
        let mut facts = Vec::new();
        for key in store.keys(&journal.folder)? {
            let read = store.read(&key)?.as_deref().and_then(read_transaction);
            if !read.as_ref().is_some_and(|read| read.whole) {
                journal.damaged.push(key);
            }
            if let Some(ReadTransaction { made, transaction, .. }) = read {
                facts.extend(transaction.facts().cloned());
                own.extend(made.map(|count| (count, transaction)));
            }
        }
        journal.record = Record::of(facts);
        journal.board = Board::of(&journal.record);
        journal.made = own.iter().map(|(count, _)| *count).max();
        journal.history = History::of(own);
        Ok(journal)
    }

    /// A record that holds nothing yet.
    pub fn empty(folder: String) -> Self {
        Self {
            folder,
            record: Record::default(),
            board: Board::default(),
            history: History::default(),
            damaged: Vec::new(),
            unkept: BTreeMap::new(),
            made: None,
        }
    }

    /// A record that is only looked at: none of it is kept, and nothing can be taken back.
    pub fn showing(record: Record) -> Self {
        // No key starts with this.
        Self { board: Board::of(&record), record, ..Self::empty("-".to_owned()) }
    }

    /// The record.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The board.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Whether a note stands, and not in the bin.
    fn shows(&self, note: NoteId) -> bool {
        self.board.note(note).is_some_and(|note| !note.binned)
    }

    /// What this device can take back.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Keys whose values could not be read.
    pub fn damaged(&self) -> &[String] {
        &self.damaged
    }

    /// How many transactions are only in memory.
    pub fn unkept(&self) -> usize {
        self.unkept.len()
    }

    /// Carries out a command: the fields that may now read differently. Whether it was kept is [`Journal::keep`]'s to say.
    pub fn dispatch(&mut self, command: &Command, env: &Env) -> Result<Vec<Field>, Refusal> {
        let transaction = command::decide(command, &self.record, &self.board, env)?;
        Ok(self.commit(transaction))
    }

    /// Writes a transaction that was decided: the fields that may now read differently.
    pub fn commit(&mut self, transaction: Transaction) -> Vec<Field> {
        let count = self.next_made();
        let touched = self.follow(transaction.facts().cloned());
        self.queue(count, &transaction);
        self.history.push(transaction);
        touched
    }

    /// What undo would take back, unless somebody built on it: the command, and what that was.
    pub fn undo(&self) -> Option<(Command, TransactionSummary)> {
        let last = self.history.next_undo(&self.record)?;
        Some((Command::Undo(last.fact_ids()), TransactionSummary::of(last)))
    }

    /// What was done last, where it is the newest that the record has: no ballot, no totals that were shown, nothing of another
    /// tab and nothing that was taken back came after it.
    pub fn newest(&self) -> Option<TransactionSummary> {
        let last = self.history.next_undo(&self.record)?;
        let newest = last.facts().map(|fact| fact.id().timestamp.count).max()?;
        (newest + 1 == self.record.next_count()).then(|| TransactionSummary::of(last))
    }

    /// Whether undo has nothing to take back only because something stands on what was done last.
    pub fn holds_undo(&self) -> bool {
        self.history.is_held(&self.record)
    }

    /// What redo would do again.
    pub fn redo(&self) -> Option<(Command, TransactionSummary)> {
        let last = self.history.next_redo()?;
        Some((Command::Redo(last.fact_ids()), TransactionSummary::of(last)))
    }

    /// What it is that a device goes on from this record's group as that of another record, in both: what comes there, in one
    /// transaction, and what leaves here. The last fact of both says so, by which undo finds one with the other. Nothing
    /// where nothing is here.
    pub fn goes_on_as(
        &self,
        there: &Self,
        [from, to]: [&GroupId; 2],
        env: &Env,
    ) -> Option<[Transaction; 2]> {
        let coming = self.coming(there, &self.left(from));
        let makes = |fact: &&&Fact| fact.field().is_some_and(|field| field.thing() == fact.id());
        let things = coming.iter().filter(makes).map(|fact| fact.id()).collect();
        let env = Env { next: env.next.max(there.record.next_count()), ..*env };
        let leave = Command::Leave(to.clone(), things);
        let leaves = command::decide(&leave, &self.record, &self.board, &env).ok()?;
        let came = leaves.facts().last().filter(|last| leaves.is_of(last.id()))?;
        let next = came.id().timestamp.count.saturating_add(1);
        let mut own = TransactionBuilder::new(env.replica, next, env.now);
        for takes in there.makes_room(&coming, &self.board) {
            if !takes.is_empty() {
                own.write(Vec::new(), Operation::Undo { takes });
            }
        }
        let own = own.build();
        let news = coming.into_iter().filter(|fact| there.record.lacks(fact));
        let all = own.iter().flat_map(Transaction::facts).chain(news).chain([came]);
        Some([Transaction::of(all.cloned().collect())?, leaves])
    }

    /// What went from here to other groups, and did not come back.
    fn left(&self, own: &GroupId) -> BTreeSet<FactId> {
        let mut left = BTreeSet::new();
        for fact in self.record.facts().filter(|fact| self.record.stands(fact.id())) {
            match fact.operation() {
                Some(Operation::Came { group, things }) if group == own => {
                    for thing in things {
                        left.remove(thing);
                    }
                }
                Some(Operation::Came { things, .. }) => left.extend(things),
                _ => {}
            }
        }
        left
    }

    /// What comes along to another record: all that stands, but for what left. What is taken back stays, and so does what took
    /// it back, or put notes into the bin and themes off the board that stand there: there it would hold them down.
    fn coming(&self, there: &Self, left: &BTreeSet<FactId>) -> Vec<&Fact> {
        let comes = |fact: &&Fact| {
            let stays = match fact.operation() {
                Some(Operation::Bin { note }) => there.shows(*note),
                Some(Operation::Drop { theme }) => there.board.counted_as(*theme).is_some(),
                operation => {
                    matches!(operation, Some(Operation::Undo { .. } | Operation::Came { .. }))
                }
            };
            let is_left = || fact.field().is_some_and(|field| left.contains(&field.thing()));
            !stays && self.record.stands(fact.id()) && !is_left()
        };
        self.record.facts().filter(comes).collect()
    }

    /// What has to be taken back for these to stand here as they do on that board: they may have been here before, and been
    /// taken back, or have gone along to there. What was taken back with them is taken back once more.
    fn makes_room(&self, coming: &[&Fact], board: &Board) -> [Vec<FactId>; 2] {
        let is_bin = |fact: &&Fact| {
            matches!(fact.operation(), Some(Operation::Bin { .. } | Operation::Drop { .. }))
        };
        let notes = board.notes().map(|note| Field::Text(note.id));
        let themes = board.themes().into_iter().map(|theme| Field::Name(theme.id));
        let said = notes.chain(themes).flat_map(|field| self.record.ever(field));
        let bins = said.filter(is_bin).map(Fact::id);
        let undos = coming.iter().flat_map(|fact| self.record.undos_of(fact.id()));
        let undos: BTreeSet<FactId> = undos.collect();
        let comes: BTreeSet<FactId> = coming.iter().map(|fact| fact.id()).collect();
        let mut rest = Vec::new();
        for undo in &undos {
            if let Some(Operation::Undo { takes }) =
                self.record.get(*undo).and_then(Fact::operation)
            {
                rest.extend(takes.iter().copied().filter(|id| !comes.contains(id)));
            }
        }
        [undos.iter().copied().chain(bins).collect(), rest]
    }

    /// What the keys of its transactions start with.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Whether a transaction that is kept under this key is of this record.
    pub fn keeps(&self, key: &str) -> bool {
        key.starts_with(&self.folder)
    }

    /// Merges facts that came in a file: how many were news, and the fields that may now read differently.
    pub fn import(&mut self, facts: impl IntoIterator<Item = Fact>) -> (usize, Vec<Field>) {
        let mut news: Vec<Fact> =
            facts.into_iter().filter(|fact| self.record.lacks(fact)).collect();
        // Another device's change of group is none of this one: that would end with it.
        if let Some(came) = news.iter().position(|fact| !came_along(fact).is_empty()) {
            news.swap(0, came);
        }
        let made_at = self.next_made();
        let touched = self.follow(news.iter().cloned());
        let count = news.len();
        if let Some(transaction) = Transaction::of(news) {
            // What came in is one transaction: it can be taken back as a whole.
            self.queue(made_at, &transaction);
            self.history.push(transaction);
        }
        (count, touched)
    }

    /// Takes in a transaction that another tab stored, or that the other copy brought back: it can be read then.
    pub fn apply_remote(&mut self, value: &str) -> Vec<Field> {
        let Some(ReadTransaction { made, transaction, .. }) = read_transaction(value) else {
            return Vec::new();
        };
        let key = keys::transaction(&self.folder, &transaction.id().to_string(), value);
        self.damaged.retain(|damaged| *damaged != key);
        let touched = self.follow(transaction.facts().cloned());
        if made.is_some() {
            self.made = self.made.max(made);
            self.history.push(transaction);
        }
        touched
    }

    /// Writes what is only in memory. What fails stays for the next try; each is tried, whatever became of the others.
    pub fn keep(&mut self, store: &mut impl Store) -> Result<(), StoreError> {
        let mut outcome = Ok(());
        self.unkept.retain(|key, text| {
            let written = store.write(key, text);
            outcome = outcome.and(written);
            written.is_err()
        });
        outcome
    }

    /// Another store has taken what stands under these keys.
    pub fn kept_elsewhere(&mut self, keys: &[String]) {
        self.unkept.retain(|key, _| !keys.contains(key));
    }

    fn follow(&mut self, facts: impl IntoIterator<Item = Fact>) -> Vec<Field> {
        let touched = self.record.merge(facts);
        self.board.follow(&self.record, &touched);
        touched
    }

    /// Where the next transaction is made: the count that the record has come to, and after the last one. What is brought in
    /// may count less than what stands.
    fn next_made(&self) -> u64 {
        let after_last = self.made.map_or(0, |last| last.saturating_add(1));
        self.record.next_count().max(after_last)
    }

    fn queue(&mut self, made_at: u64, transaction: &Transaction) {
        let facts = transaction.facts().collect();
        let own = (!transaction.is_ballot()).then_some(made_at);
        self.made = self.made.max(own);
        let text = json::in_order(&Stored { facts, own });
        let key = keys::transaction(&self.folder, &transaction.id().to_string(), &text);
        self.unkept.insert(key, text);
    }
}

/// A transaction that was read, as far as its facts are what they were.
struct ReadTransaction {
    made: Option<u64>,
    transaction: Transaction,
    whole: bool,
}

fn read_transaction(text: &str) -> Option<ReadTransaction> {
    let Value::Object(mut stored) = json::parse(text).ok()? else { return None };
    let made = json::from_value(stored.remove("own")?)?;
    // Taken as they are: thousands may have come in one file.
    let wires = json::items(stored.remove("facts")?)?;
    let count = wires.len();
    let facts: Vec<Fact> =
        wires.into_iter().filter_map(|wire| Fact::from_wire(wire).ok()).collect();
    let whole = facts.len() == count;
    let transaction = Transaction::of(facts)?;
    // Earlier builds noted when a ballot came in. Nothing here reads it.
    let made = if transaction.is_ballot() { None } else { made };
    Some(ReadTransaction { made, transaction, whole })
}
