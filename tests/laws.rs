//! The laws of the record, for any run of commands on any devices: union, order, undo, clocks, forged facts.

use crate::common;
use crate::common::{Tabled, event, read};
use crate::plain;
use crate::plain::{Act, Room, acts};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tabletalk::domain::board::{Board, RoundState};
use tabletalk::domain::command::Command;
use tabletalk::domain::event::{EventBook, Kind};
use tabletalk::domain::file::HandIn;
use tabletalk::domain::record::{
    Fact, History, LamportTimestamp, NoteId, Operation, Record, ReplicaId, Transaction,
};
use tabletalk::domain::text::PersonText;

fn facts(record: &Record) -> Vec<Fact> {
    record.facts().cloned().collect()
}

fn merged(a: &Record, b: &Record) -> Record {
    let mut both = a.clone();
    both.merge(b.facts().cloned());
    both
}

/// The record as a hand-in carries it, every note and theme without its words.
fn redacted(record: &Record) -> Record {
    Record::of(record.facts().map(Fact::redacted))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn union_is_commutative_associative_and_idempotent(acts in acts(3, 60)) {
        let room = Room::after(3, &acts);
        let [a, b, c] = [&room.tables[0].record, &room.tables[1].record, &room.tables[2].record];
        prop_assert_eq!(merged(a, b), merged(b, a));
        prop_assert_eq!(merged(&merged(a, b), c), merged(a, &merged(b, c)));
        prop_assert_eq!(merged(a, a), a.clone());
        prop_assert_eq!(merged(&redacted(a), a), a.clone());
        prop_assert_eq!(merged(a, &redacted(a)), a.clone());
    }

    #[test]
    fn the_board_is_the_same_for_every_order_and_portion(
        acts in acts(3, 60), seed in any::<u64>(), portion in 1..7usize,
    ) {
        let whole = Room::after(3, &acts).all();
        let mut shuffled = facts(&whole);
        plain::shuffle(&mut shuffled, seed);
        let (mut record, mut board) = (Record::default(), Board::default());
        for portion in shuffled.chunks(portion) {
            let touched = record.merge(portion.iter().cloned());
            board.follow(&record, &touched);
        }
        prop_assert_eq!(&board, &Board::of(&whole));
        prop_assert_eq!(record, whole);
        // What the board keeps apart is what a walk over its notes finds.
        let walked: Vec<_> = board.notes().filter(|note| board.theme_of(note).is_none()).map(|note| note.id).collect();
        prop_assert_eq!(board.unplaced_count(), walked.len());
        prop_assert_eq!(board.unplaced().map(|note| note.id).collect::<Vec<_>>(), walked);
        let event = event();
        let of_kind = |kind: &Kind| board.notes().filter(|note| event.kind_or_first(note.kind.as_ref()) == Some(kind)).count();
        prop_assert_eq!(board.counts(&event), event.kinds.iter().map(of_kind).collect::<Vec<_>>());
    }

    #[test]
    fn a_hollow_copy_has_the_same_shape(acts in acts(2, 60)) {
        let full = Room::after(2, &acts).all();
        let (full, redacted) = (Board::of(&full), Board::of(&redacted(&full)));
        let shape = |board: &Board| {
            let notes: Vec<_> = board.notes().map(|note| (note.id, board.theme_of(note))).collect();
            let bin: Vec<_> = board.bin().map(|note| note.id).collect();
            let themes: Vec<_> = board.themes().iter().map(|theme| theme.id).collect();
            (notes, bin, themes, board.rounds().cloned().collect::<Vec<_>>())
        };
        prop_assert_eq!(shape(&full), shape(&redacted));
    }

    #[test]
    fn the_board_says_what_a_plain_model_says(acts in acts(3, 80)) {
        let room = Room::after(3, &acts);
        let board = Board::of(&room.all());
        let said = |words: &tabletalk::domain::board::Wordings| {
            let all = std::iter::once(&words.shown).chain(&words.also);
            all.filter_map(|words| words.here().map(|words| words.as_str().to_owned())).collect::<BTreeSet<_>>()
        };
        let shown: Vec<_> = board.notes().map(|note| (note.id, said(&note.wording))).collect();
        prop_assert_eq!(shown, room.plain.standing());
        let binned: Vec<_> = board.bin().map(|note| note.id).collect();
        prop_assert_eq!(binned, room.plain.binned());
    }

    #[test]
    fn nothing_written_disappears(acts in acts(3, 80)) {
        let room = Room::after(3, &acts);
        let all = room.all();
        let kept: BTreeSet<&str> = all.facts().filter_map(|fact| fact.operation()).filter_map(Operation::words).collect();
        for words in &room.plain.written {
            prop_assert!(kept.contains(words.as_str()), "{} is gone", words);
        }
    }

    #[test]
    fn no_clock_changes_anything_but_the_time_shown(
        acts in acts(2, 60), clock in prop::sample::select(vec![None, Some(0), Some(i64::MIN), Some(253_402_300_799_000), Some(i64::MAX)]),
    ) {
        let timeless = |room: &Room| {
            let all = room.all();
            let board = Board::of(&all);
            let texts: Vec<_> = board.notes().map(|note| (note.id.0.timestamp, note.text().to_owned(), note.binned)).collect();
            let themes: Vec<_> = board.themes().iter().map(|theme| theme.title().to_owned()).collect();
            (texts, themes, all.len())
        };
        let plain = Room::with_clock(2, &acts, Some(1_700_000_000_000));
        prop_assert_eq!(timeless(&Room::with_clock(2, &acts, clock)), timeless(&plain));
    }

    #[test]
    fn undo_of_a_long_run_restores_the_board_exactly(acts in acts(1, 200), back in 1..200usize) {
        let mut room = Room::new(1);
        let mut boards = vec![Board::default()];
        let mut transactions: Vec<Transaction> = Vec::new();
        // Ballots and totals that were shown are not taken back, nor is what they stand on.
        for act in acts.iter().filter(|act| !matches!(act, Act::Cast(..) | Act::Reveal(..) | Act::Sync(..))) {
            let before = room.tables[0].record.len();
            room.act(act);
            let table = &room.tables[0];
            if table.record.len() > before {
                let transaction = table.last.iter().filter_map(|name| table.record.get(*name)).cloned().collect();
                transactions.extend(Transaction::of(transaction));
                boards.push(table.board());
            }
        }
        let mut history = History::of((0..).zip(transactions));
        let back = back.min(boards.len() - 1);
        for turn in 1..=back {
            let transaction = history.next_undo(&room.tables[0].record).unwrap().fact_ids();
            room.take(Command::Undo(transaction), &mut history);
            prop_assert_eq!(&room.tables[0].board(), &boards[boards.len() - 1 - turn]);
        }
        for turn in (0..back).rev() {
            let transaction = history.next_redo().unwrap().fact_ids();
            room.take(Command::Redo(transaction), &mut history);
            prop_assert_eq!(&room.tables[0].board(), &boards[boards.len() - 1 - turn]);
        }
    }

    #[test]
    fn importing_ones_own_file_changes_nothing(acts in acts(2, 60)) {
        let all = Room::after(2, &acts).all();
        let (book, group) = (EventBook::new(event()), "g2".parse().unwrap());
        let file = HandIn::of(&book, &group, &all).unwrap();
        let again = merged(&all, file.record());
        prop_assert_eq!(&again, &all);
        prop_assert_eq!(HandIn::of(&book, &group, &again).unwrap().receipt(), file.receipt());
    }

    #[test]
    fn forged_facts_hide_nothing(acts in acts(2, 40), counts in prop::collection::vec(any::<u64>(), 1..6)) {
        let honest = Room::after(2, &acts).all();
        let before: BTreeSet<NoteId> = Board::of(&honest).notes().map(|note| note.id).collect();
        let replica = ReplicaId::new(99);
        let forged = counts.iter().map(|count| {
            let timestamp = LamportTimestamp { count: *count, replica };
            Fact::write(timestamp, Some(i64::MAX), vec![], Operation::Note { text: format!("forged {count}"), asked: 1 })
        });
        let all = merged(&honest, &Record::of(forged));
        let after: BTreeSet<NoteId> = Board::of(&all).notes().map(|note| note.id).collect();
        prop_assert!(after.is_superset(&before));
        prop_assert!(all.next_count() <= tabletalk::domain::record::MOST_FOLLOWED + 1);
        prop_assert!(all.next_count() > 0);
    }
}

#[test]
fn two_wordings_written_at_the_same_time_both_stand() {
    let mut one = Tabled::of_tab(1);
    let note = one.note("First words");
    let mut two = Tabled { tab: 2, ..one.clone() };
    one.does(common::reword(&one.board(), note, "One's words"));
    two.does(common::reword(&two.board(), note, "Two's words"));
    let board = Board::of(&merged(&one.record, &two.record));
    let wording = &board.note(note).unwrap().wording;
    let words: BTreeSet<_> = std::iter::once(&wording.shown)
        .chain(&wording.also)
        .filter_map(|words| words.here().map(PersonText::as_str))
        .collect();
    assert_eq!(words, BTreeSet::from(["One's words", "Two's words"]));
}

#[test]
fn words_written_while_someone_bins_the_note_still_stand() {
    let mut one = Tabled::of_tab(1);
    let note = one.note("First words");
    let mut two = Tabled { tab: 2, ..one.clone() };
    one.does(Command::Bin(vec![note]));
    two.does(common::reword(&two.board(), note, "Better words"));
    let board = Board::of(&merged(&one.record, &two.record));
    assert_eq!(
        board.notes().map(tabletalk::domain::board::Note::text).collect::<Vec<_>>(),
        ["Better words"]
    );
}

#[test]
fn an_editor_supersedes_only_what_its_writer_saw() {
    let mut one = Tabled::of_tab(1);
    let note = one.note("First words");
    let opened = one.board();
    let mut two = Tabled { tab: 2, ..one.clone() };
    two.does(common::reword(&two.board(), note, "Two's words"));
    one.record.merge(two.record.facts().cloned());
    one.does(common::reword(&opened, note, "One's words"));
    let board = one.board();
    let wording = &board.note(note).unwrap().wording;
    assert_eq!(wording.also.len(), 1, "{wording:?}");
}

#[test]
fn a_circle_of_merges_is_broken_the_same_everywhere() {
    let mut one = Tabled::of_tab(1);
    let (a, b, c) = (one.theme("A"), one.theme("B"), one.theme("C"));
    let (mut two, mut three) = (Tabled { tab: 2, ..one.clone() }, Tabled { tab: 3, ..one.clone() });
    one.does(Command::MergeInto(a, b));
    two.does(Command::MergeInto(b, c));
    three.does(Command::MergeInto(c, a));
    let all = merged(&merged(&one.record, &two.record), &three.record);
    let board = Board::of(&all);
    assert_eq!(board.themes().iter().map(|theme| theme.id).collect::<Vec<_>>(), [a]);
    assert_eq!([a, b, c].map(|theme| board.counted_as(theme)), [Some(a); 3]);
    assert_eq!(Board::of(&merged(&merged(&three.record, &two.record), &one.record)), board);
}

#[test]
fn dots_on_two_merged_themes_are_one_voter() {
    let mut table = Tabled::default();
    let (a, b) = (table.theme("A"), table.theme("B"));
    table.does(Command::OpenRound { people: 1, dots: 3, cap: 2 });
    let round = table.board().open_round().unwrap().id;
    table.does(Command::Cast(round, vec![(a, 1), (b, 2)]));
    assert_eq!(table.board().result(), None, "no total before the group reveals it");
    table.does(Command::Reveal(round));
    table.does(Command::MergeInto(a, b));
    let board = table.board();
    let RoundState::Revealed(tally) = &board.round(round).unwrap().state else {
        panic!("not revealed")
    };
    assert_eq!(
        tally.themes.iter().map(|line| (line.theme, line.voters, line.dots)).collect::<Vec<_>>(),
        [(b, 1, 3)]
    );
}

#[test]
fn facts_that_supersede_each_other_in_a_circle_hide_nothing() {
    let table = Tabled::with_a_revealed_round();
    let note = table.board().notes().next().unwrap().id;
    let forged = |name: &str, supersedes: &str| {
        let wire = serde_json::json!({ "name": name.to_string(), "over": [supersedes.to_string()], "hollow": { "text": note.to_string() } });
        Fact::from_wire(read(&wire).unwrap()).unwrap()
    };
    let (a, b) = ("900.00000000000a.00000000000a", "900.00000000000b.00000000000b");
    let mut record = table.record.clone();
    record.merge([forged(a, b), forged(b, a)]);
    let board = Board::of(&record);
    assert_eq!(board.note(note).unwrap().text(), "Pay for running it");
    assert_eq!(board.notes().count(), 3);
}
