//! The session over a store that forgets, fills up or is damaged: what was kept comes back, what was not is said.

use tabletalk::domain::command::{Command, Env, Refusal};
use tabletalk::domain::event::{EventId, GroupId};
use tabletalk::domain::record::ReplicaId;
use tabletalk::storage::journal::Journal;
use tabletalk::storage::keys;
use tabletalk::storage::memory::MemoryStore;
use tabletalk::storage::store::{Store, StoreError};

fn ids() -> (EventId, GroupId) {
    ("bristol".parse().unwrap(), "g2".parse().unwrap())
}

fn env(tab: u64) -> Env {
    Env {
        replica: ReplicaId::new(tab),
        next: 0,
        now: Some(1_700_000_000_000),
        random: tab,
        revision: 1,
    }
}

fn open(store: &MemoryStore) -> Journal {
    let (event, group) = ids();
    Journal::open(store, keys::transactions(&event, &group)).unwrap()
}

fn note(words: &str) -> Command {
    Command::AddNotes(vec![(words.to_owned(), None)])
}

#[track_caller]
fn write(log: &mut Journal, store: &mut MemoryStore, words: &str) {
    log.dispatch(&note(words), &env(1)).unwrap();
    log.keep(store).unwrap();
}

fn words(log: &Journal) -> Vec<String> {
    log.board().notes().map(|note| note.text().as_str().to_owned()).collect()
}

#[test]
fn what_was_kept_is_there_after_a_reload() {
    let mut store = MemoryStore::default();
    let mut log = open(&store);
    write(&mut log, &mut store, "Ask the front desk");
    write(&mut log, &mut store, "Start small");
    let again = open(&store);
    assert_eq!(words(&again), ["Ask the front desk", "Start small"]);
    assert_eq!(again.record(), log.record());
    assert_eq!(again.board(), log.board());
}

#[test]
fn undo_outlives_a_reload_step_by_step() {
    let mut store = MemoryStore::default();
    let mut log = open(&store);
    let mut elsewhere = open(&MemoryStore::default());
    for turn in 0..12 {
        elsewhere.dispatch(&note(&format!("from elsewhere {turn}")), &env(2)).unwrap();
    }
    let mut boards = vec![log.board().clone()];
    for turn in 0..24 {
        if turn % 8 == 3 {
            // What came in counts less than what was written here meanwhile.
            let facts = elsewhere.record().facts().skip(turn / 2).take(2).cloned();
            log.import(facts.collect::<Vec<_>>());
        } else {
            log.dispatch(&note(&format!("note {turn}")), &env(1)).unwrap();
        }
        log.keep(&mut store).unwrap();
        boards.push(log.board().clone());
    }
    for (turn, board) in boards.iter().enumerate().rev().skip(1) {
        log = open(&store);
        let names = log
            .history()
            .next_undo(log.record())
            .map(tabletalk::domain::record::Transaction::fact_ids);
        let names = names.unwrap_or_else(|| panic!("nothing to take back before step {turn}"));
        log.dispatch(&Command::Undo(names), &env(3)).unwrap();
        log.keep(&mut store).unwrap();
        assert_eq!(log.board(), board, "after taking back step {turn}");
    }
}

#[test]
fn each_step_is_one_new_key_and_none_is_rewritten() {
    let mut store = MemoryStore::default();
    let mut log = open(&store);
    write(&mut log, &mut store, "One");
    let before = store.kept.clone();
    write(&mut log, &mut store, "Two");
    assert_eq!(store.kept.len(), before.len() + 1);
    for (key, value) in before {
        assert_eq!(store.kept.get(&key), Some(&value), "{key} was rewritten");
    }
}

#[test]
fn undo_outlives_a_reload() {
    let mut store = MemoryStore::default();
    let mut log = open(&store);
    write(&mut log, &mut store, "Stays");
    let board = log.board().clone();
    write(&mut log, &mut store, "Goes");
    let mut again = open(&store);
    let transaction = again.history().next_undo(again.record()).unwrap().fact_ids();
    again.dispatch(&Command::Undo(transaction), &env(2)).unwrap();
    again.keep(&mut store).unwrap();
    assert_eq!(again.board(), &board);
    let mut third = open(&store);
    assert_eq!(third.board(), &board);
    let transaction = third.history().next_redo().unwrap().fact_ids();
    third.dispatch(&Command::Redo(transaction), &env(3)).unwrap();
    assert_eq!(words(&third), ["Stays", "Goes"]);
}

#[test]
fn a_note_that_is_put_back_later_is_the_step_that_undo_takes_back() {
    let mut store = MemoryStore::default();
    let mut log = open(&store);
    write(&mut log, &mut store, "In the bin");
    let binned = log.board().notes().next().unwrap().id;
    log.dispatch(&Command::Bin(vec![binned]), &env(1)).unwrap();
    write(&mut log, &mut store, "Written since");
    log.dispatch(&Command::PutBack(binned), &env(1)).unwrap();
    log.keep(&mut store).unwrap();
    for expected in [&["Written since"] as &[&str], &[], &["In the bin"], &[]] {
        log = open(&store);
        let (undo, _) = log.undo().unwrap();
        log.dispatch(&undo, &env(2)).unwrap();
        log.keep(&mut store).unwrap();
        assert_eq!(words(&log), expected);
    }
}

#[test]
fn a_full_store_is_said_and_the_words_are_kept_once_there_is_room() {
    let mut store = MemoryStore { room: Some(1), ..MemoryStore::default() };
    let mut log = open(&store);
    write(&mut log, &mut store, "Fits");
    log.dispatch(&note("Has no room"), &env(1)).unwrap();
    assert_eq!(log.keep(&mut store), Err(StoreError::Full));
    assert_eq!(log.unkept(), 1);
    assert_eq!(words(&log), ["Fits", "Has no room"]);
    store.room = None;
    log.keep(&mut store).unwrap();
    assert_eq!(words(&open(&store)), ["Fits", "Has no room"]);
}

#[test]
fn a_damaged_step_costs_that_step_alone_and_stays_where_it_is() {
    let mut store = MemoryStore::default();
    let mut log = open(&store);
    for words in ["One", "Two", "Three"] {
        write(&mut log, &mut store, words);
    }
    let (event, group) = ids();
    let key = store.keys(&keys::transactions(&event, &group)).unwrap().remove(1);
    let whole = store.kept[&key].clone();
    for cut in 0..whole.len() {
        store.kept.insert(key.clone(), whole[..cut].to_owned());
        let again = open(&store);
        assert_eq!(words(&again), ["One", "Three"], "cut at {cut}");
        assert_eq!(again.damaged(), std::slice::from_ref(&key));
        assert_eq!(store.kept[&key], whole[..cut]);
    }
}

#[test]
fn two_tabs_over_one_store_lose_nothing() {
    let mut store = MemoryStore::default();
    let (mut one, mut two) = (open(&store), open(&store));
    for turn in 0..5 {
        one.dispatch(&note(&format!("one {turn}")), &env(1)).unwrap();
        one.keep(&mut store).unwrap();
        two.dispatch(&note(&format!("two {turn}")), &env(2)).unwrap();
        two.keep(&mut store).unwrap();
    }
    assert_eq!(words(&open(&store)).len(), 10);
    for value in store.kept.values() {
        one.apply_remote(value);
        two.apply_remote(value);
    }
    assert_eq!(one.board(), two.board());
    assert_eq!(one.record(), open(&store).record());
}

#[test]
fn a_refused_command_writes_nothing() {
    let store = MemoryStore::default();
    let mut log = open(&store);
    let refused = log.dispatch(&note("   "), &env(1));
    assert!(matches!(refused, Err(Refusal::Text(_))), "{refused:?}");
    assert_eq!(log.unkept(), 0);
}
