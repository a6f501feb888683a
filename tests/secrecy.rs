//! A vote stays secret and counts once: what is stored of a ballot says nothing of when it came in, and how many people
//! there are can be corrected while a round is open.

use std::cell::RefCell;
use std::collections::BTreeSet;

use tabletalk::domain::board::{Board, RoundState};
use tabletalk::domain::command::{Command, Env, Refusal, RoundSetting};
use tabletalk::domain::event::{EventBook, EventId, GroupId};
use tabletalk::domain::file::{self, HandIn};
use tabletalk::domain::json;
use tabletalk::domain::record::{ReplicaId, RoundId, ThemeId, TransactionSummary};
use tabletalk::i18n::Language;
use tabletalk::report::{self, Organiser};
use tabletalk::storage::journal::Journal;
use tabletalk::storage::keys;
use tabletalk::storage::memory::MemoryStore;
use tabletalk::storage::store::{Store, StoreError};

use crate::common::{Tabled, event};

/// A store that refuses while it is asked to, and remembers in what order it was given what.
#[derive(Default)]
struct Watched {
    disk: MemoryStore,
    refuses: bool,
    given: RefCell<Vec<String>>,
}

impl Store for Watched {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.disk.keys(prefix)
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.disk.read(key)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        if self.refuses {
            return Err(StoreError::Full);
        }
        self.given.borrow_mut().push(key.to_owned());
        self.disk.write(key, text)
    }

    fn erase(&mut self, key: &str) -> Result<(), StoreError> {
        self.disk.erase(key)
    }
}

/// A tab that writes for a group, with a draw of its own for each command.
struct Scribe {
    journal: Journal,
    drawn: u64,
}

fn of() -> (EventId, GroupId) {
    ("bristol".parse().unwrap(), "g1".parse().unwrap())
}

impl Scribe {
    fn new(seed: u64) -> Self {
        let (event, group) = of();
        Self { journal: Journal::empty(keys::transactions(&event, &group)), drawn: seed }
    }

    fn does(&mut self, command: &Command) {
        self.drawn = self.drawn.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1);
        let env = Env {
            replica: ReplicaId::new(7),
            next: 0,
            now: Some(1_700_000_000_000),
            random: self.drawn,
            revision: 1,
        };
        self.journal.dispatch(command, &env).unwrap();
    }

    fn opens(&mut self, themes: &[&str]) -> (RoundId, Vec<ThemeId>) {
        for theme in themes {
            self.does(&Command::NewTheme((*theme).to_owned(), Vec::new()));
        }
        self.does(&Command::OpenRound { people: 9, dots: 1, cap: 1 });
        let round = self.journal.board().open_round().unwrap();
        (round.id, round.themes.clone())
    }
}

/// The keys under which ballots are stored, and their values.
fn ballots(store: &impl Store) -> Vec<(String, String)> {
    let (event, group) = of();
    let keys = store.keys(&keys::transactions(&event, &group)).unwrap();
    let read = keys.into_iter().map(|key| (store.read(&key).unwrap().unwrap(), key));
    read.filter(|(text, _)| text.contains("\"ballot\"")).map(|(text, key)| (key, text)).collect()
}

#[test]
fn what_is_stored_of_a_ballot_says_nothing_of_when_it_came_in() {
    let mut stored = Vec::new();
    // The same vote as the first, or after notes, other ballots, and an undo.
    for before in 0..4 {
        let mut scribe = Scribe::new(5);
        let (round, themes) = scribe.opens(&["Alpha", "Beta"]);
        for number in 0..before {
            scribe.does(&Command::AddNotes(vec![(format!("Note {number}"), None)]));
            scribe.does(&Command::Cast(round, vec![(themes[1], 1)]));
        }
        let mut store = MemoryStore::default();
        scribe.journal.keep(&mut store).unwrap();
        let earlier: BTreeSet<String> = ballots(&store).into_iter().map(|(key, _)| key).collect();
        scribe.drawn = 77;
        scribe.does(&Command::Cast(round, vec![(themes[0], 1)]));
        scribe.journal.keep(&mut store).unwrap();
        stored.extend(ballots(&store).into_iter().filter(|(key, _)| !earlier.contains(key)));
    }
    assert_eq!(stored.len(), 4);
    assert!(stored.iter().all(|one| *one == stored[0]), "{stored:#?}");
    assert!(stored[0].1.contains("\"own\":null"), "{}", stored[0].1);
}

#[test]
fn ballots_that_wait_for_the_disk_go_there_by_name() {
    let mut scribe = Scribe::new(11);
    let (round, themes) = scribe.opens(&["Alpha", "Beta", "Gamma"]);
    let mut store = Watched { refuses: true, ..Watched::default() };
    let mut cast = Vec::new();
    for turn in 0..8 {
        scribe.does(&Command::Cast(round, vec![(themes[turn % 3], 1)]));
        assert_eq!(scribe.journal.keep(&mut store), Err(StoreError::Full));
        let named = scribe.journal.record().facts().filter(|fact| fact.id().timestamp.count == 0);
        cast.extend(
            named
                .map(tabletalk::domain::record::Fact::id)
                .filter(|id| !cast.contains(id))
                .collect::<Vec<_>>(),
        );
    }
    assert!(!cast.is_sorted(), "the draws must not come in the order of their names");
    store.refuses = false;
    scribe.journal.keep(&mut store).unwrap();
    let given = store.given.borrow();
    assert_eq!(given.len(), scribe.journal.record().facts().count());
    assert!(given.is_sorted(), "{given:#?}");
}

#[test]
fn what_an_older_build_noted_of_a_ballot_is_not_read() {
    let mut scribe = Scribe::new(3);
    let (round, themes) = scribe.opens(&["Alpha"]);
    scribe.does(&Command::Cast(round, vec![(themes[0], 1)]));
    let mut store = MemoryStore::default();
    scribe.journal.keep(&mut store).unwrap();
    let (event, group) = of();
    let (key, text) = ballots(&store).remove(0);
    let older = text.replace("\"own\":null", "\"own\":9000");
    assert_ne!(older, text);
    store.kept.remove(&key);
    store.kept.insert(key.split('~').next().unwrap().to_owned() + ".older", older);
    let reopened = Journal::open(&store, keys::transactions(&event, &group)).unwrap();
    assert!(reopened.damaged().is_empty());
    assert_eq!(reopened.board().open_round().unwrap().ballots_in, 1);
    // The round itself is what undo names, as if no ballot had been noted: and ballots keep it from being taken back.
    assert_eq!(
        reopened.history(),
        Journal::open(&without_ballots(&store), keys::transactions(&of().0, &of().1))
            .unwrap()
            .history()
    );
}

fn without_ballots(store: &MemoryStore) -> MemoryStore {
    let mut store = store.clone();
    store.kept.retain(|_, text| !text.contains("\"ballot\""));
    store
}

#[test]
fn a_file_orders_ballots_by_nothing_but_their_names() {
    let mut table = Tabled::with_a_revealed_round();
    table.does(Command::OpenRound { people: 5, dots: 1, cap: 1 });
    for _ in 0..5 {
        table.casts();
    }
    let round = table.board().open_round().unwrap().id;
    table.does(Command::Reveal(round));
    let (_, group) = of();
    let hand_in = HandIn::of(&EventBook::new(event()), &group, &table.record).unwrap();
    let read = json::parse(&hand_in.write()).unwrap();
    let facts = read["facts"].as_array().unwrap();
    let cast: Vec<_> = facts.iter().filter(|fact| fact["says"]["ballot"].is_object()).collect();
    assert_eq!(cast.len(), 7);
    for fact in &cast {
        assert!(
            fact.get("at").is_none() && fact["says"]["ballot"].as_object().unwrap().len() == 2,
            "{fact}"
        );
    }
    let names: Vec<&str> = cast.iter().map(|fact| fact["name"].as_str().unwrap()).collect();
    let replica = |name: &&str| name.split('.').nth(1).map(str::to_owned);
    assert!(names.iter().map(replica).is_sorted(), "{names:?}");
}

/// A round for six people, in which somebody left.
fn corrected() -> (Tabled, RoundId) {
    let mut table = Tabled::default();
    table.theme("Alpha");
    table.does(Command::OpenRound { people: 6, dots: 1, cap: 1 });
    let round = table.board().open_round().unwrap().id;
    (table, round)
}

fn people(board: &Board, round: RoundId) -> (u16, Option<u16>) {
    let round = board.round(round).unwrap();
    (round.people, round.people_at_first)
}

fn page(table: &Tabled) -> String {
    let (_, group) = of();
    let hand_in = HandIn::of(&EventBook::new(event()), &group, &table.record).unwrap();
    let mut desk = tabletalk::domain::collection::Collection::new(None);
    desk.add(hand_in.write().as_bytes());
    report::text_of(|out| {
        report::markdown(Organiser::default().with(&desk), Language::default().words(), out)
    })
}

#[test]
fn how_many_people_there_are_can_be_corrected_while_the_round_is_open() {
    let (mut table, round) = corrected();
    assert_eq!(people(&table.board(), round), (6, None));
    for (now, at_first) in [(4, Some(6)), (7, Some(6)), (6, None), (5, Some(6))] {
        table.does(Command::CorrectPeople(round, now));
        assert_eq!(people(&table.board(), round), (now, at_first));
    }
    let correct =
        |table: &mut Tabled, people| table.tries(&Command::CorrectPeople(round, people), None);
    assert_eq!(correct(&mut table, 0), Err(Refusal::RoundSetting(RoundSetting::People)));
    assert_eq!(correct(&mut table, 501), Err(Refusal::RoundSetting(RoundSetting::People)));
    assert_eq!(correct(&mut table, 5), Err(Refusal::NothingToDo));
    // It can be taken back, as what else was typed wrongly.
    let last = table.last.clone();
    table.does(Command::Undo(last));
    assert_eq!(people(&table.board(), round), (6, None));
    // Ballots are counted against what was said last, and that it was corrected is marked.
    table.does(Command::CorrectPeople(round, 2));
    for _ in 0..3 {
        table.casts();
    }
    table.does(Command::Reveal(round));
    assert_eq!(correct(&mut table, 3), Err(Refusal::RoundIsOver));
    let page = page(&table);
    assert!(page.contains("3 ballots from 2 at the table"), "{page}");
    assert!(page.contains("it was 6"), "{page}");
    assert!(page.contains("more ballots than people"), "{page}");
    assert!(matches!(table.board().round(round).unwrap().state, RoundState::Revealed(_)));
}

#[test]
fn corrections_on_two_devices_come_to_the_same_on_both() {
    let (table, round) = corrected();
    let (mut one, mut other) = (Tabled { tab: 1, ..table.clone() }, Tabled { tab: 2, ..table });
    one.does(Command::CorrectPeople(round, 4));
    other.does(Command::CorrectPeople(round, 5));
    let (theirs, ours) = (other.record.clone(), one.record.clone());
    one.record.merge(theirs.facts().cloned());
    other.record.merge(ours.facts().cloned());
    assert_eq!(people(&one.board(), round), people(&other.board(), round));
    assert!(people(&one.board(), round).1 == Some(6));
    let file = HandIn::of(&EventBook::new(event()), &of().1, &one.record).unwrap().write();
    assert!(!file.contains("\"people\""), "a round that is open is in no file");
    let mut revealed = one;
    revealed.casts();
    revealed.does(Command::Reveal(round));
    let file = HandIn::of(&EventBook::new(event()), &of().1, &revealed.record).unwrap().write();
    let again = file::open(file.as_bytes()).unwrap().hand_in().unwrap();
    assert_eq!(people(&Board::of(again.record()), round), people(&revealed.board(), round));
}

/// Nobody is told by a round that nobody voted in: what counted before counts on, and a ballot that comes later counts.
#[test]
fn totals_without_a_ballot_are_no_result() {
    let mut table = Tabled::with_a_revealed_round();
    let before = table.board().result().map(|(round, _)| round.id);
    let votes = |board: &Board| board.votes().values().map(|line| line.voters).sum::<usize>();
    assert_eq!(votes(&table.board()), 2);
    table.does(Command::OpenRound { people: 2, dots: 2, cap: 2 });
    let empty = table.board().open_round().unwrap().id;
    let mut other = Tabled { tab: 2, ..table.clone() };
    table.does(Command::Reveal(empty));
    assert!(matches!(table.board().round(empty).unwrap().state, RoundState::Cancelled));
    assert_eq!(table.board().result().map(|(round, _)| round.id), before);
    assert_eq!(votes(&table.board()), 2);
    let file = HandIn::of(&EventBook::new(event()), &of().1, &table.record).unwrap();
    assert_eq!(votes(&Board::of(file.record())), 2);
    // It takes no ballot any more; one that another device had taken by then is of it.
    let late = Command::Cast(empty, vec![(table.board().themes()[0].id, 1)]);
    assert!(table.tries(&late, None).is_err());
    other.does(late);
    table.record.merge(other.record.facts().cloned());
    assert_eq!(table.board().result().map(|(round, _)| round.id), Some(empty));
}

#[test]
fn undo_names_a_correction() {
    let mut scribe = Scribe::new(1);
    let (round, _) = scribe.opens(&["Alpha"]);
    scribe.does(&Command::CorrectPeople(round, 3));
    let next =
        scribe.journal.history().next_undo(scribe.journal.record()).map(TransactionSummary::of);
    assert_eq!(next, Some(TransactionSummary::CorrectedPeople));
}

/// What was shown can't be taken back, and neither can what would change its figures.
#[test]
fn a_correction_is_final_once_totals_were_shown() {
    let mut scribe = Scribe::new(1);
    let (round, themes) = scribe.opens(&["Alpha"]);
    scribe.does(&Command::CorrectPeople(round, 3));
    scribe.does(&Command::CorrectPeople(round, 4));
    let (undo, _) = scribe.journal.undo().unwrap();
    scribe.does(&undo);
    assert!(scribe.journal.redo().is_some());
    scribe.does(&Command::Cast(round, vec![(themes[0], 1)]));
    scribe.does(&Command::Reveal(round));
    assert_eq!((scribe.journal.undo(), scribe.journal.redo()), (None, None));
    // What is done later is a step like any other.
    scribe.does(&Command::AddNotes(vec![("Later".into(), None)]));
    let (undo, _) = scribe.journal.undo().unwrap();
    scribe.does(&undo);
    assert_eq!(scribe.journal.undo(), None);
}
