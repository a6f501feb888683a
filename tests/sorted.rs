//! The sorted list as a map, against the library's tree; and the one sort, against the library's.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use tabletalk::domain::order;
use tabletalk::domain::sorted::Sorted;

#[derive(Clone, Debug)]
enum Act {
    Insert(u8, u16),
    Remove(u8),
    Change(u8, u16),
    UniteGreater(Vec<(u8, u16)>),
    UniteLast(Vec<(u8, u16)>),
    Update(Vec<(u8, Option<u16>)>),
}

fn act() -> impl Strategy<Value = Act> {
    let entries = || prop::collection::vec(any::<(u8, u16)>(), 0..60);
    prop_oneof![
        any::<(u8, u16)>().prop_map(|(key, value)| Act::Insert(key, value)),
        any::<u8>().prop_map(Act::Remove),
        any::<(u8, u16)>().prop_map(|(key, value)| Act::Change(key, value)),
        entries().prop_map(Act::UniteGreater),
        entries().prop_map(Act::UniteLast),
        prop::collection::btree_map(any::<u8>(), any::<Option<u16>>(), 0..60)
            .prop_map(|changes| Act::Update(changes.into_iter().collect())),
    ]
}

/// Does the same to both, and holds that both answer the same.
fn does(act: Act, ours: &mut Sorted<u8, u16>, theirs: &mut BTreeMap<u8, u16>) {
    match act {
        Act::Insert(key, value) => assert_eq!(ours.insert(key, value), theirs.insert(key, value)),
        Act::Remove(key) => assert_eq!(ours.remove(&key), theirs.remove(&key)),
        Act::Change(key, value) => {
            ours.get_mut(&key).into_iter().for_each(|known| *known = value);
            theirs.get_mut(&key).into_iter().for_each(|known| *known = value);
        }
        Act::UniteGreater(more) => {
            ours.merge(more.clone(), |new, known| new > known);
            for (key, value) in more {
                let known = theirs.entry(key).or_insert(value);
                *known = value.max(*known);
            }
        }
        Act::UniteLast(more) => {
            ours.merge(more.clone(), |_, _| true);
            theirs.extend(more);
        }
        Act::Update(changes) => {
            ours.update(changes.clone());
            for (key, value) in changes {
                match value {
                    Some(value) => theirs.insert(key, value),
                    None => theirs.remove(&key),
                };
            }
        }
    }
}

proptest! {
    #[test]
    fn it_is_a_map(acts in prop::collection::vec(act(), 0..20), key: u8) {
        let (mut ours, mut theirs) = (Sorted::default(), BTreeMap::new());
        for act in acts {
            does(act, &mut ours, &mut theirs);
            prop_assert!(ours.iter().eq(&theirs));
            prop_assert_eq!((ours.len(), ours.is_empty()), (theirs.len(), theirs.is_empty()));
        }
        prop_assert_eq!((ours.get(&key), ours.has(&key)), (theirs.get(&key), theirs.contains_key(&key)));
        prop_assert!(ours.keys().rev().eq(theirs.keys().rev()));
        prop_assert!(ours.values().eq(theirs.values()));
        prop_assert!(ours.from(|known| *known < key).iter().map(|(key, value)| (key, value)).eq(theirs.range(key..)));
        prop_assert!(ours.into_iter().eq(theirs));
    }

    #[test]
    fn it_is_made_of_entries_with_each_key_once(entries: Vec<(u8, u16)>) {
        let theirs: BTreeMap<u8, u16> = entries.iter().copied().collect();
        match Sorted::of(entries.clone()) {
            Ok(ours) => {
                prop_assert_eq!(entries.len(), theirs.len());
                prop_assert!(ours.into_iter().eq(theirs));
            }
            Err(twice) => prop_assert!(entries.iter().filter(|(key, _)| *key == twice).count() > 1),
        }
    }

    #[test]
    fn sorting_is_stable(items: Vec<(u8, u16)>) {
        let (mut ours, mut theirs) = (items.clone(), items.clone());
        order::sort(&mut ours, |one, other| one.0 < other.0);
        theirs.sort_by_key(|(key, _)| *key);
        prop_assert_eq!(&ours, &theirs);
        prop_assert_eq!(ours, order::by_key(items, |(key, _)| [0, i64::from(*key), 0]));
    }

    #[test]
    fn a_set_has_each_once(items: Vec<u8>) {
        let theirs: std::collections::BTreeSet<u8> = items.iter().copied().collect();
        prop_assert!(order::set(items).into_iter().eq(theirs));
    }
}

/// Whatever order they come in. One by one, each would move all that stands after it: minutes.
#[test]
fn many_at_once_are_taken_at_once() {
    const MANY: u32 = 40_000;
    let start = Instant::now();
    let mut all = Sorted::default();
    for odd in [1, 0] {
        let backwards = (0..MANY).rev().map(|number| (number * 2 + odd, [0u64; 64]));
        all.merge(backwards.collect(), |_, _| false);
    }
    assert!(all.keys().copied().eq(0..MANY * 2));
    all.update((0..MANY).map(|number| (number * 2, None)).collect());
    assert!(all.keys().copied().eq((0..MANY).map(|number| number * 2 + 1)));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}
