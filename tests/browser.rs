//! The browser boundary, in a headless browser: what a store promises holds for localStorage, signals follow what is
//! written, and what comes late reaches nobody who is gone.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;
use tabletalk::app::{Erase, GroupSession, SaveStatus, Session, provide_session};
use tabletalk::domain::command::Command;
use tabletalk::domain::event::{Event, Group, Voting};
use tabletalk::domain::record::NoteId;
use tabletalk::storage::keys;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn event(id: &str) -> Event {
    Event {
        id: id.parse().unwrap(),
        revision: 1,
        title: "Kept".into(),
        date: String::new().into(),
        group_count: 1,
        groups: vec![Group {
            id: "g1".parse().unwrap(),
            number: 1,
            name: String::new().into(),
            question: "Is it kept?".into(),
        }],
        kinds: Event::usual_kinds(),
        former_kinds: Vec::new(),
        voting: Voting::default(),
    }
}

/// The root of a page, as the app has one, whose effects run as the app's do.
fn root() -> Owner {
    // Mounting starts what runs them.
    let place = document().create_element("div").unwrap();
    drop(mount_to(place.unchecked_into(), || ()));
    let owner = Owner::new();
    owner.set();
    owner
}

fn opened(session: Session, event: &Event) -> GroupSession {
    session.keep_event(event.clone());
    session.group(&event.id, &event.groups[0].id)
}

fn notes(texts: &[&str]) -> Command {
    Command::AddNotes(texts.iter().map(|text| ((*text).to_owned(), None)).collect())
}

/// Waits until this holds; fails where that takes longer than anything here may.
async fn until(holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        let waits = js_sys::Promise::new(&mut |then, _| {
            let window = web_sys::window().unwrap();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&then, 100).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(waits).await.unwrap();
    }
    panic!("ten seconds were not enough");
}

/// Counts its answers, as long as the owner that it is made under is there.
fn counting<T: 'static>(answers: &Arc<AtomicUsize>) -> Callback<T> {
    let answers = Arc::clone(answers);
    Callback::new(move |_| _ = answers.fetch_add(1, Ordering::Relaxed))
}

/// How often something fell over from now on where nobody could catch it: what brings the rescue page up.
fn falls() -> Arc<AtomicUsize> {
    let falls = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&falls);
    let hears = Closure::<dyn Fn()>::new(move || _ = count.fetch_add(1, Ordering::Relaxed));
    let hears = hears.into_js_value();
    let window = web_sys::window().unwrap();
    for event in ["error", "unhandledrejection"] {
        window.add_event_listener_with_callback(event, hears.unchecked_ref()).unwrap();
    }
    falls
}

#[wasm_bindgen_test]
fn what_is_kept_is_read_again_by_the_next_session() {
    let _root = root();
    let event = event("browsertest");
    let words = "Words — “kept” 🌱";
    opened(Session::start(), &event).dispatch(notes(&[words])).unwrap();

    let again = Session::start();
    assert_eq!(untrack(|| again.event(&event.id)).map(|book| book.event()), Some(event.clone()));
    let group = again.group(&event.id, &event.groups[0].id);
    let kept = |group: GroupSession| {
        group.with_board(|board| board.notes().any(|note| note.text() == words))
    };
    assert!(untrack(|| kept(group)));
}

#[wasm_bindgen_test]
fn random_bits_differ() {
    let _root = root();
    let session = Session::start();
    assert_ne!(session.random(), session.random());
}

#[wasm_bindgen_test]
fn a_group_is_opened_once_and_outlives_the_screen_that_opened_it() {
    let root = root();
    let session = provide_session();
    let event = event("outlives");
    let screen = root.child();
    let group = screen.with(|| opened(session, &event));
    group.dispatch(notes(&["One"])).unwrap();
    let [one] = ids(group)[..] else { panic!("one note") };
    let note = screen.with(|| group.note(one));
    screen.cleanup();
    assert!(group == session.group(&event.id, &event.groups[0].id));
    group.dispatch(Command::Bin(vec![one])).unwrap();
    assert!(note.get_untracked().unwrap().binned);
}

#[wasm_bindgen_test]
fn the_list_of_notes_is_the_boards_whatever_comes_or_goes() {
    let _root = root();
    let session = Session::start();
    let group = opened(session, &event("order"));
    let [one] = added(group, &["One"])[..] else { panic!("one note") };
    let [two, three, four] = added(group, &["Two", "Three", "Four"])[..] else { panic!("three") };
    let steps: [(Command, &[NoteId]); 5] = [
        (Command::Bin(vec![two]), &[one, three, four]),
        (Command::Bin(vec![three, four]), &[one]),
        (Command::PutBack(three), &[one, three]),
        (Command::PutBack(two), &[one, two, three]),
        (Command::NewTheme("Theme".into(), vec![one, two]), &[one, two, three]),
    ];
    for (command, left) in steps {
        group.dispatch(command).unwrap();
        assert_eq!(ids(group), left);
        let of_board = || group.with_board(|board| board.notes().map(|note| note.id).collect());
        assert_eq!(ids(group), untrack::<Vec<NoteId>>(of_board));
    }
    let place = group.note(one).get_untracked().unwrap().place.unwrap();
    assert_eq!(untrack(|| group.theme_name(place)), Some("Theme".into()));
    group.record().undo().unwrap();
    assert_eq!(group.note(one).get_untracked().unwrap().place, None);
    assert_eq!(ids(group), [one, two, three]);
}

#[wasm_bindgen_test]
async fn what_is_written_is_saved_once_the_durable_copy_has_it() {
    let _root = root();
    let group = opened(Session::start(), &event("saved"));
    let status = || untrack(|| group.status());
    assert_eq!(status(), SaveStatus::Unchanged);
    group.dispatch(notes(&["One"])).unwrap();
    assert_eq!(status(), SaveStatus::Saving);
    until(|| matches!(status(), SaveStatus::Saved(_))).await;
}

/// What answers later answers to whoever asked, unless the screen that asked is gone: then to nobody, and without a fault.
#[wasm_bindgen_test]
async fn a_late_answer_to_a_screen_that_is_gone_does_nothing() {
    let root = root();
    let session = provide_session();
    let falls = falls();
    let (heard, late) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    for (count, stays) in [(&late, false), (&heard, true)] {
        let screen = root.child();
        screen.with(|| {
            session.copy("Words".into(), counting(count));
            session.erase(Erase::Event("gone".parse().unwrap()), counting(count));
            session.open_example(counting(count));
        });
        if stays {
            until(|| heard.load(Ordering::Relaxed) == 3).await;
        }
        screen.cleanup();
    }
    assert_eq!(late.load(Ordering::Relaxed), 0);
    assert_eq!(falls.load(Ordering::Relaxed), 0);
}

/// The page's own listeners are not taken away with what they tell.
#[wasm_bindgen_test]
fn what_the_page_says_to_a_session_that_is_gone_does_nothing() {
    let root = root();
    let (session, falls) = (Session::start(), falls());
    let event = event("leaves");
    opened(session, &event).dispatch(notes(&["One"])).unwrap();
    let key = format!("{}x", keys::transactions(&event.id, &event.groups[0].id));
    root.cleanup();
    let window = web_sys::window().unwrap();
    window.dispatch_event(&web_sys::Event::new("hashchange").unwrap()).unwrap();
    let stored = web_sys::StorageEvent::new("storage").unwrap();
    stored.init_storage_event_with_can_bubble_and_cancelable_and_key_and_old_value_and_new_value(
        "storage",
        false,
        false,
        Some(&key),
        None,
        Some("{}"),
    );
    window.dispatch_event(&stored).unwrap();
    assert_eq!(session.fragment().try_get_untracked(), None);
    assert_eq!(falls.load(Ordering::Relaxed), 0);
}

fn ids(group: GroupSession) -> Vec<NoteId> {
    group.note_ids().get_untracked()
}

/// The notes that came with these texts.
fn added(group: GroupSession, texts: &[&str]) -> Vec<NoteId> {
    let before = ids(group);
    group.dispatch(notes(texts)).unwrap();
    ids(group).into_iter().filter(|id| !before.contains(id)).collect()
}
