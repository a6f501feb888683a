//! Themes that may be one and notes that may say the same: what is asked, and that nothing that was decided is asked again.

mod answers;

use std::sync::LazyLock;

use crate::common::{Tabled, reword};
use crate::desks::{collected, file, organiser, share, theme};
use proptest::prelude::*;
use tabletalk::domain::board::{Board, SharedLinks};
use tabletalk::domain::collection::likely::{Likely, Looking, OneWith, Question, Stand};
use tabletalk::domain::collection::{Collection, Room};
use tabletalk::domain::command::{Command, DeskCommand, Refusal};
use tabletalk::domain::likeness::MOST_SUGGESTED;
use tabletalk::domain::record::{Counterpart, FactId, NoteId, ThemeId};

const LATE: [&str; 3] = [
    "The 14 bus is late every morning",
    "Nobody tells us at the stop when the bus is coming",
    "Last bus leaves before the late shift ends",
];
const FARES: [&str; 3] = [
    "Bus tickets cost more than driving",
    "One ticket for bus and tram would help the morning shift",
    "The late bus should not cost more",
];
const TREES: [&str; 2] = ["Plant trees on the north side", "Trees for shade at the playground"];

fn themed(tab: u64, themes: &[(&str, &[&str])]) -> Tabled {
    let mut table = Tabled::of_tab(tab);
    for (name, notes) in themes {
        let notes = notes.iter().map(|words| table.note(words)).collect();
        table.does(Command::NewTheme((*name).into(), notes));
    }
    table
}

/// Two groups that both spoke about buses, the second under two names, and of trees.
fn two_tables() -> (Tabled, Tabled) {
    let one = themed(1, &[("Buses", &LATE), ("Trees", &TREES[..1])]);
    let two =
        themed(2, &[("Late buses", &LATE[1..]), ("Buses and fares", &FARES), ("Shade", &TREES)]);
    (one, two)
}

fn looked(all: &Collection) -> Likely {
    let mut looking = Looking::default();
    let mut place = 0;
    while looking.take_group(all, place) {
        place += 1;
    }
    while looking.ask() {}
    looking.found()
}

fn asked(found: &Likely, organiser: &Tabled) -> Vec<Question> {
    let board = organiser.board();
    open(&found.to_link(&SharedLinks::of(&organiser.record, &board), &board))
}

fn open(stands: &[Stand]) -> Vec<Question> {
    stands.iter().filter_map(Stand::question).collect()
}

/// What is asked about this theme.
fn about(found: &Likely, organiser: &Tabled, theme: FactId) -> Vec<(FactId, OneWith)> {
    let asked = asked(found, organiser).into_iter();
    let named = asked.map(|question| (question.theme, question.with));
    named.filter(|(one, with)| *one == theme || *with == OneWith::Theme(theme)).collect()
}

#[test]
fn themes_of_different_groups_are_asked_about_with_the_words_in_common() {
    let (one, two) = two_tables();
    let found = looked(&collected(&[&file(&one, 1), &file(&two, 2)]));
    let pairs: Vec<_> = found.pairs().collect();
    assert!(!pairs.is_empty());
    for (first, second, common) in &pairs {
        assert_ne!(first.side, second.side);
        assert!(!common.is_empty());
    }
    // What a group has in two themes is its own matter.
    let alone = themed(1, &[("Buses", &LATE), ("Late buses", &LATE[1..])]);
    assert_eq!(looked(&collected(&[&file(&alone, 1)])).pairs().count(), 0);
    let (buses, late) = (theme(&one, "Buses"), theme(&two, "Late buses"));
    let (trees, shade) = (theme(&one, "Trees"), theme(&two, "Shade"));
    let asked = asked(&found, &organiser(1));
    let is_asked = |one, other| {
        asked.iter().any(|asked| asked.theme == one && asked.with == OneWith::Theme(other))
    };
    assert!(is_asked(buses, late) && is_asked(trees, shade), "{asked:?}");
    assert!(!is_asked(trees, late) && !is_asked(buses, shade), "{asked:?}");
}

/// Two devices of a group made a theme of one name each. Whether they are one is asked at the desk too: both may belong to one
/// shared theme. Two of other names are the group's own matter.
#[test]
fn two_themes_of_one_name_are_asked_about_in_one_group_too() {
    let one = themed(1, &[("Late buses", &LATE), ("Late buses", &FARES[..1]), ("Buses", &FARES)]);
    let found = looked(&collected(&[&file(&one, 1)]));
    let board = one.board();
    let twins: Vec<FactId> = board.themes().iter().take(2).map(|theme| theme.id.0).collect();
    let pairs: Vec<_> = found.pairs().map(|(one, other, _)| (one.id, other.id)).collect();
    assert_eq!(pairs, [(twins[0], twins[1])]);
    let mut organiser = organiser(1);
    let question = Question { pair: 0, theme: twins[0], with: OneWith::Theme(twins[1]) };
    assert_eq!(asked(&found, &organiser), [question]);
    // Refused stays refused; linked is linked.
    let mut refusing = organiser.clone();
    refusing.does(Command::KeepApart(twins[0], twins[1]));
    assert_eq!(asked(&found, &refusing), []);
    share(&mut organiser, "Late buses", &twins);
    assert_eq!(asked(&found, &organiser), []);
}

#[test]
fn what_was_linked_is_asked_no_more_and_what_is_like_it_for_the_shared_theme() {
    let (one, two) = two_tables();
    let found = looked(&collected(&[&file(&one, 1), &file(&two, 2)]));
    let (buses, late, fares) =
        (theme(&one, "Buses"), theme(&two, "Late buses"), theme(&two, "Buses and fares"));
    let mut organiser = organiser(1);
    let before = about(&found, &organiser, buses);
    let of_buses = [(buses, OneWith::Theme(late)), (buses, OneWith::Theme(fares))];
    assert!(of_buses.iter().all(|asked| before.contains(asked)), "{before:?}");
    let shared = share(&mut organiser, "Buses", &[buses, late]);
    assert_eq!(about(&found, &organiser, buses), []);
    assert_eq!(about(&found, &organiser, fares), [(fares, OneWith::Shared(shared))]);
    organiser.does(Command::Desk(DeskCommand::Unlink(late, shared)));
    assert_eq!(about(&found, &organiser, late), [(late, OneWith::Shared(shared))]);
}

#[test]
fn what_was_turned_down_never_comes_back_but_by_undo() {
    let (mut one, mut two) = two_tables();
    let (buses, late) = (theme(&one, "Buses"), theme(&two, "Late buses"));
    let mut organiser = organiser(1);
    let found = looked(&collected(&[&file(&one, 1), &file(&two, 2)]));
    assert!(about(&found, &organiser, late).contains(&(buses, OneWith::Theme(late))));
    // Which of the two is named first tells nothing.
    organiser.does(Command::KeepApart(late, buses));
    let undo = Command::Undo(organiser.last.clone());
    assert_eq!(about(&found, &organiser, late), []);
    let again = Command::KeepApart(buses, late);
    assert_eq!(organiser.tries(&again, None), Err(Refusal::NothingToDo));
    // Newer hand-ins, in which both say more of the same.
    for table in [&mut one, &mut two] {
        let notes = vec![table.note("The bus is late, and late again")];
        let theme = table.board().themes()[0].id;
        table.does(Command::Place(notes, Some(theme)));
    }
    let newer = looked(&collected(&[&file(&one, 1), &file(&two, 2)]));
    assert_ne!(newer, found);
    assert_eq!(about(&newer, &organiser, late), []);
    // Not even as a part of a shared theme that one of them is alone in.
    let shared = share(&mut organiser, "Buses", &[buses]);
    assert_eq!(about(&newer, &organiser, late), []);
    organiser.does(Command::Undo(vec![shared.0]));
    organiser.does(undo);
    assert!(!about(&newer, &organiser, late).is_empty());
}

#[test]
fn what_was_turned_down_for_a_shared_theme_is_not_asked_for_the_one_that_it_counts_as() {
    let (one, two) = two_tables();
    let found = looked(&collected(&[&file(&one, 1), &file(&two, 2)]));
    let (buses, fares) = (theme(&one, "Buses"), theme(&two, "Buses and fares"));
    let mut organiser = organiser(1);
    let (first, other) =
        (share(&mut organiser, "Buses", &[buses]), share(&mut organiser, "Transport", &[]));
    assert_eq!(about(&found, &organiser, fares), [(fares, OneWith::Shared(first))]);
    organiser.does(Command::KeepApart(fares, first.0));
    assert_eq!(about(&found, &organiser, fares), []);
    organiser.does(Command::MergeInto(first, other));
    assert_eq!(about(&found, &organiser, fares), []);
}

#[test]
fn shared_themes_of_two_events_are_asked_about_until_something_is_said() {
    let (one, two) = two_tables();
    let (here, there) = (collected(&[&file(&one, 1)]), collected(&[&file(&two, 2)]));
    let (mut own, mut other) = (organiser(1), organiser(2));
    let buses = share(&mut own, "Buses", &[theme(&one, "Buses")]);
    let trees = share(&mut own, "Trees", &[theme(&one, "Trees")]);
    let late = share(&mut other, "Late buses", &[theme(&two, "Late buses")]);
    let shade = share(&mut other, "Shade", &[theme(&two, "Shade")]);
    let mut looking = Looking::default();
    for (side, (all, organiser)) in [(&here, &own), (&there, &other)].into_iter().enumerate() {
        let board = organiser.board();
        let links = SharedLinks::of(&organiser.record, &board);
        let mut place = 0;
        while looking.take_shared(Room::of(all, &board, &links), side, place) {
            place += 1;
        }
    }
    while looking.ask() {}
    let found = looking.found();
    let event = there.id().unwrap().clone();
    let asked = |own: &Tabled, other: &Tabled| {
        let (board, its) = (own.board(), other.board());
        let links = SharedLinks::of(&own.record, &board);
        let its_links = SharedLinks::of(&other.record, &its);
        let other = Room::of(&there, &its, &its_links);
        let asked = found.to_match(Room::of(&here, &board, &links), other);
        open(&asked).into_iter().map(|asked| (asked.theme, asked.with)).collect::<Vec<_>>()
    };
    let of_buses = (buses.0, OneWith::Theme(late.0));
    let of_trees = (trees.0, OneWith::Theme(shade.0));
    let both = asked(&own, &other);
    assert_eq!(both.len(), 2);
    assert!(both.contains(&of_buses) && both.contains(&of_trees));
    // What the other organiser decided is decided.
    let mut decided = other.clone();
    let with = Some(Counterpart::Theme(buses));
    decided.does(Command::Desk(DeskCommand::Match(late, here.id().unwrap().clone(), with)));
    assert_eq!(asked(&own, &decided), [of_trees]);
    decided.does(Command::KeepApart(shade.0, trees.0));
    assert_eq!(asked(&own, &decided), []);
    let with = Some(Counterpart::Theme(late));
    own.does(Command::Desk(DeskCommand::Match(buses, event.clone(), with)));
    assert_eq!(asked(&own, &other), [of_trees]);
    own.does(Command::KeepApart(trees.0, shade.0));
    assert_eq!(asked(&own, &other), []);
}

fn looked_at_own(board: &Board) -> Likely {
    let mut looking = Looking::default();
    while looking.take_own(board) {}
    while looking.ask() {}
    looking.found()
}

/// What a group is asked: which of its things, and what with.
fn to_gather(found: &Likely, table: &Tabled) -> Vec<(FactId, OneWith)> {
    let asked = open(&found.to_gather(&table.board())).into_iter();
    asked.map(|asked| (asked.theme, asked.with)).collect()
}

#[test]
fn a_group_is_asked_where_a_loose_note_belongs_and_which_of_its_themes_are_one() {
    let mut table = themed(
        1,
        &[
            ("Buses", &LATE),
            ("Late buses", &LATE[1..]),
            ("Trees", &TREES),
            ("Lunch", &["Lunch was lovely", "More tea at lunch"]),
        ],
    );
    let shade = table.note("More trees for shade on the north side of the playground");
    let other = table.note("Who reads all this afterwards?");
    let [buses, late, trees] = ["Buses", "Late buses", "Trees"].map(|name| theme(&table, name));
    let found = looked_at_own(&table.board());
    let asked = to_gather(&found, &table);
    // Of two themes the one with fewer notes counts as the other.
    let (of_note, of_themes) = ((shade.0, OneWith::Theme(trees)), (late, OneWith::Theme(buses)));
    assert!(asked.contains(&of_note) && asked.contains(&of_themes), "{asked:?}");
    assert!(asked.iter().all(|(one, _)| *one != other.0), "{asked:?}");
    // What is in a theme, in the bin, merged or turned down is asked no more; undone, it is asked again.
    for command in [
        Command::Place(vec![shade], Some(ThemeId(trees))),
        Command::Bin(vec![shade]),
        Command::KeepApart(trees, shade.0),
        Command::DropTheme(ThemeId(trees)),
    ] {
        table.does(command.clone());
        assert!(!to_gather(&found, &table).contains(&of_note), "{command:?}");
        table.does(Command::Undo(table.last.clone()));
        assert!(to_gather(&found, &table).contains(&of_note), "{command:?}");
    }
    table.does(Command::MergeInto(ThemeId(late), ThemeId(buses)));
    assert!(!to_gather(&found, &table).contains(&of_themes));
    let again = looked_at_own(&table.board());
    assert!(to_gather(&again, &table).iter().all(|(one, _)| *one != late));
}

/// Two notes of which a group is asked whether they say the same, the later one first.
fn same(later: NoteId, earlier: NoteId) -> (FactId, OneWith) {
    (later.0, OneWith::Note(earlier))
}

/// Of the pair with this question: the words in common.
fn common(found: &Likely, table: &Tabled, wanted: (FactId, OneWith)) -> Vec<String> {
    let mut asked = open(&found.to_gather(&table.board())).into_iter();
    let question = asked.find(|asked| (asked.theme, asked.with) == wanted).unwrap();
    found.pair(question.pair).unwrap().2.to_vec()
}

#[test]
fn a_group_is_asked_once_about_two_notes_that_say_the_same_wherever_they_stand() {
    let words = "Surgery phones are engaged from eight until nine";
    let mut table = themed(
        1,
        &[("Surgery", &[words, "Nurses are kind"]), ("Shade", &TREES), (TREES[0], &["Benches"])],
    );
    let again = table.note("The surgery’s phone is engaged from eight until nine");
    let trees = table.note("plant trees, on the north side!");
    let note =
        |text: &str| table.board().notes().find(|note| note.text().as_str() == text).unwrap().id;
    let (phones, shade) = (note(words), note(TREES[0]));
    let found = looked_at_own(&table.board());
    let asked = to_gather(&found, &table);
    let notes: Vec<_> =
        asked.iter().filter(|(_, with)| matches!(with, OneWith::Note(_))).copied().collect();
    // What has the same words in the same order comes first. A theme of that name is no note.
    assert_eq!(notes, [same(trees, shade), same(again, phones)]);
    assert_eq!(asked.first(), Some(&same(trees, shade)));
    // Where a note belongs is asked before what is only alike.
    assert!(asked.len() > 2 && asked.last() == notes.last(), "{asked:?}");
    assert!(common(&found, &table, notes[1]).contains(&"engaged".to_owned()));
    // Which note stands in which theme makes no difference.
    let placed = themed(
        1,
        &[("Surgery", &[words, TREES[0]]), ("Phones", &[words, TREES[0], "Nurses are kind"])],
    );
    let among_placed = to_gather(&looked_at_own(&placed.board()), &placed);
    let notes = among_placed.iter().filter(|(_, with)| matches!(with, OneWith::Note(_)));
    assert_eq!(notes.count(), 2, "{among_placed:?}");
    let board = placed.board();
    assert!(among_placed.iter().all(|(one, with)| match with {
        OneWith::Note(other) =>
            board.note(NoteId(*one)).unwrap().turn() > board.note(*other).unwrap().turn(),
        _ => true,
    }));
}

#[test]
fn two_notes_are_asked_about_until_one_is_in_the_bin_or_both_are_kept() {
    let mut table = themed(1, &[("Shade", &TREES)]);
    let later = table.note("Plant trees on the north side");
    let earlier = table.board().notes().next().unwrap().id;
    let question = same(later, earlier);
    let found = looked_at_own(&table.board());
    assert!(to_gather(&found, &table).contains(&question));
    for command in [
        Command::Bin(vec![later]),
        Command::Bin(vec![earlier]),
        Command::KeepApart(later.0, earlier.0),
        Command::KeepApart(earlier.0, later.0),
        reword(&table.board(), later, "Lunch was lovely"),
    ] {
        table.does(command.clone());
        assert!(!to_gather(&found, &table).contains(&question), "{command:?}");
        // Nor by whoever looks anew; undone, it is asked again.
        let anew = looked_at_own(&table.board());
        assert!(!to_gather(&anew, &table).contains(&question), "{command:?}");
        table.does(Command::Undo(table.last.clone()));
        assert!(to_gather(&found, &table).contains(&question), "{command:?}");
    }
    // The other way round, the same is asked about the other one.
    let mut asked = open(&found.to_gather(&table.board())).into_iter();
    let asked = asked.find(|asked| (asked.theme, asked.with) == question).unwrap();
    let other = asked.other_way().unwrap();
    assert_eq!((other.theme, other.with), (earlier.0, OneWith::Note(later)));
    assert_eq!(other.other_way(), Some(asked));
}

#[test]
fn of_many_notes_that_say_the_same_each_is_asked_about_a_few_times_at_most() {
    let mut table = Tabled::of_tab(1);
    let first = table.note("More seats at the bus stop");
    let same_words = (0..300).map(|_| ("More seats at the bus stop.".to_owned(), None));
    table.does(Command::AddNotes(same_words.collect()));
    let found = looked_at_own(&table.board());
    let asked = to_gather(&found, &table);
    assert_eq!(asked.len(), 300);
    assert!(asked.iter().all(|(_, with)| *with == OneWith::Note(first)), "each with the first");
    // Nearly the same words, so that none is certain.
    let mut table = Tabled::of_tab(1);
    let nearly = ('a'..='z').flat_map(|of| {
        let ends = ["now", "today", "soon", "again", "always", "please", "here", "there", "too"];
        ends.map(|end| (format!("{of}rain {of}elter {of}orners {of}ummit {of}astle {end}"), None))
    });
    table.does(Command::AddNotes(nearly.collect()));
    let found = looked_at_own(&table.board());
    let asked = to_gather(&found, &table).len();
    assert!((100..=26 * 9 * MOST_SUGGESTED).contains(&asked), "{asked}");
}

#[test]
fn thousands_of_notes_are_taken_in_some_at_a_time() {
    let mut table = themed(1, &[("Trees", &TREES)]);
    let notes = (0..1_001).map(|note| (format!("Trees for shade at gate {note}"), None)).collect();
    table.does(Command::AddNotes(notes));
    let (board, mut looking, mut steps) = (table.board(), Looking::default(), 1);
    let mut before = 0;
    while looking.take_own(&board) {
        assert!(looking.size() - before <= 50);
        (before, steps) = (looking.size(), steps + 1);
    }
    // All notes, wherever they stand, and the theme's name after them.
    assert_eq!((looking.size(), steps), (2 + 1_001 + 1, 21 + 1));
    // All words are weighed in three passes, a thousand texts at a time; a theme is made; four things are asked at a time.
    let steps = std::iter::from_fn(|| Some(looking.ask())).take_while(|more| *more).count() + 1;
    assert_eq!(steps, 3 * 2 + (1 + 2 + 1_001_usize).div_ceil(4));
}

/// Decides something as an organiser would: yes or no to one of the questions.
fn decide(organiser: &mut Tabled, question: &Question, yes: bool) {
    let (one, other) = question.apart();
    organiser.does(match question.with {
        _ if !yes => Command::KeepApart(one, other),
        OneWith::Theme(_) | OneWith::Note(_) => {
            Command::Desk(DeskCommand::Share("Both".into(), vec![one, other]))
        }
        OneWith::Shared(shared) => Command::Desk(DeskCommand::Link(vec![one], shared)),
    });
}

/// What is found at the two tables.
static FOUND: LazyLock<Likely> = LazyLock::new(|| {
    let (one, two) = two_tables();
    looked(&collected(&[&file(&two, 2), &file(&one, 1)]))
});

proptest! {
    #[test]
    fn each_answer_settles_its_question_for_good(answers in prop::collection::vec(any::<(u8, bool)>(), 0..12)) {
        let found = &*FOUND;
        let mut organiser = organiser(1);
        let mut refused: Vec<(FactId, FactId)> = Vec::new();
        for (drawn, yes) in answers {
            let open = asked(found, &organiser);
            let Some(question) = open.get(usize::from(drawn) % open.len().max(1)) else { break };
            decide(&mut organiser, question, yes);
            if !yes {
                refused.push(question.apart());
            }
            let left = asked(found, &organiser);
            prop_assert!(left.iter().all(|asked| asked.apart() != question.apart()));
            prop_assert!(left.len() < open.len());
            for asked in &left {
                let (one, other) = asked.apart();
                prop_assert!(!refused.contains(&(one, other)) && !refused.contains(&(other, one)));
            }
        }
        // A desk that reads its record anew asks the same.
        let board = Board::of(&organiser.record);
        let links = SharedLinks::of(&organiser.record, &board);
        prop_assert_eq!(open(&found.to_link(&links, &board)), asked(found, &organiser));
    }
}

#[test]
fn a_theme_without_words_is_like_none_and_nothing_is_asked_of_no_groups() {
    assert_eq!(looked(&Collection::new(None)), Likely::default());
    let (one, two) = (themed(1, &[("…", &["!!"])]), themed(2, &[("…", &["!!"])]));
    let found = looked(&collected(&[&file(&one, 1), &file(&two, 2)]));
    assert_eq!(found.pairs().count(), 0);
    assert_eq!(asked(&found, &organiser(1)), []);
}
