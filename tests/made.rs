//! Erase tells the truth: "all in the file" is said only where the file that would be made now says what the last one did.

use tabletalk::domain::command::Command;
use tabletalk::domain::event::{EventBook, GroupId};
use tabletalk::domain::file::{HandIn, InFile, InNoFile, MadeFile};
use tabletalk::i18n::Language;

use crate::common::{Tabled, event, reword};

fn group() -> GroupId {
    "g1".parse().unwrap()
}

fn book() -> EventBook {
    EventBook::new(event())
}

fn hand_in(book: &EventBook, table: &Tabled) -> HandIn {
    HandIn::of(book, &group(), &table.record).unwrap()
}

fn made(book: &EventBook, table: &Tabled) -> MadeFile {
    let made = MadeFile::of(&hand_in(book, table), 1_700_000_000_000, table.record.next_count());
    // As a device keeps it.
    assert_eq!(MadeFile::read(&made.write()), Some(made.clone()));
    made
}

fn in_file(last: Option<&MadeFile>, book: &EventBook, table: &Tabled) -> InFile {
    InFile::of(last, &hand_in(book, table))
}

#[test]
fn all_is_said_only_where_the_file_would_say_the_same_again() {
    let mut table = Tabled::with_a_revealed_round();
    let made = made(&book(), &table);
    assert_eq!(in_file(None, &book(), &table), InFile::NoFile);
    assert_eq!(in_file(Some(&made), &book(), &table), InFile::All);
    // What goes into no file makes no difference.
    table.does(Command::OpenRound { people: 2, dots: 1, cap: 1 });
    table.casts();
    assert_eq!(in_file(Some(&made), &book(), &table), InFile::All);

    let note = table.board().notes().next().unwrap().id;
    let theme = table.board().themes()[0].id;
    let changes = [
        (reword(&table.board(), note, "In other words"), InFile::Lacks),
        (Command::Bin(vec![note]), InFile::Lacks),
        (Command::Rename(theme, "Another name".into()), InFile::Lacks),
        (Command::Place(vec![note], None), InFile::Lacks),
        (Command::AddNotes(vec![("One more".into(), None)]), InFile::Lacks),
        (Command::Reveal(table.board().open_round().unwrap().id), InFile::Lacks),
    ];
    for (command, expected) in changes {
        let mut table = table.clone();
        table.does(command.clone());
        assert_eq!(in_file(Some(&made), &book(), &table), expected, "{command:?}");
        // Taken back, the words are the same and the file is not: it has one more fact, and says so.
        if !matches!(command, Command::Reveal(_)) {
            let last = table.last.clone();
            table.does(Command::Undo(last));
            assert_eq!(in_file(Some(&made), &book(), &table), InFile::Lacks, "{command:?}");
        }
    }
}

/// A count alone would not tell: what another device wrote may count less than what was here.
#[test]
fn what_came_from_another_device_is_not_in_the_file_that_was_made_before() {
    let mut table = Tabled::of_tab(1);
    for number in 0..20 {
        table.note(&format!("Note {number}"));
    }
    let made = made(&book(), &table);
    let mut other = Tabled::of_tab(2);
    other.note("From elsewhere");
    let count = table.record.next_count();
    table.record.merge(other.record.facts().cloned());
    assert_eq!(table.record.next_count(), count);
    assert_eq!(in_file(Some(&made), &book(), &table), InFile::Lacks);
}

/// The words of its receipt are the same, too: a group need not hand in again because of the organiser's change.
#[test]
fn an_event_that_was_changed_since_leaves_the_file_as_good_as_it_was() {
    let mut table = Tabled::default();
    table.note("One");
    let made = made(&book(), &table);
    let mut changed = event();
    changed.revision = 2;
    changed.groups[0].question = "What else?".into();
    let mut book = book();
    book.add(changed);
    assert_eq!(in_file(Some(&made), &book, &table), InFile::All);
    // What is written from then on names the new question, and counts as ever.
    table.note("Two");
    assert_eq!(in_file(Some(&made), &book, &table), InFile::Lacks);
}

#[test]
fn what_an_earlier_build_noted_of_the_event_besides_is_passed_over() {
    let mut table = Tabled::default();
    table.note("One");
    let written = made(&book(), &table).write();
    let earlier = written.replacen('}', ",\"revisions\":[[1,42]]}", 1);
    assert_ne!(earlier, written);
    let read = MadeFile::read(&earlier);
    assert_eq!(in_file(read.as_ref(), &book(), &table), InFile::All);
}

#[test]
fn what_an_older_build_noted_counts_as_unknown() {
    let mut table = Tabled::default();
    table.note("One");
    let count = table.record.next_count();
    let older = MadeFile::read(&format!("[1700000000000,{count}]")).unwrap();
    assert_eq!((older.at(), older.count()), (Some(1_700_000_000_000), count));
    assert_eq!(in_file(Some(&older), &book(), &table), InFile::Unknown);
    for text in ["", "true", "[1]", "{\"at\":1}", "[\"x\",1]"] {
        assert_eq!(MadeFile::read(text), None, "{text}");
    }
}

#[test]
fn what_no_file_holds_is_named_beside_it() {
    let words = &Language::default().words().erase;
    assert_eq!((words.in_no_file)(&InNoFile::of(&Tabled::default().board())), "");
    let mut table = Tabled::with_a_revealed_round();
    let notes: Vec<_> = table.board().notes().map(|note| note.id).collect();
    table.does(Command::Bin(notes[..2].to_vec()));
    for _ in 0..2 {
        table.does(Command::OpenRound { people: 2, dots: 1, cap: 1 });
        let round = table.board().open_round().unwrap().id;
        table.does(Command::CancelRound(round));
    }
    table.does(Command::OpenRound { people: 2, dots: 1, cap: 1 });
    let left = InNoFile::of(&table.board());
    assert_eq!((left.binned, left.open_rounds, left.cancelled_rounds), (2, 1, 2));
    let left = InNoFile { drafts: 1, unreadable: 3, ..left };
    let said = (words.in_no_file)(&left);
    assert_eq!(
        said,
        "In no file: 2 notes in the bin, 1 open round, 2 cancelled rounds, 1 thing being typed, 3 entries that can’t be read."
    );
}
