//! Hand-ins of two groups where a device went on as the other in between: what is in both files counts in one of the groups,
//! whatever the order in which they come.

use std::collections::BTreeSet;

use crate::common::event;
use crate::moved::{Device, changed, group};
use tabletalk::domain::board::Board;
use tabletalk::domain::collection::{Collection, Received};
use tabletalk::domain::command::Command;
use tabletalk::domain::event::EventBook;
use tabletalk::domain::file::HandIn;
use tabletalk::domain::record::{NoteId, RoundId, ThemeId};
use tabletalk::i18n::Language;
use tabletalk::report::{self, Organiser, text_of};

/// What a group hands in.
fn hands_in(device: &Device, at: usize) -> HandIn {
    let record = device.groups[at].record();
    HandIn::of(&EventBook::new(event()), &group(at), record).unwrap()
}

fn collected<'a>(files: impl IntoIterator<Item = &'a HandIn>) -> Collection {
    let mut collection = Collection::new(None);
    for file in files {
        collection.merge(file.clone());
    }
    collection
}

fn notes(board: &Board) -> BTreeSet<NoteId> {
    board.notes().map(|note| note.id).collect()
}

/// The notes that count in each group.
fn counted(collection: &Collection) -> [BTreeSet<NoteId>; 2] {
    [0, 1].map(|at| collection.board(&group(at)).map(notes).unwrap_or_default())
}

/// Whichever file is the later one has the notes that are in both.
#[test]
fn what_is_in_two_files_counts_in_the_later_one() {
    const STEPS: u32 = 3;
    for way in 0..8_usize.pow(STEPS) {
        let (mut device, mut files) = (Device::new(2), [vec![], vec![]]);
        device.writes(0, "A");
        device.writes(0, "B");
        let steps: Vec<usize> = (0..STEPS).map(|at| way / 8_usize.pow(at) % 8).collect();
        for step in [None, Some(3)].into_iter().chain(steps.iter().copied().map(Some)) {
            let at = step.unwrap_or_default() % 2;
            match step.map(|step| step / 2) {
                None => {}
                Some(0) => device.writes(at, "Words"),
                Some(1) => device.goes_on_as(1 - at, at),
                Some(2) => drop(device.undoes(at)),
                Some(_) => drop(device.redoes(at)),
            }
            for (at, files) in files.iter_mut().enumerate() {
                files.push((hands_in(&device, at), notes(device.groups[at].board())));
            }
        }
        let [ones, twos] = files;
        for (first, (one, stood)) in ones.iter().enumerate() {
            for (second, (two, other)) in twos.iter().enumerate() {
                let both: BTreeSet<NoteId> = stood.intersection(other).copied().collect();
                if both.is_empty() {
                    continue;
                }
                let expected = if first > second {
                    [stood.clone(), other - &both]
                } else {
                    [stood - &both, other.clone()]
                };
                let collection = collected([one, two]);
                assert_eq!(counted(&collection), expected, "{steps:?} {first} {second}");
                assert_eq!(counted(&collected([two, one, two])), expected);
            }
        }
    }
}

#[test]
fn themes_and_rounds_go_along_and_a_theme_stays_with_notes_that_stay() {
    let mut device = Device::new(2);
    device.writes(0, "A");
    let note = device.groups[0].board().notes().next().unwrap().id;
    device.does(0, &Command::NewTheme("Seats".into(), vec![note]));
    let theme = device.groups[0].board().themes()[0].id;
    device.does(0, &Command::OpenRound { people: 4, dots: 3, cap: 2 });
    let round = device.groups[0].board().rounds().next().unwrap().id;
    device.does(0, &Command::Cast(round, vec![(theme, 2)]));
    device.does(0, &Command::Reveal(round));
    let before = hands_in(&device, 0);
    // Another device of the first group, which has a note more in the theme.
    let mut other = Device::new(2);
    other.groups[0].import(before.record().facts().cloned());
    other.writes(0, "B");
    let stays = other.groups[0].board().notes().last().unwrap().id;
    other.does(0, &Command::Place(vec![stays], Some(theme)));
    device.goes_on_as(0, 1);
    let (after, other) = (hands_in(&device, 1), hands_in(&other, 0));

    let has = |collection: &Collection, at: usize| {
        let board = collection.board(&group(at)).unwrap();
        let of_theme = board.counted_as(ThemeId(theme.0)).is_some();
        (notes(board).len(), of_theme, board.round(RoundId(round.0)).is_some())
    };
    let collection = collected([&before, &after]);
    assert_eq!([0, 1].map(|at| has(&collection, at)), [(0, false, false), (1, true, true)]);
    let elsewhere = collection.collected(&group(0)).unwrap().notes_elsewhere();
    assert_eq!(elsewhere.into_iter().collect::<Vec<_>>(), [(&group(1), 1)]);
    let collection = collected([&before, &other, &after]);
    assert_eq!([0, 1].map(|at| has(&collection, at)), [(1, true, false), (1, true, true)]);
}

/// It is said where notes went also where their own group handed in since, and an older file says nothing new.
#[test]
fn a_newer_file_of_the_group_that_was_left_says_where_notes_went() {
    let mut device = Device::new(2);
    device.writes(0, "A");
    device.writes(0, "B");
    let before = hands_in(&device, 0);
    device.goes_on_as(0, 1);
    let (left, after) = (hands_in(&device, 0), hands_in(&device, 1));
    for files in [[&before, &left, &after], [&left, &after, &before], [&after, &before, &left]] {
        let mut collection = Collection::new(None);
        for (came, file) in (1..).zip(files) {
            collection.merge_at(file.clone(), Some(came));
        }
        let one = collection.collected(&group(0)).unwrap();
        assert_eq!((one.board().notes().count(), one.changes().gone_notes), (0, 0));
        assert_eq!(collection.elsewhere(one), [(2, 2)].into());
        assert_eq!(one.devices(), 1);
    }
    let mut collection = collected([&left]);
    assert!(matches!(collection.merge(before), Received::Known(_)), "it is older");
}

/// That notes went to another group is no change of what a file of their own group says.
#[test]
fn what_counts_elsewhere_did_not_change_here() {
    let device = changed();
    let mut before = Device::new(2);
    let facts = device.groups[1].record().facts().cloned();
    before.groups[0].import(facts.filter(|fact| fact.field().is_some()));
    let first = hands_in(&before, 0);
    before.writes(0, "later");
    let (later, after) = (hands_in(&before, 0), hands_in(&device, 1));
    let mut collection = Collection::new(None);
    collection.merge_at(first, Some(1));
    collection.merge_at(later, Some(2));
    collection.merge_at(after, Some(3));
    let left = collection.collected(&group(0)).unwrap();
    assert_eq!(left.board().notes().count(), 1);
    assert_eq!((left.changes().new_notes.len(), left.changes().gone_notes), (1, 0));
}

/// The report counts each once, and says why a group has none.
#[test]
fn the_report_says_what_went_along() {
    let mut device = Device::new(2);
    device.writes(0, "A");
    device.writes(0, "B");
    let before = hands_in(&device, 0);
    device.goes_on_as(0, 1);
    let collection = collected([&before, &hands_in(&device, 1)]);
    let organiser = Organiser::default();
    let source = organiser.with(&collection);
    let words = Language::default().words();
    let said = text_of(|out| report::markdown(source, words, out));
    assert!(said.contains("2 notes from 2 groups"), "{said}");
    let went = "2 notes from group 1 went along to group 2 and count there alone";
    assert!(said.contains(went), "{said}");
}
