//! Collecting: any files, any order, any number of times.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

mod common;

use common::{Tabled, event};
use tabletalk::domain::collection::{Collection, Received, TileState};
use tabletalk::domain::command::Command;
use tabletalk::domain::event::EventBook;
use tabletalk::domain::file::{FileError, HandIn, write_event};
use tabletalk::i18n::Language;
use tabletalk::report;

fn file(table: &Tabled, group: &str) -> String {
    HandIn::of(&EventBook::new(event()), &group.parse().unwrap(), &table.record).unwrap().write()
}

#[track_caller]
fn collected(files: &[&str]) -> Collection {
    let mut collection = Collection::new(None);
    for file in files {
        let received = collection.add(file.as_bytes());
        assert!(!matches!(received, Received::Refused(_)), "{received:?}");
    }
    collection
}

#[test]
fn any_order_and_any_repeats_give_the_same_desk() {
    let one = Tabled::with_a_revealed_round();
    let mut two = Tabled::of_tab(2);
    two.note("From the other table");
    let mut later = one.clone();
    later.note("Added later");
    let (a, b, c) = (file(&one, "g1"), file(&two, "g2"), file(&later, "g1"));
    let desk = collected(&[&a, &b, &c]);
    for order in [[&a, &c, &b], [&b, &a, &c], [&b, &c, &a], [&c, &a, &b], [&c, &b, &a]] {
        let other = collected(&[order[0], order[1], order[2], order[0], order[1]]);
        assert_eq!(report::json(&other), report::json(&desk));
    }
}

#[test]
fn what_became_of_each_file_is_said() {
    let one = Tabled::with_a_revealed_round();
    let mut later = one.clone();
    later.note("Added later");
    let mut collection = Collection::new(None);
    assert!(matches!(collection.add(file(&one, "g1").as_bytes()), Received::First(_)));
    assert!(matches!(collection.add(file(&one, "g1").as_bytes()), Received::Known(_)));
    assert!(matches!(collection.add(file(&later, "g1").as_bytes()), Received::Newer(_)));
    assert!(
        matches!(collection.add(file(&one, "g1").as_bytes()), Received::Known(_)),
        "older than what is here"
    );
    assert!(matches!(collection.add(b"hello"), Received::Refused(FileError::NotOurs)));
    let event = write_event(&event());
    assert!(matches!(collection.add(event.as_bytes()), Received::Refused(FileError::NoHandIn)));
    let tiles = collection.tiles();
    assert_eq!(tiles.len(), 2, "a tile for each group of the event, known or not");
    assert!(
        matches!(tiles[0].state, TileState::Received { notes: 4, voters: Some(2), .. }),
        "{:?}",
        tiles[0]
    );
    assert_eq!(tiles[1].state, TileState::Waiting);
}

#[test]
fn two_devices_of_one_group_are_merged() {
    let one = Tabled::with_a_revealed_round();
    let mut two = Tabled::of_tab(2);
    two.note("From the second device");
    let desk = collected(&[&file(&one, "g1"), &file(&two, "g1")]);
    let (_, group) = desk.groups()[0];
    assert_eq!(group.board().notes().count(), 4);
    assert_eq!(group.board().result().unwrap().1.voters, 2, "no vote is counted twice");
}

#[test]
fn what_people_write_cannot_change_the_reports_structure() {
    let mut table = Tabled::default();
    let hostile = [
        "# Heading",
        "[x](javascript:alert(1))",
        "![pixel](https://evil.example/p.png)",
        "<script>alert(1)</script>",
        "```\nfence",
        "| a | b |\n|---|---|",
        "1. one",
        "- two\n- three",
        "https://evil.example",
        "www.evil.example",
        "***",
        "<!-- gone",
        "a\\",
        "Setext\n===",
        "> quoted",
        "&lt;b&gt;",
    ];
    for words in hostile {
        table.note(words);
    }
    table.does(Command::NewTheme("</li><h1># T".into(), vec![]));
    let desk = collected(&[&file(&table, "g1")]);
    let page = report::markdown(&desk, Language::default().words());
    let lines: Vec<&str> = page.lines().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("# ")).count(), 1);
    assert_eq!(lines.iter().filter(|line| line.starts_with("- ")).count(), hostile.len());
    let plain = page.replace("\\]", "").replace("\\`", "");
    assert!(!plain.contains('<') && !plain.contains("](") && !plain.contains("```"), "{page}");
    assert!(!page.contains("https:") && !page.contains("www."), "{page}");
    assert!(lines.iter().all(|line| !line.starts_with('|') && !line.starts_with("==")), "{page}");
}
