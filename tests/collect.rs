//! Collecting: any files, any order, any number of times.
#![allow(clippy::panic, reason = "a test that can't go on says so by failing")]

use crate::common;
use crate::common::{Tabled, event};
use tabletalk::domain::collection::{Collection, Received, TileState};
use tabletalk::domain::command::Command;
use tabletalk::domain::event::{Event, EventBook, Group, GroupId};
use tabletalk::domain::file::{self, FileError, HandIn, Opened, write_event};
use tabletalk::i18n::Language;
use tabletalk::report::tables::Tables;
use tabletalk::report::{self, Organiser};

fn file(table: &Tabled, group: &str) -> String {
    HandIn::of(&EventBook::new(event()), &group.parse().unwrap(), &table.record).unwrap().write()
}

fn tables_of(all: &Collection) -> String {
    report::text_of(|out| Tables::of(Organiser::default().with(all)).unwrap().json(out))
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
        assert_eq!(tables_of(&other), tables_of(&desk));
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
    assert!(matches!(collection.add(b"hello"), Received::Refused(FileError::NoneWithin)));
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
fn a_file_that_holds_all_of_another_is_of_the_same_device() {
    let one = Tabled::with_a_revealed_round();
    let mut later = one.clone();
    later.note("Added later");
    let mut two = Tabled::of_tab(2);
    two.note("From the second device");
    let files = [file(&one, "g1"), file(&later, "g1"), file(&two, "g1")];
    let devices = |desk: &Collection| desk.groups()[0].1.devices();
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let desk = collected(&order.map(|place| files[place].as_str()));
        assert_eq!(devices(&desk), 2, "{order:?}");
    }
    let mut desk = collected(&[&files[0]]);
    assert!(matches!(desk.add(files[2].as_bytes()), Received::OtherDevice(_)));
    assert!(matches!(desk.add(files[2].as_bytes()), Received::Known(_)));
    // What both devices have in one file.
    let mut both = later.clone();
    both.record.merge(two.record.facts().cloned());
    assert!(matches!(desk.add(file(&both, "g1").as_bytes()), Received::Newer(_)));
    assert_eq!(devices(&desk), 1);
}

/// Of rows of another program comes a hand-in too, which no device of the group holds all of.
#[test]
fn a_newer_file_of_one_device_is_newer_whatever_else_came_of_its_group() {
    let one = Tabled::with_a_revealed_round();
    let mut later = one.clone();
    later.note("Added later");
    let mut two = Tabled::of_tab(2);
    two.note("From the second device");
    let mut desk = collected(&[&file(&one, "g1"), &file(&two, "g1")]);
    assert!(matches!(desk.add(file(&later, "g1").as_bytes()), Received::Newer(_)));
    assert!(matches!(desk.add(file(&one, "g1").as_bytes()), Received::Known(_)));
    let mut three = Tabled::of_tab(3);
    three.note("From the third device");
    assert!(matches!(desk.add(file(&three, "g1").as_bytes()), Received::OtherDevice(_)));
}

#[test]
fn what_a_newer_file_changed_is_told_and_the_order_of_one_time_does_not_matter() {
    let mut one = Tabled::default();
    let (kept, worded, binned) = (one.note("Kept"), one.note("Worded"), one.note("Binned"));
    one.does(Command::NewTheme("A theme".into(), vec![kept]));
    let theme = one.board().themes()[0].id;
    let mut later = one.clone();
    later.does(common::reword(&one.board(), worded, "Worded anew"));
    later.does(Command::Bin(vec![binned]));
    let new = later.note("New");
    later.does(Command::Place(vec![new], Some(theme)));
    later.does(Command::NewTheme("Another".into(), vec![kept]));
    let open = |table: &Tabled| match file::open(file(table, "g1").as_bytes()).unwrap() {
        Opened::HandIn(hand_in) => *hand_in,
        other => panic!("{other:?}"),
    };
    let changes = |came: [(&Tabled, i64); 2]| {
        let mut desk = Collection::new(None);
        for (table, came) in came {
            desk.merge_at(open(table), Some(came));
        }
        desk.groups()[0].1.changes().clone()
    };
    let told = changes([(&one, 1), (&later, 2)]);
    assert_eq!(told.new_notes, [new].into());
    assert_eq!(told.changed_notes, [kept, worded].into(), "one moved, one reads differently");
    assert_eq!((told.gone_notes, told.voted), (1, false));
    assert_eq!(told.new_themes.len(), 1);
    assert_eq!(told.changed_themes.len(), 0);
    // Of what came together, or in the other order, nothing is news to who looks at it.
    for came in [[(&one, 1), (&later, 1)], [(&later, 1), (&one, 1)], [(&later, 1), (&one, 2)]] {
        assert!(changes(came).is_empty());
    }
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
    let page = report::text_of(|out| {
        report::markdown(Organiser::default().with(&desk), Language::default().words(), out)
    });
    let lines: Vec<&str> = page.lines().collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("# ")).count(), 1);
    assert_eq!(lines.iter().filter(|line| line.starts_with("- ")).count(), hostile.len());
    let plain = page.replace("\\]", "").replace("\\`", "");
    assert!(!plain.contains('<') && !plain.contains("](") && !plain.contains("```"), "{page}");
    assert!(!page.contains("https:") && !page.contains("www."), "{page}");
    // The head, the line under it and the row of two tables of our own.
    assert_eq!(lines.iter().filter(|line| line.starts_with('|')).count(), 6, "{page}");
    assert!(lines.iter().all(|line| !line.starts_with("==")), "{page}");
}

#[test]
fn the_notes_of_all_groups_can_be_looked_at_a_few_at_a_time() {
    let (mut one, mut two) = (Tabled::of_tab(1), Tabled::of_tab(2));
    for words in ["First", "Second", "Third"] {
        one.note(words);
    }
    for words in ["Fourth", "Fifth"] {
        two.note(words);
    }
    let desk = collected(&[&file(&one, "g1"), &file(&two, "g2")]);
    let told = |from: usize, most: usize| {
        let (notes, more) = desk.notes(from, most);
        let notes = notes.into_iter().map(|(group, note)| (group.number, note.text().as_str()));
        (notes.collect::<Vec<_>>(), more)
    };
    let all = [(1, "First"), (1, "Second"), (1, "Third"), (2, "Fourth"), (2, "Fifth")];
    assert_eq!(told(0, 10), (all.to_vec(), false));
    for most in 1..=5 {
        let (mut from, mut looked_at) = (0, Vec::new());
        loop {
            let (notes, more) = told(from, most);
            looked_at.extend(notes);
            from += most;
            assert_eq!(more, from < all.len());
            if !more {
                break;
            }
        }
        assert_eq!(looked_at, all);
    }
}

#[test]
fn the_desk_and_the_report_miss_the_same_groups() {
    let (mut one, mut late) = (Tabled::of_tab(1), Tabled::of_tab(2));
    one.note("Here");
    late.note("Made a place of its own, by a number that is taken");
    let file_of = |table: &Tabled, group: Group| {
        let own = Event { groups: vec![group.clone()], ..event() };
        HandIn::of(&EventBook::new(own), &group.id, &table.record).unwrap().write()
    };
    let first = file_of(&one, event().groups[0].clone());
    let taken = Group { id: GroupId::new(99), ..event().groups[1].clone() };
    let mut desk = Collection::new(Some(EventBook::new(event())));
    desk.add(first.as_bytes());
    desk.add(file_of(&late, taken).as_bytes());
    let missing: Vec<usize> = desk.missing().into_iter().map(|(number, _)| number).collect();
    let waiting = desk.tiles().into_iter().filter(|tile| tile.state == TileState::Waiting);
    assert_eq!(missing, waiting.map(|tile| tile.number).collect::<Vec<usize>>());
    assert!(missing.contains(&2), "the group that the event lists has not handed in");
    let words = Language::default().words();
    let page =
        report::text_of(|out| report::markdown(Organiser::default().with(&desk), words, out));
    let named = (words.report.sections.missing)(
        &missing.iter().map(ToString::to_string).collect::<Vec<String>>(),
    );
    assert!(page.contains(&named), "{named} is not in\n{page}");
}

/// Each table finds its own words at the organiser's, whatever was put together there.
#[test]
fn each_device_has_its_receipt() {
    let one = Tabled::with_a_revealed_round();
    let mut later = one.clone();
    later.note("Added later");
    let mut two = Tabled::of_tab(2);
    two.note("From the second device");
    let receipt = |table: &Tabled| {
        let group = "g1".parse().unwrap();
        HandIn::of(&EventBook::new(event()), &group, &table.record).unwrap().receipt()
    };
    let files = [file(&one, "g1"), file(&two, "g1"), file(&later, "g1")];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let desk = collected(&order.map(|place| files[place].as_str()));
        let mut here: Vec<_> = desk.groups()[0].1.receipts().map(|it| it.words()).collect();
        let mut there = [&later, &two].map(|table| receipt(table).words());
        here.sort_unstable();
        there.sort_unstable();
        assert_eq!(here, there, "{order:?}");
    }
}

/// The organiser put the other group first and took this one off the list; both had handed in, and it calls itself the first still.
#[test]
fn no_two_groups_of_a_desk_have_the_same_number() {
    let (one, mut two) = (Tabled::with_a_revealed_round(), Tabled::of_tab(2));
    two.note("From the other table");
    let mut changed = event();
    changed.revision += 1;
    changed.groups.retain(|group| group.id.as_str() == "g2");
    for group in &mut changed.groups {
        group.number = 1;
    }
    changed.group_count = changed.groups.len();
    let files = [file(&one, "g1"), file(&two, "g2")];
    let numbers = |collection: &Collection| -> Vec<(String, usize)> {
        let groups = collection.groups().into_iter();
        groups.map(|(group, _)| (group.id.to_string(), group.number)).collect()
    };
    let expected = [("g2".to_owned(), 1), ("g1".to_owned(), 2)];
    for order in [[0, 1], [1, 0]] {
        let mut collection = Collection::new(Some(EventBook::new(changed.clone())));
        for at in order {
            collection.add(files[at].as_bytes());
        }
        assert_eq!(numbers(&collection), expected);
        let tiles = collection.tiles();
        assert_eq!(tiles.iter().map(|tile| tile.number).collect::<Vec<_>>(), [1, 2]);
        assert!(matches!(tiles[1].state, TileState::Received { listed: false, .. }));
        // The file still calls it the second.
        let Received::Known(group) = collection.add(files[1].as_bytes()) else {
            panic!("not known")
        };
        assert_eq!(group.number, 1);
    }
    // As the organiser knew the event before, each has its own.
    let mut collection = Collection::new(Some(EventBook::new(event())));
    for file in &files {
        collection.add(file.as_bytes());
    }
    assert_eq!(numbers(&collection), [("g1".to_owned(), 1), ("g2".to_owned(), 2)]);
    let mut book = EventBook::new(changed);
    book.hear(event());
    collection.follow(Some(book));
    assert_eq!(numbers(&collection), expected);
}
