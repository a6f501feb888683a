//! The event has one author: what hand-ins say of it stands beside the author's own, until it is taken. A revision far
//! above is kept and never followed; notes keep the question that they answered.

use proptest::prelude::*;
use tabletalk::domain::collection::Collection;
use tabletalk::domain::command::Command;
use tabletalk::domain::event::{Change, Event, EventBook, GroupId};
use tabletalk::domain::file::{self, HandIn, Opened};
use tabletalk::domain::record::{Fact, LamportTimestamp, Operation, Record, ReplicaId};
use tabletalk::i18n::Language;
use tabletalk::report::{self, Organiser};

use crate::common::{Tabled, event};

fn first() -> GroupId {
    "g1".parse().unwrap()
}

/// The event at a revision, with another question for its first group.
fn revision(number: u32, question: &str) -> Event {
    let mut event = event();
    event.revision = number;
    event.groups[0].question = question.into();
    event
}

/// A hand-in of the first group whose device follows this event.
fn hand_in_of(event: Event, notes: &[(&str, u32)]) -> HandIn {
    let write = |(place, (text, asked)): (u64, &(&str, u32))| {
        let stamp = LamportTimestamp { count: place, replica: ReplicaId::new(3) };
        Fact::write(stamp, None, vec![], Operation::Note { text: (*text).into(), asked: *asked })
    };
    let record = Record::of((1..).zip(notes).map(write).collect::<Vec<_>>());
    HandIn::of(&EventBook::new(event), &first(), &record).unwrap()
}

fn authors(event: Event) -> EventBook {
    let mut book = EventBook::new(event);
    book.own();
    book
}

fn hears(book: &mut EventBook, hand_in: &HandIn) {
    for event in hand_in.events() {
        book.hear(event);
    }
}

#[test]
fn a_higher_or_equal_revision_of_a_hand_in_stands_beside_the_authors() {
    for number in [2, 3, 500] {
        let mut book = authors(revision(2, "What is mine?"));
        let theirs = hand_in_of(revision(number, "What is theirs?"), &[("A note", number)]);
        hears(&mut book, &theirs);
        assert_eq!(book.event(), revision(2, "What is mine?"), "revision {number}");
        let others = book.other_versions();
        assert_eq!(others.len(), 1, "{others:?}");
        let question = Change::Question(1, "What is mine?".into(), "What is theirs?".into());
        assert_eq!(others[0].changes, [question]);
        // On a group's device it is followed as ever.
        let mut followed = EventBook::new(revision(2, "What is mine?"));
        hears(&mut followed, &theirs);
        assert_eq!(followed.event().revision, number.max(2));
        assert!(followed.other_versions().is_empty());
    }
}

#[test]
fn what_is_no_other_version_is_not_asked_about() {
    let mut book = authors(revision(3, "What now?"));
    // The same, an older one, and a group that the author does not list.
    hears(&mut book, &hand_in_of(revision(3, "What now?"), &[]));
    hears(&mut book, &hand_in_of(revision(1, "What before?"), &[("An old note", 1)]));
    let mut unlisted = event();
    unlisted.revision = 3;
    unlisted.groups.truncate(1);
    unlisted.groups[0].id = "g9".parse().unwrap();
    unlisted.groups[0].number = 3;
    book.hear(unlisted.clone());
    let mut elsewhere = revision(9, "Of another event");
    elsewhere.id = "elsewhere".parse().unwrap();
    assert!(!book.hear(elsewhere));
    assert!(book.other_versions().is_empty());
    assert_eq!(book.event(), revision(3, "What now?"));
    assert_eq!(book.unlisted(), unlisted.groups);
    assert!(book.group(&"g9".parse().unwrap()).is_some());
}

#[test]
fn the_choice_holds_and_taking_makes_the_next_revision() {
    let mut book = authors(revision(2, "What is mine?"));
    let mut theirs = revision(7, "What is theirs?");
    theirs.title = "Their title".into();
    hears(&mut book, &hand_in_of(theirs, &[]));
    let version = book.other_versions().remove(0).event;
    let mut left = book.clone();
    left.settle(&version);
    assert!(left.other_versions().is_empty());
    assert_eq!(left.event(), revision(2, "What is mine?"));
    // Taken, it is above both, so that every group follows it; what it does not tell of stays.
    let next = book.taking(&version);
    assert_eq!((next.revision, next.title.as_str()), (8, "Their title"));
    assert_eq!(next.groups[0].question.as_str(), "What is theirs?");
    assert_eq!(next.groups[1], event().groups[1]);
    book.settle(&version);
    book.add(next.clone());
    assert_eq!(book.event(), next);
    assert!(book.other_versions().is_empty());
}

/// A hand-in also tells what its group was asked before: that is no version of its own.
#[test]
fn of_one_hand_in_its_last_word_alone_is_another_version() {
    let mut device = EventBook::new(revision(2, "Second?"));
    device.add(revision(3, "Third?"));
    device.add(revision(4, "Fourth?"));
    let mut table = Tabled::default();
    table.note("Of the first");
    let record = {
        let stamp = |count| LamportTimestamp { count, replica: ReplicaId::new(3) };
        let note = |count, asked| {
            Fact::write(
                stamp(count),
                None,
                vec![],
                Operation::Note { text: "A note".into(), asked },
            )
        };
        Record::of([note(1, 2), note(2, 3), note(3, 4)])
    };
    let hand_in = HandIn::of(&device, &first(), &record).unwrap();
    let mut book = authors(revision(2, "Mine?"));
    hears(&mut book, &hand_in);
    let versions: Vec<u32> =
        book.other_versions().iter().map(|other| other.event.revision).collect();
    assert_eq!(versions, [4]);
}

#[test]
fn notes_keep_the_question_that_they_answered() {
    let mut desk = Collection::new(Some(authors(revision(2, "What is mine?"))));
    let theirs = hand_in_of(revision(2, "What is theirs?"), &[("An answer to theirs", 2)]);
    desk.add(theirs.write().as_bytes());
    assert_eq!(desk.event().unwrap(), revision(2, "What is mine?"));
    assert_eq!(desk.book().unwrap().question(&first(), 2), Some("What is theirs?"));
    let page = report::text_of(|out| {
        report::markdown(Organiser::default().with(&desk), Language::default().words(), out)
    });
    assert!(page.contains("What is theirs?"), "{page}");
    // Where the author's question and the group's are one, nothing more is said of it.
    let mut desk = Collection::new(Some(authors(revision(2, "What is mine?"))));
    desk.add(hand_in_of(revision(2, "What is mine?"), &[("An answer", 2)]).write().as_bytes());
    let page = report::text_of(|out| {
        report::markdown(Organiser::default().with(&desk), Language::default().words(), out)
    });
    assert!(!page.contains("an earlier question"), "{page}");
}

#[test]
fn a_revision_far_above_is_kept_and_never_followed_or_counted_on_from() {
    for far in [1_002, 5_000, u32::MAX] {
        let mut book = EventBook::new(revision(1, "What now?"));
        book.add(revision(far, "What in the end?"));
        assert_eq!(book.event().revision, 1, "{far}");
        assert_eq!(book.pages().count(), 2, "it is kept");
        assert_eq!(book.asks(&first()), 1);
        // In whichever order they came.
        let mut book = EventBook::new(revision(far, "What in the end?"));
        book.add(revision(1, "What now?"));
        assert_eq!(book.event().revision, 1, "{far}");
        // A device that was told of it makes a file that opens.
        let mut table = Tabled::default();
        table.note("One");
        let stamp = LamportTimestamp { count: 99, replica: ReplicaId::new(3) };
        let note = Operation::Note { text: "Far".into(), asked: far };
        table.record.merge([Fact::write(stamp, None, vec![], note)]);
        let file = HandIn::of(&book, &first(), &table.record).unwrap().write();
        let again = file::open(file.as_bytes()).and_then(Opened::hand_in).unwrap();
        assert_eq!(again.event.revision, 1);
        // An author who is told of it counts on from their own.
        let mut own = authors(revision(4, "Mine?"));
        own.hear(revision(far, "What in the end?"));
        let version = own.other_versions().remove(0).event;
        let next = own.taking(&version).revision;
        assert_eq!(next, if far == 1_002 { 1_003 } else { 5 });
    }
    let mut book = EventBook::new(revision(1, "What now?"));
    book.add(revision(1_001, "A thousand later?"));
    assert_eq!(book.event().revision, 1_001, "a thousand is no leap");
}

#[test]
fn what_lies_between_makes_way_for_what_is_above() {
    let mut book = EventBook::new(revision(1, "One?"));
    book.add(revision(1_800, "Above?"));
    assert_eq!(book.event().revision, 1);
    book.add(revision(900, "Between?"));
    assert_eq!(book.event().revision, 1_800);
}

proptest! {
    #[test]
    fn in_whichever_order_pages_come_they_are_one_book(
        (pages, other) in prop::collection::vec((0_u32..4, 0_u32..3, 0_usize..3), 1..9)
            .prop_flat_map(|pages| (Just(pages.clone()), Just(pages).prop_shuffle())),
    ) {
        let book = |pages: &[(u32, u32, usize)]| {
            let page = |(leaps, small, question): &(u32, u32, usize)| {
                let mut page = revision(1 + leaps * 700 + leaps * leaps * 200 + small, ["A?", "B?", "C?"][*question]);
                // Some know one group alone.
                page.groups.truncate(1 + question % 2);
                page
            };
            EventBook::of(pages.iter().map(page).collect()).unwrap()
        };
        let (one, other) = (book(&pages), book(&other));
        prop_assert_eq!(one.event(), other.event());
        prop_assert_eq!(one.group(&first()), other.group(&first()));
    }
}

#[test]
fn what_the_authors_device_writes_counts_from_their_own_revision() {
    let mut book = authors(revision(2, "Mine?"));
    book.hear(revision(9, "Theirs?"));
    assert_eq!(book.asks(&first()), 2);
    let mut table = Tabled::default();
    table.does(Command::AddNotes(vec![("One".into(), None)]));
    let file = HandIn::of(&book, &first(), &table.record).unwrap();
    assert_eq!(file.event.revision, 2);
}
