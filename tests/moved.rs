//! A device that goes on as another group: its notes come along as one step, and taking that back, or going back, leaves
//! them in one of the two records at any time.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tabletalk::domain::command::{Command, Env};
use tabletalk::domain::event::GroupId;
use tabletalk::domain::record::{NoteId, ReplicaId, TransactionSummary};
use tabletalk::storage::beside::Beside;
use tabletalk::storage::journal::Journal;
use tabletalk::storage::memory::MemoryStore;

/// The records of an event's groups on one device.
pub(crate) struct Device {
    store: MemoryStore,
    pub(crate) groups: Vec<Journal>,
    /// What was written, each with where that was.
    wrote: Vec<(NoteId, usize)>,
}

pub(crate) fn group(at: usize) -> GroupId {
    format!("g{}", at + 1).parse().unwrap()
}

impl Device {
    pub(crate) fn new(groups: usize) -> Self {
        let store = MemoryStore::default();
        Self { groups: Self::open(&store, groups), store, wrote: Vec::new() }
    }

    fn open(store: &MemoryStore, groups: usize) -> Vec<Journal> {
        let folders = (0..groups).map(|at| format!("{at}/"));
        folders.map(|folder| Journal::open(store, folder).unwrap()).collect()
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
        let note = self.groups[group].board().notes().map(|note| note.id).max().unwrap();
        self.wrote.push((note, group));
    }

    /// As `Session::change_group` does it, where the device writes for the first of these.
    pub(crate) fn goes_on_as(&mut self, from: usize, to: usize) {
        let (here, there) = (&self.groups[from], &self.groups[to]);
        if let Some([arrives, leaves]) =
            here.goes_on_as(there, [&group(from), &group(to)], &self.env())
        {
            self.groups[to].commit(arrives);
            self.groups[to].keep(&mut self.store).unwrap();
            self.groups[from].commit(leaves);
            self.groups[from].keep(&mut self.store).unwrap();
        }
    }

    /// As `RecordSession::undo` does it: whether it was done.
    pub(crate) fn undoes(&mut self, at: usize) -> bool {
        let own = self.groups[at].undo().map(|(command, _)| command);
        self.does_both(at, own, Beside::undo)
    }

    pub(crate) fn redoes(&mut self, at: usize) -> bool {
        let own = self.groups[at].redo().map(|(command, _)| command);
        self.does_both(at, own, Beside::redo)
    }

    fn does_both(
        &mut self,
        at: usize,
        own: Option<Command>,
        beside: fn(&Journal, &Journal, &GroupId) -> Beside,
    ) -> bool {
        let Some(own) = own else { return false };
        let mut along = None;
        for other in (0..self.groups.len()).filter(|other| *other != at) {
            match beside(&self.groups[at], &self.groups[other], &group(at)) {
                Beside::Held => return false,
                Beside::Nothing => {}
                Beside::Goes { command, .. } => along = Some((other, command)),
            }
        }
        self.does(at, &own);
        if let Some((other, command)) = along {
            self.does(other, &command);
        }
        true
    }

    fn reloads(&mut self) {
        self.groups = self.reloaded();
    }

    fn reloaded(&self) -> Vec<Journal> {
        Self::open(&self.store, self.groups.len())
    }

    /// Notes that stand in several groups, or in none, or in one though somebody took back that they were written.
    fn not_in_one(&self) -> Vec<NoteId> {
        let is_wrong = |(note, origin): &&(NoteId, usize)| {
            let has = |group: &&Journal| group.board().note(*note).is_some_and(|it| !it.binned);
            let count = self.groups.iter().filter(has).count();
            count != usize::from(self.groups[*origin].record().stands(note.0))
        };
        self.wrote.iter().filter(is_wrong).map(|(note, _)| *note).collect()
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
    let mut device = Device::new(2);
    device.writes(0, "A");
    device.writes(0, "B");
    device.goes_on_as(0, 1);
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

/// A note of those that somebody puts back where it was, and into the bin again: steps of their own, which take no other
/// along.
#[test]
fn one_note_that_goes_again_takes_no_other_along() {
    let mut device = changed();
    let first = device.groups[0].board().bin().next().map(|note| note.id).unwrap();
    device.does(0, &Command::PutBack(first));
    device.does(0, &Command::Bin(vec![first]));
    assert!(device.undoes(0));
    device.stand(&["A"], &["A", "B"]);
    assert!(device.undoes(0));
    device.stand(&[], &["A", "B"]);
    assert!(device.undoes(0));
    device.stand(&["A", "B"], &[]);
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
    let mut device = Device::new(2);
    device.writes(0, "A");
    let note = device.groups[0].board().notes().next().unwrap().id;
    device.does(0, &Command::Bin(vec![note]));
    device.writes(0, "B");
    device.goes_on_as(0, 1);
    device.stand(&[], &["B"]);
    device.undoes(1);
    device.stand(&["B"], &[]);
}

#[test]
fn who_took_it_back_may_change_once_more() {
    let mut device = changed();
    device.undoes(1);
    device.goes_on_as(0, 1);
    device.stand(&[], &["A", "B"]);
    device.undoes(1);
    device.stand(&["A", "B"], &[]);
}

#[test]
fn who_changes_back_has_all_notes_again() {
    let mut device = changed();
    device.writes(1, "C");
    device.goes_on_as(1, 0);
    device.stand(&["A", "B", "C"], &[]);
    device.goes_on_as(0, 1);
    device.stand(&[], &["A", "B", "C"]);
}

/// What was taken back in a group takes nothing back in the one that is gone on as.
#[test]
fn an_undo_does_not_come_along() {
    let mut device = changed();
    device.undoes(1);
    device.writes(1, "C");
    device.goes_on_as(1, 0);
    device.stand(&["A", "B", "C"], &[]);
}

/// A theme, and what is linked to it at the desk, counts in the group that has its notes.
#[test]
fn themes_go_along_with_their_notes() {
    let mut device = Device::new(2);
    device.writes(0, "A");
    let note = device.groups[0].board().notes().next().unwrap().id;
    device.does(0, &Command::NewTheme("Seats".into(), vec![note]));
    device.goes_on_as(0, 1);
    let themes = |device: &Device| {
        let of = |group: &Journal| {
            let board = group.board();
            let notes = |id| board.notes_in(id).count();
            board.themes().into_iter().map(|theme| notes(theme.id)).collect::<Vec<_>>()
        };
        device.reloaded().iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(themes(&device), [vec![], vec![1]]);
    device.undoes(1);
    assert_eq!(themes(&device), [vec![1], vec![]]);
    device.redoes(1);
    assert_eq!(themes(&device), [vec![], vec![1]]);
    device.writes(1, "B");
    device.goes_on_as(1, 0);
    assert_eq!(themes(&device), [vec![1], vec![]]);
}

/// A round goes along, so that nobody votes on in the group that was left; and comes back with undo.
#[test]
fn rounds_go_along_with_their_themes() {
    let mut device = Device::new(2);
    device.writes(0, "A");
    device.does(0, &Command::NewTheme("Seats".into(), Vec::new()));
    device.does(0, &Command::OpenRound { people: 2, dots: 3, cap: 2 });
    let rounds = |device: &Device| {
        let of = |group: &Journal| {
            (group.board().rounds().count(), group.board().open_round().is_some())
        };
        device.reloaded().iter().map(of).collect::<Vec<_>>()
    };
    let (before, after) = ([(1, true), (0, false)], [(0, false), (1, true)]);
    assert_eq!(rounds(&device), before);
    device.goes_on_as(0, 1);
    assert_eq!(rounds(&device), after);
    device.undoes(1);
    assert_eq!(rounds(&device), before);
    device.redoes(0);
    assert_eq!(rounds(&device), after);
    device.goes_on_as(1, 0);
    assert_eq!(rounds(&device), before);
    device.goes_on_as(0, 1);
    let board = device.groups[1].board();
    let (round, theme) = (board.rounds().next().unwrap().id, board.themes()[0].id);
    device.does(1, &Command::Cast(round, vec![(theme, 2)]));
    device.does(1, &Command::Reveal(round));
    assert_eq!(rounds(&device), [(0, false), (1, false)]);
    // What the group has seen is not taken back from either side, but goes along again.
    assert!(!device.undoes(0) && !device.undoes(1));
    device.goes_on_as(1, 0);
    assert_eq!(rounds(&device), [(1, false), (0, false)]);
    assert_eq!(device.groups[0].board().result().unwrap().1.voters, 1);
}

/// The file of another device that changed group is no change of group of this one.
#[test]
fn what_came_by_file_is_undone_by_itself() {
    let mut device = changed();
    let mut other = Device::new(2);
    other.writes(0, "Other");
    other.goes_on_as(0, 1);
    let facts: Vec<_> = other.groups[1].record().facts().cloned().collect();
    device.groups[1].import(facts);
    let named = |device: &Device| device.groups[1].undo().unwrap().1;
    assert_eq!(named(&device), TransactionSummary::CameIn(1));
    // A part of it may have come before.
    let facts: Vec<_> = other.groups[0].record().facts().cloned().collect();
    device.groups[1].import(facts.clone());
    device.groups[1].import(facts.into_iter().filter(|fact| fact.field().is_none()));
    assert_ne!(named(&device), TransactionSummary::ChangedGroup);
}

/// What can be done with two groups, or with three: what is written, where the device goes on, what is undone and redone.
#[derive(Clone, Copy, Debug)]
enum Step {
    Writes(usize),
    GoesOn(usize, usize),
    Undoes(usize),
    Redoes(usize),
}

fn steps(groups: usize) -> Vec<Step> {
    let all = || 0..groups;
    let pairs = all().flat_map(|from| all().map(move |to| (from, to)));
    let changes = pairs.filter(|(from, to)| from != to).map(|(from, to)| Step::GoesOn(from, to));
    let own = all().flat_map(|at| [Step::Writes(at), Step::Undoes(at), Step::Redoes(at)]);
    own.chain(changes).collect()
}

impl Device {
    fn steps(&mut self, step: Step) {
        match step {
            Step::Writes(at) => self.writes(at, "Words"),
            Step::GoesOn(from, to) => self.goes_on_as(from, to),
            Step::Undoes(at) => drop(self.undoes(at)),
            Step::Redoes(at) => drop(self.redoes(at)),
        }
    }
}

/// Whatever is written, changed, undone and redone, in either group and in any order.
#[test]
fn each_note_stands_in_one_of_the_two() {
    const STEPS: u32 = 4;
    let all = steps(2);
    for way in 0..all.len().pow(STEPS) {
        let mut device = changed();
        let steps: Vec<Step> =
            (0..STEPS).map(|at| all[way / all.len().pow(at) % all.len()]).collect();
        for step in &steps {
            device.steps(*step);
            assert_eq!(device.not_in_one(), [], "{steps:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    /// Over three groups, on a long way.
    #[test]
    fn each_note_stands_in_one_of_three(ways in vec(select(steps(3)), 1..24)) {
        let mut device = Device::new(3);
        device.writes(0, "A");
        for step in &ways {
            device.steps(*step);
            prop_assert_eq!(device.not_in_one(), vec![]);
        }
        device.reloads();
        prop_assert_eq!(device.not_in_one(), vec![]);
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
    device.goes_on_as(0, 1);
    device.stand(&[], &["A", "B"]);
}
