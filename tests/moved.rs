//! A device that goes on as another group: its notes come along as one step, and taking that back, or going back, leaves
//! them in one of the two records at any time.

use std::collections::BTreeMap;
use tabletalk::domain::command::{Command, Env};

use tabletalk::domain::record::{FactId, NoteId, Operation, ReplicaId};
use tabletalk::storage::beside::Beside;
use tabletalk::storage::journal::Journal;
use tabletalk::storage::memory::MemoryStore;

/// What is written in each of the two, where it is asked later where that was.
pub(crate) const NAMES: [&str; 2] = ["in the first", "in the second"];

/// The records of two groups on one device.
pub(crate) struct Device {
    store: MemoryStore,
    pub(crate) groups: [Journal; 2],
}

impl Device {
    pub(crate) fn new() -> Self {
        let store = MemoryStore::default();
        Self { groups: Self::open(&store), store }
    }

    fn open(store: &MemoryStore) -> [Journal; 2] {
        ["one/", "two/"].map(|folder| Journal::open(store, folder.to_owned()).unwrap())
    }

    fn env(&self) -> Env {
        let next = self.groups.iter().map(|group| group.record().next_count()).max().unwrap();
        let now = Some(1_700_000_000_000);
        Env { replica: ReplicaId::new(1), next, now, random: 1, revision: 1 }
    }

    pub(crate) fn does(&mut self, group: usize, command: &Command) {
        let env = self.env();
        // That there is nothing to do is no fault.
        self.groups[group].dispatch(command, &env).ok();
        self.groups[group].keep(&mut self.store).unwrap();
    }

    pub(crate) fn writes(&mut self, group: usize, words: &str) {
        self.does(group, &Command::AddNotes(vec![(words.to_owned(), None)]));
    }

    /// As `Session::change_group` does it.
    pub(crate) fn goes_on_as(&mut self, to: usize) {
        let from = 1 - to;
        let facts = self.groups[from].takes_along(&self.groups[to], &self.env());
        self.does(to, &self.groups[to].welcome(&self.groups[from]));
        self.groups[to].import(facts);
        self.groups[to].keep(&mut self.store).unwrap();
        self.does(from, &Command::Leave);
    }

    /// As `RecordSession::undo` does it: whether it was done.
    pub(crate) fn undoes(&mut self, group: usize) -> bool {
        let beside = Beside::undo(&self.groups[group], &self.groups[1 - group]);
        let own = self.groups[group].undo();
        self.does_both(group, own, beside)
    }

    pub(crate) fn redoes(&mut self, group: usize) -> bool {
        let beside = Beside::redo(&self.groups[group], &self.groups[1 - group]);
        let own = self.groups[group].redo();
        self.does_both(group, own, beside)
    }

    fn does_both<T>(&mut self, group: usize, own: Option<(Command, T)>, beside: Beside) -> bool {
        let Some((own, _)) = own else { return false };
        match beside {
            Beside::Held => return false,
            Beside::Nothing => self.does(group, &own),
            Beside::Goes(along) => {
                self.does(group, &own);
                self.does(1 - group, &along);
            }
        }
        true
    }

    fn reloads(&mut self) {
        self.groups = self.reloaded();
    }

    fn reloaded(&self) -> [Journal; 2] {
        Self::open(&self.store)
    }

    /// Notes that stand in both, or in none though nobody took back that they were written; each says where that was.
    fn not_in_one(&self) -> Vec<String> {
        let facts = self.groups.iter().flat_map(|group| group.record().facts());
        let notes: BTreeMap<FactId, &str> = facts
            .filter_map(|fact| match fact.operation()? {
                Operation::Note { text, .. } => Some((fact.id(), text.as_str())),
                _ => None,
            })
            .collect();
        let is_wrong = |(id, text): &(FactId, &str)| {
            let note =
                |group: &Journal| group.board().note(NoteId(*id)).is_some_and(|it| !it.binned);
            let count = self.groups.iter().filter(|group| note(group)).count();
            let origin = &self.groups[usize::from(*text == NAMES[1])];
            count > 1 || (count == 0 && origin.record().stands(*id))
        };
        notes.into_iter().filter(is_wrong).map(|(id, text)| format!("{id} {text}")).collect()
    }

    #[track_caller]
    fn stand(&self, one: &[&str], two: &[&str]) {
        for (group, expected) in self.groups.iter().zip([one, two]) {
            let notes: Vec<&str> = group.board().notes().map(|note| note.text().as_str()).collect();
            assert_eq!(notes, expected);
        }
    }
}

pub(crate) fn changed() -> Device {
    let mut device = Device::new();
    device.writes(0, "A");
    device.writes(0, "B");
    device.goes_on_as(1);
    device.stand(&[], &["A", "B"]);
    device
}

#[test]
fn one_undo_puts_both_groups_back_and_redo_does_it_again() {
    let mut device = changed();
    for _ in 0..2 {
        device.reloads();
        device.undoes(1);
        device.stand(&["A", "B"], &[]);
        device.reloads();
        device.redoes(1);
        device.stand(&[], &["A", "B"]);
    }
}

/// Wherever it is taken back and done again, the notes are in one of the two.
#[test]
fn it_is_one_step_in_the_group_that_was_left_too() {
    let mut device = changed();
    for (undoes, redoes) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        device.reloads();
        device.undoes(undoes);
        device.stand(&["A", "B"], &[]);
        device.reloads();
        device.redoes(redoes);
        device.stand(&[], &["A", "B"]);
    }
}

/// A note of those that is put back and into the bin again is a step of its own; it stands in the other group.
#[test]
fn one_note_that_goes_again_takes_no_other_along() {
    let mut device = changed();
    let first = device.groups[0].board().bin().next().map(|note| note.id).unwrap();
    device.does(0, &Command::PutBack(first));
    device.does(0, &Command::Bin(vec![first]));
    assert!(!device.undoes(0));
    device.stand(&[], &["A", "B"]);
}

#[test]
fn what_was_written_later_in_either_group_stays() {
    let mut device = changed();
    device.writes(0, "later, in the first");
    device.writes(1, "later, in the second");
    device.undoes(1);
    device.stand(&["later, in the first"], &["A", "B"]);
    device.undoes(1);
    device.stand(&["A", "B", "later, in the first"], &[]);
}

#[test]
fn what_was_in_the_bin_before_stays_there() {
    let mut device = Device::new();
    device.writes(0, "A");
    let note = device.groups[0].board().notes().next().unwrap().id;
    device.does(0, &Command::Bin(vec![note]));
    device.writes(0, "B");
    device.goes_on_as(1);
    device.stand(&[], &["B"]);
    device.undoes(1);
    device.stand(&["B"], &[]);
}

#[test]
fn who_took_it_back_may_change_once_more() {
    let mut device = changed();
    device.undoes(1);
    device.goes_on_as(1);
    device.stand(&[], &["A", "B"]);
    device.undoes(1);
    device.stand(&["A", "B"], &[]);
}

#[test]
fn who_changes_back_has_all_notes_again() {
    let mut device = changed();
    device.writes(1, "C");
    device.goes_on_as(0);
    device.stand(&["A", "B", "C"], &[]);
    device.goes_on_as(1);
    device.stand(&[], &["A", "B", "C"]);
}

/// What was taken back in a group takes nothing back in the one that is gone on as.
#[test]
fn an_undo_does_not_come_along() {
    let mut device = changed();
    device.undoes(1);
    device.writes(1, "C");
    device.goes_on_as(0);
    device.stand(&["A", "B", "C"], &[]);
}

/// A theme, and what is linked to it at the desk, counts in the group that has its notes.
#[test]
fn themes_go_along_with_their_notes() {
    let mut device = Device::new();
    device.writes(0, "A");
    let note = device.groups[0].board().notes().next().unwrap().id;
    device.does(0, &Command::NewTheme("Seats".into(), vec![note]));
    device.goes_on_as(1);
    let themes = |device: &Device| {
        device.reloaded().map(|group| {
            let board = group.board();
            let notes = |id| board.notes_in(id).count();
            board.themes().into_iter().map(|theme| notes(theme.id)).collect::<Vec<_>>()
        })
    };
    assert_eq!(themes(&device), [vec![], vec![1]]);
    device.undoes(1);
    assert_eq!(themes(&device), [vec![1], vec![]]);
    device.redoes(1);
    assert_eq!(themes(&device), [vec![], vec![1]]);
    device.writes(1, "B");
    device.goes_on_as(0);
    assert_eq!(themes(&device), [vec![1], vec![]]);
}

/// Whatever is written, changed, undone and redone, in either group and in any order.
#[test]
fn each_note_stands_in_one_of_the_two() {
    const STEPS: u32 = 4;
    for way in 0..8_usize.pow(STEPS) {
        let mut device = changed();
        let steps: Vec<usize> = (0..STEPS).map(|at| way / 8_usize.pow(at) % 8).collect();
        for step in &steps {
            let group = step % 2;
            match step / 2 {
                0 => device.writes(group, NAMES[group]),
                1 => device.goes_on_as(group),
                2 => drop(device.undoes(group)),
                _ => drop(device.redoes(group)),
            }
            assert_eq!(device.not_in_one(), Vec::<String>::new(), "{steps:?}");
        }
    }
}

/// With something written on one side since, neither side is undone alone, nor redone: what is to be done is said.
#[test]
fn where_one_side_is_held_the_other_is_too() {
    let mut device = changed();
    device.writes(1, "later");
    device.reloads();
    assert!(!device.undoes(0));
    device.stand(&[], &["A", "B", "later"]);
    assert!(device.undoes(1), "what was written later");
    assert!(device.undoes(0));
    device.stand(&["A", "B"], &[]);
    device.writes(1, "later");
    device.reloads();
    assert!(!device.redoes(0));
    device.stand(&["A", "B"], &["later"]);
}

/// In another group than the one that they came from, notes go into the bin and come back as anywhere.
#[test]
fn a_note_that_came_along_goes_into_the_bin_by_itself() {
    let mut device = changed();
    let note = device.groups[1].board().notes().next().unwrap().id;
    device.does(1, &Command::Bin(vec![note]));
    for _ in 0..2 {
        assert!(device.undoes(1));
        device.stand(&[], &["A", "B"]);
        assert!(device.redoes(1));
        device.stand(&[], &["B"]);
    }
}

#[test]
fn who_changes_to_the_same_group_again_takes_no_bin_along() {
    let mut device = changed();
    device.goes_on_as(1);
    device.stand(&[], &["A", "B"]);
}
