//! Both copies together, whatever fails: any call of either store, values cut, a store emptied, an erasure interrupted.

use std::cell::RefCell;
use std::rc::Rc;

use crate::faulty::{Disk, Fault, Later, Local, Plan, Waiting};
use tabletalk::domain::command::{Command, Edit, Env};
use tabletalk::domain::event::{EventId, GroupId};
use tabletalk::domain::record::{Fact, NoteId, Record, ReplicaId};
use tabletalk::storage::journal::Journal;
use tabletalk::storage::keys;
use tabletalk::storage::memory::MemoryStore;
use tabletalk::storage::mirrored::MirroredStore;
use tabletalk::storage::save_tracker::{SaveStatus, Scope};
use tabletalk::storage::store::{Store, StoreError};

const FAULTS: [Fault; 5] = [Fault::Throws, Fault::Full, Fault::Dropped, Fault::Torn, Fault::Silent];

fn event() -> EventId {
    "bristol".parse().unwrap()
}

fn group() -> GroupId {
    "g2".parse().unwrap()
}

/// The two disks of a device.
#[derive(Clone, Default)]
struct Disks {
    local: Disk,
    durable: Disk,
}

impl Disks {
    fn copy(&self) -> Self {
        let copy = |disk: &Disk| Rc::new(RefCell::new(disk.borrow().clone()));
        Self { local: copy(&self.local), durable: copy(&self.durable) }
    }

    fn holds(&self, bytes: &str) -> bool {
        let quoted = serde_json::to_string(bytes).unwrap();
        let quoted = quoted.trim_matches('"');
        let here = |disk: &Disk| {
            disk.borrow().values().any(|text| text.contains(bytes) || text.contains(quoted))
        };
        here(&self.local) || here(&self.durable)
    }

    fn of_event(&self) -> Vec<String> {
        let prefix = keys::all_of(&event());
        let all = [&self.local, &self.durable].map(|disk| disk.borrow().clone());
        all.into_iter()
            .flatten()
            .map(|(key, _)| key)
            .filter(|key| key.starts_with(&prefix))
            .collect()
    }
}

/// An open tab, as the session is one.
struct Tab {
    copies: MirroredStore<Local, Later>,
    log: Rc<RefCell<Journal>>,
    waiting: Waiting,
}

impl Tab {
    fn open(disks: &Disks, local: Rc<Plan>, durable: Rc<Plan>) -> Self {
        let waiting = Waiting::default();
        let later = Later(disks.durable.clone(), durable, Rc::clone(&waiting));
        let copies = MirroredStore::new(Local(disks.local.clone(), local), later, || 1);
        let opened = Journal::open(&copies, keys::transactions(&event(), &group()));
        let log = opened.unwrap_or_else(|_| Journal::empty(keys::transactions(&event(), &group())));
        let log = Rc::new(RefCell::new(log));
        let heard = Rc::clone(&log);
        copies.heal(move |news| {
            let transactions = keys::transactions(&event(), &group());
            for (_, text) in news.iter().filter(|(key, _)| key.starts_with(&transactions)) {
                heard.borrow_mut().apply_remote(text);
            }
        });
        if copies.waits() {
            copies.make_durable(|_| ());
        }
        Self { copies, log, waiting }
    }

    /// On stores that do as they should.
    fn reopened(disks: &Disks) -> Self {
        Self::open(disks, Plan::none(), Plan::none())
    }

    fn does(&self, command: &Command, random: u64) {
        let now = Some(1_700_000_000_000);
        let env = Env { replica: ReplicaId::new(7), next: 0, now, random, revision: 1 };
        if self.log.borrow_mut().dispatch(command, &env).is_ok() {
            self.keep();
        }
    }

    fn import(&self, facts: Vec<Fact>) {
        self.log.borrow_mut().import(facts);
        self.keep();
    }

    fn keep(&self) {
        let waited = self.waiting.borrow().len();
        self.log.borrow_mut().keep(&mut self.copies.clone()).ok();
        let log = Rc::clone(&self.log);
        self.copies.make_durable(move |there: Option<Vec<String>>| {
            if let Some(keys) = &there {
                log.borrow_mut().kept_elsewhere(keys);
            }
        });
        if self.waiting.borrow().len() > waited {
            assert_ne!(self.status(), SaveStatus::Saved(1), "something is still on its way");
        }
        self.time_passes();
    }

    fn status(&self) -> SaveStatus {
        self.copies.status(&Scope::Group(event(), group()))
    }

    /// What did not answer is given up.
    fn time_passes(&self) {
        for given_up in self.waiting.take() {
            given_up();
        }
    }

    fn record(&self) -> Record {
        self.log.borrow().record().clone()
    }

    fn note(&self, place: usize) -> NoteId {
        self.log.borrow().board().notes().nth(place).unwrap().id
    }
}

/// What a scribe does in an hour, in short. After each step `looks` may look.
fn an_hour(tab: &Tab, mut looks: impl FnMut(&Tab)) {
    let elsewhere = {
        let mut log = Journal::empty(keys::transactions(&event(), &group()));
        let env = Env { replica: ReplicaId::new(9), next: 0, now: None, random: 1, revision: 1 };
        log.dispatch(&Command::AddNotes(vec![("From another device".into(), None)]), &env).unwrap();
        log.record().facts().cloned().collect::<Vec<_>>()
    };
    let add = |text: &str| Command::AddNotes(vec![(text.to_owned(), None)]);
    for text in ["Ask the front desk", "Start small", "Train “everyone” – twice"] {
        tab.does(&add(text), 1);
        looks(tab);
    }
    let edit = Edit { text: Some(("Ask at the front desk".into(), Vec::new())), ..Edit::default() };
    tab.does(&Command::Edit(tab.note(0), edit), 2);
    looks(tab);
    tab.does(&Command::NewTheme("People".into(), vec![tab.note(0), tab.note(1)]), 3);
    looks(tab);
    tab.does(&Command::OpenRound { people: 3, dots: 2, cap: 2 }, 4);
    looks(tab);
    let round = tab.log.borrow().board().open_round().map(|round| (round.id, round.themes[0]));
    if let Some((round, theme)) = round {
        tab.does(&Command::Cast(round, vec![(theme, 2)]), 5);
        tab.does(&Command::Reveal(round), 6);
        looks(tab);
    }
    tab.import(elsewhere);
    looks(tab);
    tab.does(&Command::Bin(vec![tab.note(2)]), 7);
    let last = {
        let log = tab.log.borrow();
        log.history().next_undo(log.record()).map(tabletalk::domain::record::Transaction::fact_ids)
    };
    if let Some(names) = last {
        tab.does(&Command::Undo(names), 8);
    }
    looks(tab);
}

/// Runs with the k-th call failing, for k = 1, 2, 3 … until no fault fires.
fn for_every_call(mut run: impl FnMut(Rc<Plan>, Rc<Plan>)) {
    for fault in FAULTS {
        for of_local in [true, false] {
            for k in 1.. {
                let (failing, fine) = (Plan::new(k, fault), Plan::none());
                let (local, durable) = if of_local { (&failing, &fine) } else { (&fine, &failing) };
                run(Rc::clone(local), Rc::clone(durable));
                if !failing.fired() {
                    assert!(k > 5, "the loop must have failed some calls: {fault:?}");
                    break;
                }
            }
        }
    }
}

#[test]
fn whatever_call_fails_nothing_written_is_lost() {
    for_every_call(|local, durable| {
        let disks = Disks::default();
        let tab = Tab::open(&disks, Rc::clone(&local), Rc::clone(&durable));
        an_hour(&tab, |_| ());
        tab.time_passes();
        let again = Tab::reopened(&disks);
        assert_eq!(again.record(), tab.record(), "local {local:?}, durable {durable:?}");
        assert_eq!(*again.log.borrow().board(), *tab.log.borrow().board());
    });
}

#[test]
fn saved_is_said_only_of_what_the_durable_copy_has() {
    for_every_call(|local, durable| {
        // A disk that says it has what it hasn't is what the other copy is for.
        let lies = matches!(durable.fault, Fault::Dropped | Fault::Torn) && durable.fails_at > 0;
        let disks = Disks::default();
        let tab = Tab::open(&disks, Rc::clone(&local), Rc::clone(&durable));
        let mut saved = 0;
        an_hour(&tab, |tab| {
            if matches!(tab.status(), SaveStatus::Saved(_)) {
                saved += 1;
                let left = disks.copy();
                if !lies {
                    left.local.borrow_mut().clear();
                }
                let again = Tab::reopened(&left);
                assert_eq!(again.record(), tab.record(), "local {local:?}, durable {durable:?}");
            }
        });
        assert!(saved > 0, "local {local:?}, durable {durable:?}");
    });
}

#[test]
fn what_is_kept_nowhere_is_said() {
    let disks = Disks::default();
    let durable = Later(disks.durable.clone(), Plan::new(1, Fault::Throws), Waiting::default());
    let copies = MirroredStore::new(Blocked, durable, || 1);
    let mut log = Journal::open(&copies, keys::transactions(&event(), &group()))
        .unwrap_or_else(|_| Journal::empty(keys::transactions(&event(), &group())));
    let env = Env { replica: ReplicaId::new(7), next: 0, now: None, random: 1, revision: 1 };
    log.dispatch(&Command::AddNotes(vec![("Anybody?".into(), None)]), &env).unwrap();
    let status = || copies.status(&Scope::Group(event(), group()));
    assert_eq!(status(), SaveStatus::Unchanged);
    log.keep(&mut copies.clone()).unwrap_err();
    assert_eq!(status(), SaveStatus::Saving);
    copies.make_durable(|there| assert_eq!(there, None));
    assert_eq!(status(), SaveStatus::NotKept(StoreError::Blocked, 1));
    // The next write takes along what could not be kept before.
    copies.make_durable(|there| assert_eq!(there.unwrap().len(), 1));
    assert_eq!(status(), SaveStatus::Saved(1));
    assert_eq!(*Tab::reopened(&disks).log.borrow().record(), *log.record());
}

/// A browser that lets a page keep nothing.
struct Blocked;

impl Store for Blocked {
    fn keys(&self, _: &str) -> Result<Vec<String>, StoreError> {
        Err(StoreError::Blocked)
    }
    fn read(&self, _: &str) -> Result<Option<String>, StoreError> {
        Err(StoreError::Blocked)
    }
    fn write(&mut self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Blocked)
    }
    fn erase(&mut self, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Blocked)
    }
}

/// A device after an hour, and its record.
fn after_an_hour() -> (Disks, Record) {
    let disks = Disks::default();
    let tab = Tab::reopened(&disks);
    an_hour(&tab, |_| ());
    assert_eq!(*disks.local.borrow(), *disks.durable.borrow());
    let record = tab.record();
    (disks, record)
}

/// Damages one value of one copy, and looks what becomes of it.
#[track_caller]
fn heals(disks: &Disks, record: &Record, of_local: bool, key: &str, damaged: &str) {
    let left = disks.copy();
    let disk = if of_local { &left.local } else { &left.durable };
    disk.borrow_mut().insert(key.into(), damaged.into());
    for opening in 0..2 {
        let again = Tab::reopened(&left);
        assert_eq!(again.record(), *record, "opening {opening} of {key} with {damaged}");
        assert!(left.holds(damaged), "the damaged bytes are kept");
    }
    let whole = |disk: &Disk| {
        let disk = disk.borrow();
        disk.get(key) == disks.local.borrow().get(key)
    };
    assert!(whole(&left.local) && whole(&left.durable), "both copies are whole again");
    assert_eq!(Tab::reopened(&left).copies.damaged().len(), 1, "it can be downloaded");
}

#[test]
fn a_value_cut_anywhere_is_healed_from_the_other_copy_and_kept_aside() {
    let (disks, record) = after_an_hour();
    let entries = disks.local.borrow().clone();
    for (key, text) in &entries {
        for (cut, _) in text.char_indices() {
            for of_local in [true, false] {
                heals(&disks, &record, of_local, key, &text[..cut]);
            }
        }
    }
}

#[test]
fn a_value_with_a_letter_turned_is_healed_from_the_other_copy_and_kept_aside() {
    let (disks, record) = after_an_hour();
    let entries = disks.local.borrow().clone();
    let mut draw = 1u64;
    for round in 0..600 {
        draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (key, text) = entries.iter().nth(round % entries.len()).unwrap();
        let place = usize::try_from(draw >> 33).unwrap() % text.chars().count();
        let turned = text.chars().enumerate().map(|(at, letter)| {
            let other = if letter == 'x' { 'y' } else { 'x' };
            if at == place { other } else { letter }
        });
        heals(&disks, &record, round % 2 == 0, key, &turned.collect::<String>());
    }
}

#[test]
fn what_both_copies_have_damaged_is_left_as_it_is_and_the_rest_loads() {
    let (disks, record) = after_an_hour();
    let entries = disks.local.borrow().clone();
    for (key, text) in &entries {
        let left = disks.copy();
        for disk in [&left.local, &left.durable] {
            disk.borrow_mut().insert(key.clone(), text[..text.len() / 3].to_owned());
        }
        let before = left.copy();
        let again = Tab::reopened(&left);
        let lost = record.facts().filter(|fact| again.record().lacks(fact)).count();
        assert!(lost > 0 && lost <= 3, "of {key} {lost} facts are missing");
        assert_eq!(again.log.borrow().damaged(), std::slice::from_ref(key));
        assert_eq!(*left.local.borrow(), *before.local.borrow());
        assert_eq!(*left.durable.borrow(), *before.durable.borrow());
    }
}

#[test]
fn facts_of_a_damaged_step_that_are_what_they_were_still_load() {
    let (disks, record) = after_an_hour();
    let entries = disks.local.borrow().clone();
    let (key, text) = entries.iter().find(|(_, text)| text.contains("People")).unwrap();
    let mut store = MemoryStore::default();
    store.kept.insert(key.clone(), text.replace("People", "Purple"));
    let log = Journal::open(&store, keys::transactions(&event(), &group())).unwrap();
    assert_eq!(log.damaged(), std::slice::from_ref(key));
    assert_eq!(log.record().len(), 2, "the notes that were put into the theme");
    assert!(log.record().facts().all(|fact| !record.lacks(fact)));
}

#[test]
fn an_emptied_copy_comes_back_from_the_other() {
    let (disks, record) = after_an_hour();
    for of_local in [true, false] {
        let left = disks.copy();
        let emptied = if of_local { &left.local } else { &left.durable };
        emptied.borrow_mut().clear();
        assert_eq!(Tab::reopened(&left).record(), record);
        assert_eq!(*left.local.borrow(), *disks.local.borrow());
        assert_eq!(*left.durable.borrow(), *disks.durable.borrow());
    }
}

/// A browser that is killed may bring back what localStorage held seconds before.
#[test]
fn of_two_drafts_the_later_one_stands() {
    let key = format!("{}tab", keys::drafts(&event(), &group()));
    let (earlier, later) = (r#"["Half",1000]"#, r#"["Half a thought",2000]"#);
    for (local, durable) in [(earlier, later), (later, earlier)] {
        let (disks, record) = after_an_hour();
        disks.local.borrow_mut().insert(key.clone(), local.to_owned());
        disks.durable.borrow_mut().insert(key.clone(), durable.to_owned());
        let tab = Tab::reopened(&disks);
        assert_eq!(tab.copies.read(&key), Ok(Some(later.to_owned())));
        assert_eq!(tab.record(), record);
        assert!(tab.copies.damaged().is_empty());
    }
}

const SENT: &str = r#"["Sent",1]"#;

fn draft_key() -> String {
    format!("{}tab", keys::drafts(&event(), &group()))
}

/// A tab that typed something and let go of it, while the durable copy does not answer; and what it was left with.
fn left_while_a_draft_goes(fault: Fault) -> Disks {
    let (disks, _) = after_an_hour();
    for disk in [&disks.local, &disks.durable] {
        disk.borrow_mut().insert(draft_key(), SENT.to_owned());
    }
    // It was read at the start, and lacks nothing.
    let tab = Tab::open(&disks, Plan::none(), Plan::new(2, fault));
    tab.copies.forget(&draft_key()).unwrap();
    assert_eq!(disks.durable.borrow().get(&draft_key()).map(String::as_str), Some(SENT));
    disks
}

#[test]
fn a_draft_that_was_let_go_of_stays_gone_though_the_page_was_left_before_the_durable_copy_had_answered()
 {
    for fault in [Fault::Throws, Fault::Full, Fault::Torn, Fault::Silent] {
        let disks = left_while_a_draft_goes(fault);
        let next = Tab::reopened(&disks);
        assert_eq!(next.copies.read(&draft_key()), Ok(None), "{fault:?}");
        assert!(!disks.holds("Sent"), "{fault:?}");
        assert!(!disks.holds(&draft_key()), "no marker is left: {fault:?}");
        assert_eq!(next.record(), after_an_hour().1, "{fault:?}");
    }
}

#[test]
fn what_was_typed_there_later_stands_though_an_earlier_draft_was_let_go_of() {
    let later = r#"["Typed later",2]"#;
    for in_local in [true, false] {
        let disks = left_while_a_draft_goes(Fault::Silent);
        let disk = if in_local { &disks.local } else { &disks.durable };
        disk.borrow_mut().insert(draft_key(), later.to_owned());
        let next = Tab::reopened(&disks);
        assert_eq!(next.copies.read(&draft_key()), Ok(Some(later.to_owned())), "{in_local}");
    }
}

#[test]
fn what_is_to_go_is_not_forgotten_while_the_durable_copy_cannot_be_read() {
    let disks = left_while_a_draft_goes(Fault::Throws);
    let tab = Tab::open(&disks, Plan::none(), Plan::new(1, Fault::Throws));
    assert_eq!(tab.copies.read(&draft_key()), Ok(None));
    assert_eq!(Tab::reopened(&disks).copies.read(&draft_key()), Ok(None));
    assert!(!disks.holds("Sent"));
}

#[test]
fn an_erasure_that_any_call_fails_in_is_finished_by_the_next_start() {
    let (disks, _) = after_an_hour();
    for_every_call(|local, durable| {
        let left = disks.copy();
        let other = format!("{}other/g1/1~000000000000", keys::ROOT);
        left.local.borrow_mut().insert(other.clone(), "{}".into());
        let tab = Tab::open(&left, Rc::clone(&local), Rc::clone(&durable));
        tab.copies.erase(vec![keys::all_of(&event())], |_| ());
        tab.time_passes();
        // Nothing of it comes back while it stands, whoever heals.
        drop(tab);
        Tab::reopened(&left);
        let again = Tab::reopened(&left);
        assert!(again.record().is_empty(), "local {local:?}, durable {durable:?}");
        assert_eq!(left.of_event(), Vec::<String>::new(), "local {local:?}, durable {durable:?}");
        assert!(left.local.borrow().contains_key(&other), "what was not asked for stays");
        let markers =
            |disk: &Disk| disk.borrow().keys().filter(|key| key.starts_with(keys::ERASING)).count();
        assert_eq!(markers(&left.local) + markers(&left.durable), 0, "no marker is left");
    });
}

#[test]
fn a_tab_that_hears_of_an_erasure_writes_nothing_back() {
    let (disks, _) = after_an_hour();
    let (here, other) = (Tab::reopened(&disks), Tab::reopened(&disks));
    other.does(&Command::AddNotes(vec![("Typed meanwhile".into(), None)]), 1);
    here.copies.erase(vec![keys::all_of(&event())], |erased| erased.unwrap());
    let marker = (format!("{}x", keys::ERASING), format!("[\"{}\"]", keys::all_of(&event())));
    let erasure = other.copies.hear_erasure(&marker.0, &marker.1).unwrap();
    other.does(&Command::AddNotes(vec![("Typed after".into(), None)]), 2);
    let kept = other.log.borrow_mut().keep(&mut other.copies.clone());
    assert!(matches!(kept, Err(StoreError::Erased)));
    assert_eq!(disks.of_event(), Vec::<String>::new());
    other.copies.hear_end(&erasure.marker().0);
    assert_eq!(other.copies.clone().write(&draft_key(), "[]"), Ok(()), "what comes now is new");
}

#[test]
fn a_group_is_erased_alone() {
    let disks = Disks::default();
    let mut copies = Tab::reopened(&disks).copies;
    let (one, like): (GroupId, GroupId) = ("g1".parse().unwrap(), "g12".parse().unwrap());
    for group in [&one, &like] {
        copies.write(&keys::scribe(&event(), group), "true").unwrap();
        let folder = keys::transactions(&event(), group);
        copies.write(&format!("{folder}1.a.b~000000000000"), "{}").unwrap();
    }
    copies.make_durable(|_| ());
    copies.erase(keys::all_of_group(&event(), &one), |erased| erased.unwrap());
    let left = disks.local.borrow().clone();
    assert_eq!(left.len(), 2, "{left:?}");
    assert!(left.keys().all(|key| key.contains("g12")), "{left:?}");
    assert_eq!(left, *disks.durable.borrow());
}
