//! What is being typed: a value a tab, one write at a time, and what a tab that is gone left behind.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

use tabletalk::domain::event::{EventId, GroupId};
use tabletalk::storage::drafts::{self, DraftQueue};
use tabletalk::storage::memory::MemoryStore;
use tabletalk::storage::store::{Entry, Store as _};

fn of() -> (EventId, GroupId) {
    ("e1".parse().unwrap(), "g1".parse().unwrap())
}

fn kept(drafts: &[(&str, &str, i64)]) -> MemoryStore {
    let (event, group) = of();
    let mut store = MemoryStore::default();
    for (tab, text, at) in drafts {
        store.write(&drafts::key(&event, &group, tab), &drafts::value(text, *at)).unwrap();
    }
    store
}

fn left_behind(store: &MemoryStore, tab: &str, now: i64) -> Vec<String> {
    let (event, group) = of();
    let own = drafts::key(&event, &group, tab);
    let left = drafts::left_behind(store, &event, &group, &own, now).unwrap();
    left.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn a_tab_finds_its_own_draft_again() {
    let store = kept(&[("one", "Half a thought, “quoted” 🌱", 5_000), ("two", "Another", 5_000)]);
    let (event, group) = of();
    let own = drafts::key(&event, &group, "one");
    assert_eq!(drafts::read(&store, &own), Ok(Some("Half a thought, “quoted” 🌱".to_owned())));
    assert_eq!(drafts::read(&store, &drafts::key(&event, &group, "three")), Ok(None));
}

#[test]
fn what_a_silent_tab_typed_is_offered_and_what_a_busy_one_types_is_not() {
    let store = kept(&[("one", "mine", 1_000), ("two", "gone", 1_000), ("three", "busy", 9_000)]);
    assert_eq!(left_behind(&store, "one", 10_000), ["gone"]);
}

#[test]
fn a_clock_that_was_set_back_does_not_hide_a_draft() {
    let store = kept(&[("two", "gone", 100_000)]);
    assert_eq!(left_behind(&store, "one", 1_000), ["gone"]);
    assert_eq!(left_behind(&store, "one", i64::MIN), ["gone"], "nor does an absurd one");
}

#[test]
fn a_damaged_draft_costs_that_draft_alone() {
    let (event, group) = of();
    let mut store = kept(&[("two", "gone", 0)]);
    store.write(&drafts::key(&event, &group, "three"), "[\"cut sho").unwrap();
    assert_eq!(left_behind(&store, "one", 10_000), ["gone"]);
}

fn entry(text: &str) -> Entry {
    ("one".to_owned(), text.to_owned())
}

fn of_another_group(text: &str) -> Entry {
    ("two".to_owned(), text.to_owned())
}

#[test]
fn one_write_is_under_way_at_a_time_and_the_next_is_the_latest() {
    let mut queue = DraftQueue::default();
    assert_eq!(queue.put(entry("a")), Some(entry("a")));
    assert_eq!(queue.put(entry("ab")), None);
    assert_eq!(queue.put(entry("abc")), None);
    assert_eq!(queue.answered(), Some(entry("abc")));
    assert_eq!(queue.answered(), None);
    assert_eq!(queue.put(entry("abcd")), Some(entry("abcd")));
}

#[test]
fn a_draft_waits_for_another_and_is_not_lost_to_it() {
    let mut queue = DraftQueue::default();
    queue.put(entry("a"));
    queue.put(entry("ab"));
    queue.put(of_another_group("b"));
    assert_eq!(queue.answered(), Some(entry("ab")));
    assert_eq!(queue.answered(), Some(of_another_group("b")));
    assert_eq!(queue.answered(), None);
}

#[test]
fn what_was_emptied_is_not_written_any_more() {
    let mut queue = DraftQueue::default();
    queue.put(entry("a"));
    queue.put(entry("ab"));
    queue.put(of_another_group("b"));
    queue.forget("one");
    assert_eq!(queue.answered(), Some(of_another_group("b")));
    assert_eq!(queue.answered(), None);
}
