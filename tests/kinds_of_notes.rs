//! Kinds of note: one that the organiser takes off the list stays the kind of its notes, wherever they are read.

use tabletalk::domain::command::Command;
use tabletalk::domain::event::{Event, EventBook, EventFault, Kind, MOST_FORMER_KINDS, link};
use tabletalk::domain::file::{Contents, HandIn};
use tabletalk::domain::{collection::Collection, json};
use tabletalk::i18n::Language;
use tabletalk::report::{self, Organiser};

use crate::common::{Tabled, event};

fn kind(id: &str, name: &str) -> Kind {
    Kind { id: id.parse().unwrap(), name: name.into() }
}

/// The next revision, without the kind of ideas, as an earlier build made it or as it is made now.
fn without_ideas(remembers: bool) -> Event {
    let mut next = event();
    next.revision = 2;
    next.kinds.retain(|kind| kind.id.as_str() != "idea");
    if remembers {
        next.remember_kinds(event().kinds.iter());
    }
    next
}

/// A table with a note of no kind, an idea and a challenge.
fn table() -> Tabled {
    let mut table = Tabled::default();
    let kinds = [None, Some("idea"), Some("challenge")];
    let note = |kind: Option<&str>| ("A note".to_owned(), kind.map(|kind| kind.parse().unwrap()));
    table.does(Command::AddNotes(kinds.map(note).to_vec()));
    table
}

#[test]
fn what_is_no_longer_offered_is_remembered_once_and_stays_what_it_was() {
    let next = without_ideas(true);
    assert_eq!(next.former_kinds, [kind("idea", "")]);
    let idea = "idea".parse().unwrap();
    assert_eq!(next.kind_or_first(Some(&idea)), Some(&kind("idea", "")));
    assert_eq!(next.kind_typed('+'), None, "no other note gets it");
    let mut again = next.clone();
    again.remember_kinds(next.all_kinds());
    assert_eq!(again, next);
    // Back on the list it is no former one, whoever remembers.
    let mut back = event();
    back.remember_kinds(next.all_kinds());
    assert_eq!(back, event());
}

#[test]
fn every_count_has_the_notes_of_a_former_kind_under_it() {
    let (board, next) = (table().board(), without_ideas(true));
    assert_eq!(board.counts(&next), [1, 1, 0, 0, 0, 1]);
    let kinds = Contents::of(&next, &board).kinds;
    let kinds: Vec<(&str, usize)> =
        kinds.iter().map(|(kind, count)| (kind.id.as_str(), *count)).collect();
    assert_eq!(kinds, [("insight", 1), ("challenge", 1), ("idea", 1)]);
}

/// A file, its rows for other programs, and a report: also where the page that offered the kind was never seen there.
#[test]
fn a_file_and_a_report_of_the_later_revision_alone_call_it_what_it_was() {
    let group = event().groups[0].id.clone();
    let hand_in =
        HandIn::of(&EventBook::new(without_ideas(true)), &group, &table().record).unwrap();
    let written: serde_json::Value = serde_json::from_str(&hand_in.write()).unwrap();
    let kinds: Vec<&str> = written["board"]["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["insight", "idea", "challenge"]);
    let mut collection = Collection::default();
    collection.add(hand_in.write().as_bytes());
    let text = report::text_of(|out| {
        report::markdown(Organiser::default().with(&collection), Language::default().words(), out)
    });
    assert!(text.contains("Idea: A note"), "{text}");
}

/// Earlier builds let go what was taken off: where an earlier revision is known, or came in a hand-in, it is known from there.
#[test]
fn what_an_earlier_build_let_go_is_known_from_earlier_revisions() {
    let mut book = EventBook::new(event());
    book.add(without_ideas(false));
    assert_eq!(book.event(), without_ideas(true));
    let mut heard = EventBook::new(without_ideas(false));
    heard.own();
    assert_eq!(heard.event(), without_ideas(false));
    heard.hear(event());
    assert_eq!(heard.event(), without_ideas(true));
}

/// Where the author takes another version, which has other kinds, those of both stay known.
#[test]
fn a_version_that_is_taken_leaves_no_note_without_its_kind() {
    let mut book = EventBook::new(without_ideas(true));
    book.own();
    let mut theirs = event();
    theirs.revision = 3;
    theirs.kinds = vec![kind("insight", ""), kind("wish", "Wish")];
    theirs.former_kinds = vec![kind("moan", "Moan")];
    book.hear(theirs.clone());
    let taken = book.taking(&theirs);
    assert_eq!(taken.kinds, theirs.kinds);
    let former: Vec<&str> = taken.former_kinds.iter().map(|kind| kind.id.as_str()).collect();
    assert_eq!(former, ["challenge", "action", "quote", "question", "idea", "moan"]);
    assert_eq!(taken.clone().checked(), Ok(taken));
}

#[test]
fn a_link_carries_them_and_one_without_them_is_as_long_as_ever() {
    let next = without_ideas(true);
    assert_eq!(link::decode(&link::encode(&next)), Ok(next));
    let before = without_ideas(false);
    let spelled = json::canonical(&before);
    assert!(!spelled.contains("former_kinds"), "{spelled}");
    assert_eq!(link::decode(&link::encode(&before)), Ok(before));
}

#[test]
fn there_are_as_many_as_there_is_room_for_and_none_stands_twice() {
    let many: Vec<Kind> = (0..60).map(|place| kind(&format!("kind{place}"), "Kind")).collect();
    let mut full = event();
    full.remember_kinds(many.iter());
    assert_eq!(full.former_kinds.len(), MOST_FORMER_KINDS);
    assert_eq!(full.clone().checked(), Ok(full.clone()));
    assert_eq!(link::decode(&link::encode(&full)), Ok(full.clone()));
    let mut over = full.clone();
    over.former_kinds.push(kind("more", "More"));
    let mut twice = event();
    twice.former_kinds.push(kind("idea", ""));
    let mut long = event();
    long.former_kinds.push(kind("moan", &"x".repeat(201)));
    let named = |number| move |fault: &EventFault| matches!(fault, EventFault::KindName(at, _) if *at == number);
    assert_eq!(over.checked(), Err(EventFault::Kinds));
    assert_eq!(twice.checked(), Err(EventFault::Kinds));
    assert!(long.checked().is_err_and(|fault| named(7)(&fault)));
}

/// Before a number a sign says something of it: taken for a kind, "more than half" would be half.
#[test]
fn a_sign_before_a_number_is_no_kind() {
    let event = event();
    let read = |text| event.kind_before(text).map(|(kind, rest)| (kind.id.as_str(), rest));
    assert_eq!(read("> Call the bank"), Some(("action", "Call the bank")));
    assert_eq!(read("+ Benches"), Some(("idea", "Benches")));
    assert_eq!(read("? Who pays"), Some(("question", "Who pays")));
    for text in [
        "> 50 % want benches",
        "+ 2 buses",
        "+  ٣ buses",
        "> ½ of us",
        ">",
        "> ",
        ">Call",
        "- Call",
        "",
    ] {
        assert_eq!(read(text), None, "{text:?}");
    }
}
