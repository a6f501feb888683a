//! What is being typed: a value a tab, one write at a time, and what a tab that is gone left behind.

use tabletalk::domain::event::{EventId, GroupId};
use tabletalk::storage::drafts::{self, DraftQueue, LONGEST, OpenTabs, Place};
use tabletalk::storage::memory::MemoryStore;
use tabletalk::storage::store::{Entry, Store as _};

fn of() -> (EventId, GroupId) {
    ("e1".parse().unwrap(), "g1".parse().unwrap())
}

fn place(field: &str) -> Place {
    let (event, group) = of();
    Place::of_group(&event, &group, field)
}

fn kept(drafts: &[(&str, &str, &str, i64)]) -> MemoryStore {
    let mut store = MemoryStore::default();
    for (tab, field, text, at) in drafts {
        store.write(&place(field).key(tab), &drafts::value(text, *at).unwrap()).unwrap();
    }
    store
}

fn open(tabs: &[&str]) -> OpenTabs {
    tabs.iter().map(|tab| (*tab).to_owned()).collect()
}

fn left_behind(store: &MemoryStore, field: &str, tabs: &[&str]) -> Vec<String> {
    let left = drafts::left_behind(store, &place(field), &open(tabs)).unwrap();
    left.into_iter().filter_map(|key| drafts::read(store, &key).unwrap()).collect()
}

fn begun(store: &MemoryStore, tabs: Option<&[&str]>) -> Vec<String> {
    let (event, group) = of();
    let begun = drafts::begun(store, &event, &group, "one", tabs.map(open).as_ref()).unwrap();
    begun.into_iter().collect()
}

#[test]
fn a_tab_finds_its_own_draft_again() {
    let text = "Half a thought, “quoted” 🌱";
    let store = kept(&[("one", "", text, 5_000), ("two", "", "Another", 5_000)]);
    assert_eq!(drafts::read(&store, &place("").key("one")), Ok(Some(text.to_owned())));
    assert_eq!(drafts::read::<String>(&store, &place("").key("three")), Ok(None));
}

#[test]
fn what_a_tab_typed_is_left_behind_only_once_it_is_gone_however_long_it_is_silent() {
    let store = kept(&[("two", "", "gone", 1_000), ("three", "", "still open", i64::MIN)]);
    assert_eq!(left_behind(&store, "", &["one", "three"]), ["gone"]);
    assert_eq!(left_behind(&store, "", &["one", "two", "three"]), [""; 0]);
}

#[test]
fn of_several_that_were_left_behind_the_latest_is_last_whichever_tab_it_was() {
    let store = kept(&[("b", "", "second", 2), ("c", "", "first", 1), ("a", "", "third", 3)]);
    assert_eq!(left_behind(&store, "", &["one"]), ["first", "second", "third"]);
}

#[test]
fn each_field_has_a_draft_of_its_own() {
    let store = kept(&[
        ("two", "", "the line", 1),
        ("two", "edit/5.a", "a note", 2),
        ("two", "rename/7.b", "a theme", 3),
    ]);
    assert_eq!(left_behind(&store, "", &["one"]), ["the line"]);
    assert_eq!(left_behind(&store, "edit/5.a", &["one"]), ["a note"]);
    assert_eq!(left_behind(&store, "edit/5", &["one"]), [""; 0], "a part of a name is another");
    let (event, group) = of();
    let others = [Place::of_event(&event, "edit/5.a"), Place::of_device("edit/5.a")];
    for other in others {
        assert_ne!(other.key("two"), place("edit/5.a").key("two"), "{other:?}");
        let left = drafts::left_behind(&store, &other, &open(&["one"])).unwrap();
        assert!(left.is_empty(), "{left:?}");
    }
    let elsewhere = Place::of_group(&event, &"g2".parse().unwrap(), "");
    assert!(drafts::left_behind(&store, &elsewhere, &open(&[])).unwrap().is_empty());
    assert!(drafts::begun(&store, &event, &group, "two", None).unwrap().contains("edit/5.a"));
}

#[test]
fn forms_of_tabs_that_are_open_are_not_begun_here() {
    let store =
        kept(&[("one", "rename/1.a", "x", 1), ("two", "about/1.a", "x", 1), ("two", "", "x", 1)]);
    assert_eq!(begun(&store, None), ["rename/1.a"], "not known yet which are open");
    assert_eq!(begun(&store, Some(&["one", "two"])), ["rename/1.a"]);
    assert_eq!(begun(&store, Some(&["one"])), ["", "about/1.a", "rename/1.a"]);
}

#[test]
fn a_damaged_draft_costs_that_draft_alone() {
    let mut store = kept(&[("two", "", "gone", 0)]);
    store.write(&place("").key("three"), "[\"cut sho").unwrap();
    store.write(&place("").key("four"), "[{\"of\":\"another version\"},5]").unwrap();
    assert_eq!(left_behind(&store, "", &["one"]), ["gone"]);
}

#[test]
fn a_draft_so_long_that_notes_would_lose_their_room_is_not_kept() {
    assert!(drafts::value(&"x".repeat(LONGEST - 100), 0).is_some());
    assert_eq!(drafts::value(&"x".repeat(LONGEST), 0), None);
    assert_eq!(drafts::value(&vec!["é".repeat(LONGEST / 4); 2], 0), None, "bytes, not letters");
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
