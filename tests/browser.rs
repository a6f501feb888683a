//! The browser boundary, in a headless browser: what a store promises holds for localStorage.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

use tabletalk::app::Session;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn what_is_kept_is_read_again_by_the_next_session() {
    let owner = leptos::prelude::Owner::new();
    owner.set();
    let session = Session::start();
    let event = tabletalk::domain::event::Event {
        id: "browsertest".parse().unwrap(),
        revision: 1,
        title: "Kept".into(),
        date: String::new(),
        group_count: 1,
        groups: vec![tabletalk::domain::event::Group {
            id: "g1".parse().unwrap(),
            number: 1,
            name: String::new(),
            question: "Is it kept?".into(),
        }],
        kinds: tabletalk::domain::event::Event::usual_kinds(),
        voting: tabletalk::domain::event::Voting::default(),
    };
    session.keep_event(event.clone());
    let table = session.table(&event.id, &event.groups[0].id);
    let note =
        tabletalk::domain::command::Command::AddNotes(vec![("Words — “kept” 🌱".into(), None)]);
    table.dispatch(note).unwrap();

    let again = Session::start();
    assert_eq!(again.event(&event.id).map(|book| book.event()), Some(event.clone()));
    let notes = again.table(&event.id, &event.groups[0].id);
    assert!(notes.with_board(|board| board.notes().any(|note| note.text() == "Words — “kept” 🌱")));
}

#[wasm_bindgen_test]
fn random_bits_differ() {
    let owner = leptos::prelude::Owner::new();
    owner.set();
    let session = Session::start();
    assert_ne!(session.random(), session.random());
}
