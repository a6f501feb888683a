//! "Saved" is said of each write by itself: with several in flight, only once all of them are in the durable copy. One that
//! was refused is named until it is in, and is tried again.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use tabletalk::domain::event::{EventId, GroupId};
use tabletalk::storage::keys;
use tabletalk::storage::memory::MemoryStore;
use tabletalk::storage::mirrored::MirroredStore;
use tabletalk::storage::save_tracker::{SaveStatus, Scope, pause};
use tabletalk::storage::store::{Contents, Durable, Entry, Store, StoreError};

/// Writes that were sent and not answered, each with what answers it.
type Sent = Rc<RefCell<Vec<(Vec<Entry>, Box<dyn FnOnce(bool)>)>>>;

/// A durable store that answers when the test says so, in any order.
#[derive(Clone, Default)]
struct Held {
    disk: Rc<RefCell<BTreeMap<String, String>>>,
    sent: Sent,
}

impl Held {
    /// Answers the write at this place of those that are in flight.
    fn answers(&self, place: usize, takes: bool) {
        let (entries, done) = self.sent.borrow_mut().remove(place);
        if takes {
            self.disk.borrow_mut().extend(entries);
        }
        done(takes);
    }

    fn in_flight(&self) -> usize {
        self.sent.borrow().len()
    }
}

impl Durable for Held {
    fn read(&self, done: Box<dyn FnOnce(Option<Contents>)>) {
        let entries = self.disk.borrow().clone().into_iter().collect();
        done(Some(Contents { entries, apart: Vec::new() }));
    }

    fn read_one(&self, _: &str, done: Box<dyn FnOnce(Option<String>)>) {
        done(None);
    }

    fn write(&self, entries: Vec<Entry>, done: Box<dyn FnOnce(bool)>) {
        self.sent.borrow_mut().push((entries, done));
    }

    fn erase(&self, _: &[String], done: Box<dyn FnOnce(bool)>) {
        done(false);
    }
}

fn scope(group: &str) -> Scope {
    Scope::Group(event(), group.parse().unwrap())
}

fn event() -> EventId {
    "bristol".parse().unwrap()
}

fn key(group: &str, number: usize) -> String {
    let group: GroupId = group.parse().unwrap();
    format!("{}{number}.a.b~000000000000", keys::transactions(&event(), &group))
}

/// A device, and what its durable copy was sent.
fn device(room: Option<usize>) -> (MirroredStore<MemoryStore, Held>, Held) {
    let durable = Held::default();
    let local = MemoryStore { room, ..MemoryStore::default() };
    (MirroredStore::new(local, durable.clone(), || 9), durable)
}

fn writes(copies: &MirroredStore<MemoryStore, Held>, key: &str) {
    copies.clone().write(key, "{}").ok();
    copies.make_durable(|_| ());
}

/// All orders in which so many writes may be answered, or a few of many.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count <= 3 {
        return all_orders((0..count).collect());
    }
    let mut orders = vec![(0..count).collect::<Vec<_>>(), (0..count).rev().collect()];
    orders.push((0..count).step_by(2).chain((1..count).step_by(2)).collect());
    orders
}

fn all_orders(of: Vec<usize>) -> Vec<Vec<usize>> {
    if of.len() <= 1 {
        return vec![of];
    }
    let with_first = |first: &usize| {
        let rest = of.iter().copied().filter(|other| other != first).collect();
        all_orders(rest).into_iter().map(|rest| [vec![*first], rest].concat()).collect::<Vec<_>>()
    };
    of.iter().flat_map(with_first).collect()
}

/// Fails the k-th of several in flight, in every order of answers, with or without room in localStorage.
#[test]
fn saved_is_not_said_before_all_in_flight_are_durable() {
    for count in [2, 3, 10] {
        for fails in 0..count {
            for order in orders(count) {
                for room in [None, Some(0)] {
                    one_of_several_fails(count, fails, &order, room);
                }
            }
        }
    }
}

fn one_of_several_fails(count: usize, fails: usize, order: &[usize], room: Option<usize>) {
    let (copies, durable) = device(room);
    let status = || copies.status(&scope("g1"));
    assert_eq!(status(), SaveStatus::Unchanged);
    for number in 0..count {
        writes(&copies, &key("g1", number));
        assert_eq!(status(), SaveStatus::Saving);
    }
    assert_eq!(durable.in_flight(), count);
    let named =
        if room.is_none() { SaveStatus::Kept(1) } else { SaveStatus::NotKept(StoreError::Full, 1) };
    let (mut left, mut failed) = ((0..count).collect::<Vec<_>>(), false);
    for number in order {
        let place = left.iter().position(|other| other == number).unwrap();
        left.remove(place);
        durable.answers(place, *number != fails);
        failed |= *number == fails;
        let expected = if failed { named } else { SaveStatus::Saving };
        assert_eq!(status(), expected, "{fails} of {count} fails, answered in {order:?}");
    }
    assert!(copies.waits());
    // It is named while it is tried again, and again.
    for again in [false, false, true] {
        copies.make_durable(|_| ());
        assert_eq!(durable.in_flight(), 1);
        assert_eq!(status(), named);
        durable.answers(0, again);
    }
    assert_eq!(status(), SaveStatus::Saved(9));
    assert_eq!(durable.disk.borrow().len(), count);
    assert!(!copies.waits());
}

#[test]
fn what_is_written_meanwhile_does_not_hide_what_was_refused() {
    let (copies, durable) = device(None);
    writes(&copies, &key("g1", 1));
    writes(&copies, &key("g1", 2));
    durable.answers(0, false);
    // The next write takes it along.
    writes(&copies, &key("g1", 3));
    assert_eq!(copies.status(&scope("g1")), SaveStatus::Kept(1));
    durable.answers(0, true);
    assert_eq!(copies.status(&scope("g1")), SaveStatus::Kept(1));
    durable.answers(0, true);
    assert_eq!(copies.status(&scope("g1")), SaveStatus::Saved(9));
    assert_eq!(durable.disk.borrow().len(), 3);
}

#[test]
fn what_one_group_wrote_says_nothing_of_another() {
    let (copies, durable) = device(None);
    writes(&copies, &key("g1", 1));
    writes(&copies, &key("g2", 1));
    writes(&copies, &keys::scribe(&event(), &"g2".parse().unwrap()));
    let both = || ["g1", "g2"].map(|group| copies.status(&scope(group)));
    durable.answers(1, true);
    assert_eq!(both(), [SaveStatus::Saving, SaveStatus::Saved(9)]);
    assert_eq!(copies.status(&Scope::Device), SaveStatus::Saving);
    durable.answers(0, false);
    durable.answers(0, true);
    assert_eq!(both(), [SaveStatus::Kept(1), SaveStatus::Saved(9)]);
    assert_eq!(copies.status(&Scope::Device), SaveStatus::Saved(9));
    // Whoever tries next brings it in, and its own group hears of it.
    writes(&copies, &key("g2", 2));
    durable.answers(0, true);
    assert_eq!(both(), [SaveStatus::Saved(9); 2]);
}

#[test]
fn what_was_erased_is_not_waited_for() {
    let (copies, durable) = device(None);
    writes(&copies, &key("g1", 1));
    durable.answers(0, false);
    assert_eq!(copies.status(&scope("g1")), SaveStatus::Kept(1));
    copies.erase(vec![keys::all_of(&event())], |_| ());
    assert_eq!(copies.status(&scope("g1")), SaveStatus::Unchanged);
    assert!(!copies.waits());
}

#[test]
fn a_value_that_was_written_anew_is_not_undone_by_a_late_refusal() {
    let (copies, durable) = device(None);
    let told = keys::TOLD;
    copies.clone().write(told, "1").unwrap();
    copies.make_durable(|_| ());
    copies.clone().write(told, "2").unwrap();
    copies.make_durable(|_| ());
    durable.answers(1, true);
    durable.answers(0, false);
    assert!(!copies.waits(), "the earlier value is not wanted any more");
    assert_eq!(durable.disk.borrow().get(told).map(String::as_str), Some("2"));
    assert_eq!(copies.status(&Scope::Device), SaveStatus::Saved(9));
}

#[test]
fn pauses_grow_up_to_a_minute() {
    let pauses: Vec<i64> = [1, 2, 3, 6, 7, 8, u32::MAX, 0].into_iter().map(pause).collect();
    assert_eq!(pauses, [1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000, 1_000]);
}

/// A page that is opened again while the durable copy refuses still names what that one lacks, and tries it again.
#[test]
fn what_was_refused_is_named_until_it_is_in_also_on_a_page_that_is_opened_again() {
    let (copies, durable) = device(None);
    for number in 0..3 {
        writes(&copies, &key("g1", number));
    }
    durable.answers(0, true);
    durable.answers(0, false);
    durable.answers(0, false);
    assert_eq!(copies.status(&scope("g1")), SaveStatus::Kept(2));
    let mut local = MemoryStore::default();
    for (key, text) in copies.everything() {
        local.write(&key, &text).unwrap();
    }
    let again = MirroredStore::new(local, durable.clone(), || 10);
    let status = |group| again.status(&scope(group));
    assert_eq!(status("g1"), SaveStatus::Unchanged, "the durable copy was not read yet");
    again.heal(|news| assert_eq!(news, []));
    assert!(again.waits());
    assert_eq!(status("g1"), SaveStatus::Saving);
    for takes in [false, false, true] {
        again.make_durable(|_| ());
        assert_eq!(durable.sent.borrow()[0].0.len(), 2);
        durable.answers(0, takes);
        let named = if takes { SaveStatus::Saved(10) } else { SaveStatus::Kept(2) };
        assert_eq!((status("g1"), status("g2")), (named, SaveStatus::Unchanged));
        assert_eq!(again.waits(), !takes);
    }
    assert_eq!(durable.disk.borrow().len(), 3);
    // Where nothing is lacking, nothing is written and nothing is said.
    let whole = MirroredStore::new(MemoryStore::default(), durable.clone(), || 11);
    whole.heal(|news| assert_eq!(news.len(), 3));
    assert_eq!((whole.waits(), whole.status(&scope("g1"))), (false, SaveStatus::Unchanged));
}
