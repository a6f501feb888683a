//! A plain model of a room, written from the design alone: for each note, the versions of its words that nobody who saw
//! them has replaced.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tabletalk::domain::command::{Command, Edit};
use tabletalk::domain::event::Event;
use tabletalk::domain::import::{Imported, Known, Standing};
use tabletalk::domain::record::{
    FactId, History, LamportTimestamp, NoteId, Operation, Record, ReplicaId, Transaction,
};

use crate::common::{Tabled, reword};

/// What somebody does, by places in what stands. The first number is the device.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    Add(usize),
    Reword(usize, usize),
    Bin(usize, usize),
    Kind(usize, usize, usize),
    NewTheme(usize, usize),
    TakeOff(usize, usize),
    Place(usize, usize, usize),
    Merge(usize, usize, usize),
    Open(usize),
    Cast(usize),
    Reveal(usize),
    Sync(usize, usize),
    BringIn(usize, usize),
}

/// Up to `most` acts on `devices` devices.
pub(crate) fn acts(devices: usize, most: usize) -> impl Strategy<Value = Vec<Act>> {
    let who = move || 0..devices;
    let place = || 0..50usize;
    let act = prop_oneof![
        4 => who().prop_map(Act::Add),
        3 => (who(), place()).prop_map(|(who, note)| Act::Reword(who, note)),
        2 => (who(), place()).prop_map(|(who, note)| Act::Bin(who, note)),
        1 => (who(), place(), place()).prop_map(|(who, note, kind)| Act::Kind(who, note, kind)),
        1 => (who(), place()).prop_map(|(who, theme)| Act::TakeOff(who, theme)),
        1 => (who(), place()).prop_map(|(who, note)| Act::NewTheme(who, note)),
        2 => (who(), place(), place()).prop_map(|(who, note, theme)| Act::Place(who, note, theme)),
        1 => (who(), place(), place()).prop_map(|(who, a, b)| Act::Merge(who, a, b)),
        1 => who().prop_map(Act::Open),
        2 => who().prop_map(Act::Cast),
        1 => who().prop_map(Act::Reveal),
        2 => (who(), who()).prop_map(|(from, to)| Act::Sync(from, to)),
        2 => (who(), 0..5usize).prop_map(|(who, row)| Act::BringIn(who, row)),
    ];
    prop::collection::vec(act, 1..most)
}

/// One version of a note's words, or that it is in the bin; and which versions its writer saw.
#[derive(Clone, Debug)]
struct Version {
    note: NoteId,
    words: Option<String>,
    saw: BTreeSet<usize>,
}

/// All versions ever, and which of them each device has.
#[derive(Debug, Default)]
pub(crate) struct Plain {
    versions: Vec<Version>,
    has: Vec<BTreeSet<usize>>,
    /// Where in a file each note was said to stand: of several that were said at once, the one of the highest id.
    orders: BTreeMap<NoteId, BTreeMap<FactId, u32>>,
    /// All words ever written.
    pub(crate) written: Vec<String>,
}

impl Plain {
    fn write(&mut self, who: usize, note: NoteId, words: Option<String>) {
        let saw = self.heads(note, &self.has[who]);
        self.written.extend(words.clone());
        self.versions.push(Version { note, words, saw });
        self.has[who].insert(self.versions.len() - 1);
    }

    /// What was brought in: the same everywhere, whoever did it.
    fn bring_in(&mut self, who: usize, note: NoteId, words: String) {
        let brought = |version: &Version| version.note == note && version.saw.is_empty();
        match self.versions.iter().position(brought) {
            Some(version) => drop(self.has[who].insert(version)),
            None => self.write(who, note, Some(words)),
        }
    }

    fn order(&self, note: NoteId) -> Option<u32> {
        self.orders.get(&note)?.last_key_value().map(|(_, number)| *number)
    }

    fn heads(&self, note: NoteId, known: &BTreeSet<usize>) -> BTreeSet<usize> {
        let of_note = known.iter().filter(|version| self.versions[**version].note == note);
        let replaced: BTreeSet<usize> =
            known.iter().flat_map(|version| self.versions[*version].saw.clone()).collect();
        of_note.copied().filter(|version| !replaced.contains(version)).collect()
    }

    fn everything(&self) -> BTreeMap<NoteId, Vec<Option<String>>> {
        let known: BTreeSet<usize> = (0..self.versions.len()).collect();
        let notes: BTreeSet<NoteId> = self.versions.iter().map(|version| version.note).collect();
        let heads = |note| {
            self.heads(note, &known).into_iter().map(|version| self.versions[version].words.clone())
        };
        notes.into_iter().map(|note| (note, heads(note).collect())).collect()
    }

    /// Notes that stand, each with all its wordings.
    pub(crate) fn standing(&self) -> Vec<(NoteId, BTreeSet<String>)> {
        let worded = self
            .everything()
            .into_iter()
            .map(|(note, heads)| (note, heads.into_iter().flatten().collect()));
        let mut standing: Vec<(NoteId, BTreeSet<String>)> =
            worded.filter(|(_, words): &(NoteId, BTreeSet<String>)| !words.is_empty()).collect();
        standing.sort_by_key(|(note, _)| self.turn(*note));
        standing
    }

    /// Notes of which nothing but the bin is left.
    pub(crate) fn binned(&self) -> Vec<NoteId> {
        let all = self.everything().into_iter();
        let binned = all.filter(|(_, heads)| heads.iter().all(Option::is_none));
        let mut binned: Vec<NoteId> = binned.map(|(note, _)| note).collect();
        binned.sort_by_key(|note| self.turn(*note));
        binned
    }

    /// Those that came in first, as in their file; then by age.
    fn turn(&self, note: NoteId) -> (bool, Option<u32>, NoteId) {
        let order = self.order(note);
        (order.is_none(), order, note)
    }
}

/// Devices, and the plain model beside them.
pub(crate) struct Room {
    pub(crate) tables: Vec<Tabled>,
    pub(crate) plain: Plain,
    clock: Option<i64>,
    turn: usize,
}

impl Room {
    pub(crate) fn new(devices: usize) -> Self {
        let tables = (1..=devices).map(|tab| Tabled::of_tab(u64::try_from(tab).unwrap())).collect();
        let plain = Plain { has: vec![BTreeSet::new(); devices], ..Plain::default() };
        Self { tables, plain, clock: Some(1_700_000_000_000), turn: 0 }
    }

    pub(crate) fn after(devices: usize, acts: &[Act]) -> Self {
        Self::with_clock(devices, acts, Some(1_700_000_000_000))
    }

    pub(crate) fn with_clock(devices: usize, acts: &[Act], clock: Option<i64>) -> Self {
        let mut room = Self { clock, ..Self::new(devices) };
        for act in acts {
            room.act(act);
        }
        room
    }

    /// Everything that anybody has.
    pub(crate) fn all(&self) -> Record {
        Record::of(self.tables.iter().flat_map(|table| table.record.facts().cloned()))
    }

    pub(crate) fn act(&mut self, act: &Act) {
        self.turn += 1;
        let words = format!("words {}", self.turn);
        match *act {
            Act::Add(who) => {
                if self.tries(who, &Command::AddNotes(vec![(words.clone(), None)])) {
                    let note = NoteId(self.tables[who].last[0]);
                    self.plain.write(who, note, Some(words));
                }
            }
            Act::Reword(who, place) => {
                if let Some(note) = self.note(who, place) {
                    let command = reword(&self.tables[who].board(), note, &words);
                    if self.tries(who, &command) {
                        self.plain.write(who, note, Some(words));
                    }
                }
            }
            Act::Bin(who, place) => {
                if let Some(note) = self.note(who, place)
                    && self.tries(who, &Command::Bin(vec![note]))
                {
                    self.plain.write(who, note, None);
                }
            }
            Act::BringIn(who, row) => self.bring_in(who, row),
            Act::Sync(from, to) => {
                let facts: Vec<_> = self.tables[from].record.facts().cloned().collect();
                self.tables[to].record.merge(facts);
                let had = self.plain.has[from].clone();
                self.plain.has[to].extend(had);
            }
            _ => {
                if let Some((who, command)) = self.other(act, words) {
                    self.tries(who, &command);
                }
            }
        }
    }

    /// Brings a row in, unless its note is in the bin: there the plain model ends.
    fn bring_in(&mut self, who: usize, row: usize) {
        let row = row_of(row);
        let board = self.tables[who].board();
        let known = Standing::of(&self.tables[who].record, &board).known(&row);
        if known == Known::New && self.tries(who, &Command::BringIn(vec![row.clone()])) {
            let table = &self.tables[who];
            let note = NoteId(table.last[0]);
            self.plain.bring_in(who, note, row.text);
            for fact in table.last.iter().filter_map(|id| table.record.get(*id)) {
                if let Some(Operation::Order { number, .. }) = fact.operation() {
                    self.plain.orders.entry(note).or_default().insert(fact.id(), *number);
                }
            }
        }
    }

    /// Takes back or puts back on the first device.
    pub(crate) fn take(&mut self, command: Command, history: &mut History) {
        assert!(self.tries(0, &command), "{command:?} was refused");
        let table = &self.tables[0];
        let transaction =
            table.last.iter().filter_map(|name| table.record.get(*name)).cloned().collect();
        history.push(Transaction::of(transaction).unwrap());
    }

    fn other(&self, act: &Act, words: String) -> Option<(usize, Command)> {
        let theme = |who: usize, place: usize| {
            let board = self.tables[who].board();
            let themes = board.themes();
            themes.get(place % themes.len().max(1)).map(|theme| theme.id)
        };
        let open = |who: usize| self.tables[who].board().open_round().cloned();
        Some(match *act {
            Act::NewTheme(who, note) => {
                (who, Command::NewTheme(words, self.note(who, note).into_iter().collect()))
            }
            Act::Place(who, note, place) => {
                (who, Command::Place(vec![self.note(who, note)?], theme(who, place)))
            }
            Act::Kind(who, note, place) => {
                let kinds = Event::usual_kinds();
                let kind = Some(kinds[place % kinds.len()].id.clone());
                (who, Command::Edit(self.note(who, note)?, Edit { kind, ..Edit::default() }))
            }
            Act::TakeOff(who, place) => (who, Command::DropTheme(theme(who, place)?)),
            Act::Merge(who, a, b) => (who, Command::MergeInto(theme(who, a)?, theme(who, b)?)),
            Act::Open(who) => (who, Command::OpenRound { people: 5, dots: 2, cap: 2 }),
            Act::Cast(who) => (who, Command::Cast(open(who)?.id, vec![(open(who)?.themes[0], 1)])),
            Act::Reveal(who) => (who, Command::Reveal(open(who)?.id)),
            _ => return None,
        })
    }

    fn note(&self, who: usize, place: usize) -> Option<NoteId> {
        let board = self.tables[who].board();
        let notes: Vec<_> = board.notes().map(|note| note.id).collect();
        notes.get(place % notes.len().max(1)).copied()
    }

    fn tries(&mut self, who: usize, command: &Command) -> bool {
        self.tables[who].tries(command, self.clock).is_ok()
    }
}

/// A row of a file: the first one is its last.
fn row_of(row: usize) -> Imported {
    let row = u32::try_from(row).unwrap();
    let timestamp =
        |count, of: u32| LamportTimestamp { count, replica: ReplicaId::new(700 + u64::from(of)) };
    Imported {
        timestamp: timestamp(if row == 0 { 40 } else { 1 }, row),
        text: format!("row {row}"),
        kind: (row == 1).then(|| "action".parse().unwrap()),
        theme: (row > 2).then(|| ("Theme of the file".into(), timestamp(1, 99))),
        order: 9 - row,
    }
}

/// An order drawn from `seed`.
pub(crate) fn shuffle<T>(items: &mut [T], seed: u64) {
    let mut state = seed | 1;
    for end in (1..items.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        items.swap(end, usize::try_from(state >> 33).unwrap() % (end + 1));
    }
}
