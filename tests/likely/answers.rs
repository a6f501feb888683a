//! What becomes of what is found, whatever is answered: nothing is lost to the question that another answer closed, and
//! nothing that was turned down comes about in a roundabout way.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use tabletalk::domain::board::SharedLinks;
use tabletalk::domain::collection::likely::{Likely, OneWith, Question, Stand, State};
use tabletalk::domain::command::{Command, DeskCommand};
use tabletalk::domain::event::{EventBook, Group};
use tabletalk::domain::file::HandIn;
use tabletalk::domain::record::{FactId, NoteId, ThemeId};

use super::{LATE, TREES, decide, looked, looked_at_own, open, share, theme, themed, two_tables};
use crate::common::{Tabled, event};
use crate::desks::{collected, file, id, organiser};

const SEATS: &str = "More seats at the bus stop";

/// A table with so many notes of the same words, in no theme.
fn said_often(count: usize) -> (Tabled, Vec<NoteId>) {
    let mut table = Tabled::of_tab(1);
    let notes = (0..count).map(|_| table.note(SEATS)).collect();
    (table, notes)
}

fn linked(found: &Likely, organiser: &Tabled) -> Vec<Stand> {
    let board = organiser.board();
    found.to_link(&SharedLinks::of(&organiser.record, &board), &board)
}

/// How it stands with the pair of these two.
fn state_of(found: &Likely, stands: &[Stand], one: FactId, other: FactId) -> State {
    let mut pairs = found.pairs();
    let is_theirs = |ids: [FactId; 2]| ids == [one, other] || ids == [other, one];
    let place = pairs.position(|(first, second, _)| is_theirs([first.id, second.id]));
    stands[place.unwrap()].state
}

/// The notes that a pair is about.
fn shown(found: &Likely, stand: &Stand) -> [NoteId; 2] {
    stand.things.map(|place| NoteId(found.thing(place).unwrap().id))
}

#[test]
fn where_the_first_of_several_goes_the_rest_are_asked_about_with_the_next() {
    let (mut table, notes) = said_often(4);
    let [first, second, third, fourth] = notes[..] else { panic!("four notes") };
    let found = looked_at_own(&table.board());
    let pairs = |table: &Tabled| {
        let stands = found.to_gather(&table.board());
        let said = stands.iter().map(|stand| (shown(&found, stand), stand.question().is_some()));
        (said.collect::<Vec<_>>(), stands.iter().map(|stand| stand.state).collect::<Vec<_>>())
    };
    let (asked, _) = pairs(&table);
    assert_eq!(asked, [second, third, fourth].map(|note| ([first, note], true)));
    table.does(Command::Bin(vec![first]));
    let (asked, states) = pairs(&table);
    assert_eq!(asked[0], ([first, second], false));
    assert_eq!(asked[1..], [([second, third], true), ([second, fourth], true)]);
    assert_eq!(states[0], State::Second, "what was decided is said of what was decided");
    table.does(Command::KeepApart(third.0, second.0));
    assert_eq!(pairs(&table).1[1], State::Apart);
    table.does(Command::Bin(vec![second]));
    let (asked, states) = pairs(&table);
    assert_eq!(asked[2], ([third, fourth], true));
    assert_eq!(states[..2], [State::Neither, State::Second]);
}

/// What somebody does about notes of the same words.
#[derive(Clone, Copy, Debug)]
enum Answer {
    KeepFirst(usize),
    KeepSecond(usize),
    KeepBoth(usize),
    Elsewhere(usize),
    PutBack(usize),
    Undo(usize),
}

fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let drawn = || 0..8_usize;
    let answer = prop_oneof![
        drawn().prop_map(Answer::KeepFirst),
        drawn().prop_map(Answer::KeepSecond),
        drawn().prop_map(Answer::KeepBoth),
        drawn().prop_map(Answer::Elsewhere),
        drawn().prop_map(Answer::PutBack),
        drawn().prop_map(Answer::Undo),
    ];
    prop::collection::vec(answer, 0..14)
}

/// What they do; nothing where there is nothing of the kind to do.
fn command(
    answer: Answer,
    open: &[Question],
    notes: &[NoteId],
    done: &[Vec<FactId>],
) -> Option<Command> {
    let question = |drawn: usize| open.get(drawn % open.len().max(1)).copied();
    let keeps =
        |question: Question| Command::BinFor(NoteId(question.theme), NoteId(question.with.id()));
    match answer {
        Answer::KeepFirst(drawn) => question(drawn).map(keeps),
        Answer::KeepSecond(drawn) => question(drawn)?.other_way().map(keeps),
        Answer::KeepBoth(drawn) => {
            let (one, other) = question(drawn)?.apart();
            Some(Command::KeepApart(one, other))
        }
        Answer::Elsewhere(drawn) => Some(Command::Bin(vec![notes[drawn % notes.len()]])),
        Answer::PutBack(drawn) => Some(Command::PutBack(notes[drawn % notes.len()])),
        Answer::Undo(drawn) => Some(Command::Undo(done.get(drawn % done.len().max(1))?.clone())),
    }
}

/// Whether what is asked and what was kept apart connects all of these.
fn connected(table: &Tabled, notes: &[NoteId], asked: &[Question]) -> bool {
    let board = table.board();
    let stands = |note: NoteId| board.note(note).is_some_and(|note| !note.binned);
    let left: Vec<NoteId> = notes.iter().copied().filter(|note| stands(*note)).collect();
    let asked: BTreeSet<_> = asked.iter().map(|question| question.apart()).collect();
    let is_link = |one: NoteId, other: NoteId| {
        asked.contains(&(one.0, other.0))
            || asked.contains(&(other.0, one.0))
            || board.are_apart(one.0, other.0)
    };
    let mut reached: Vec<NoteId> = left.iter().copied().take(1).collect();
    let mut at = 0;
    while let Some(one) = reached.get(at).copied() {
        let new = left.iter().filter(|other| !reached.contains(other) && is_link(one, **other));
        reached.extend(new.copied().collect::<Vec<_>>());
        at += 1;
    }
    reached.len() == left.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn of_notes_with_the_same_words_none_is_left_that_nobody_decided_about(
        count in 2..7_usize,
        answers in answers(),
    ) {
        let (mut table, notes) = said_often(count);
        let found = looked_at_own(&table.board());
        let mut done = Vec::new();
        for answer in answers {
            let asked = open(&found.to_gather(&table.board()));
            prop_assert!(connected(&table, &notes, &asked), "{answer:?}: {asked:?}");
            for question in &asked {
                let two = [NoteId(question.theme), NoteId(question.with.id())];
                prop_assert!(two.iter().all(|note| !table.board().note(*note).unwrap().binned));
            }
            let command = command(answer, &asked, &notes, &done);
            if let Some(command) = command && table.tries(&command, None).is_ok() {
                done.push(table.last.clone());
            }
        }
        prop_assert!(connected(&table, &notes, &open(&found.to_gather(&table.board()))));
    }

    #[test]
    fn nothing_that_was_turned_down_comes_about_at_the_desk(
        answers in prop::collection::vec((0..32_usize, any::<bool>()), 0..24),
    ) {
        let found = many_of_one_name();
        let mut organiser = organiser(1);
        let mut refused: BTreeSet<(FactId, FactId)> = BTreeSet::new();
        for (drawn, yes) in answers {
            let asked = open(&linked(&found, &organiser));
            let Some(question) = asked.get(drawn % asked.len().max(1)) else { break };
            let board = organiser.board();
            let links = SharedLinks::of(&organiser.record, &board);
            let beside: Vec<FactId> = match question.with {
                OneWith::Shared(shared) => links.parts_of(shared).chain([shared.0]).collect(),
                _ => vec![question.with.id()],
            };
            for other in beside {
                let two = (question.theme.min(other), question.theme.max(other));
                prop_assert!(!refused.contains(&two), "{question:?}");
            }
            if !yes {
                let (one, other) = question.apart();
                refused.insert((one.min(other), one.max(other)));
            }
            decide(&mut organiser, question, yes);
        }
    }

    #[test]
    fn nothing_that_was_turned_down_comes_about_in_a_group(
        answers in prop::collection::vec((0..32_usize, any::<bool>()), 0..16),
    ) {
        let mut table = themed(1, &[("Buses", &LATE), ("buses", &LATE[1..]), ("Late buses", &LATE)]);
        table.does(Command::NewTheme("Buses!".into(), vec![]));
        table.note(LATE[0]);
        let found = looked_at_own(&table.board());
        let mut refused: BTreeSet<(FactId, FactId)> = BTreeSet::new();
        for (drawn, yes) in answers {
            let board = table.board();
            let asked = open(&found.to_gather(&board)).into_iter();
            let asked: Vec<_> =
                asked.filter(|asked| matches!(asked.with, OneWith::Theme(_))).collect();
            let Some(question) = asked.get(drawn % asked.len().max(1)) else { break };
            let (one, other) = question.apart();
            let with_merged = |id: FactId| {
                let merged = board.merged_into(ThemeId(id)).into_iter().map(|theme| theme.0);
                merged.chain([id]).collect::<Vec<_>>()
            };
            for one in with_merged(one) {
                for other in with_merged(other) {
                    prop_assert!(!refused.contains(&(one.min(other), one.max(other))));
                }
            }
            table.does(match (yes, board.note(NoteId(one))) {
                (false, _) => {
                    refused.insert((one.min(other), one.max(other)));
                    Command::KeepApart(one, other)
                }
                (true, None) => Command::MergeInto(ThemeId(one), ThemeId(other)),
                (true, Some(_)) => Command::Place(vec![NoteId(one)], Some(ThemeId(other))),
            });
        }
    }
}

/// What is found in the files of these groups.
fn looked_at(groups: &[Tabled]) -> Likely {
    let mut event = event();
    let first = event.groups[0].clone();
    let group = |number: usize| Group { id: id(number), number, ..first.clone() };
    event.groups = (1..=groups.len()).map(group).collect();
    let book = EventBook::new(event);
    let file = |(number, group): (usize, &Tabled)| HandIn::of(&book, &id(number), &group.record);
    let files: Vec<HandIn> = (1..).zip(groups).filter_map(file).collect();
    looked(&collected(&files.iter().collect::<Vec<_>>()))
}

/// Themes of five groups that are all like each other.
fn many_of_one_name() -> Likely {
    looked_at(&[1, 2, 3, 4, 5].map(|tab| themed(tab, &[("Buses", &LATE)])))
}

#[test]
fn what_was_turned_down_with_a_part_is_not_asked_of_its_shared_theme() {
    let (one, two) = two_tables();
    let three = themed(3, &[("Buses", &LATE)]);
    let (buses, late, third) =
        (theme(&one, "Buses"), theme(&two, "Late buses"), theme(&three, "Buses"));
    let found = looked_at(&[one, two, three]);
    let mut organiser = organiser(1);
    organiser.does(Command::KeepApart(third, buses));
    let shared = share(&mut organiser, "Buses", &[buses, late]);
    let stands = linked(&found, &organiser);
    assert!(open(&stands).iter().all(|asked| asked.theme != third), "{stands:?}");
    assert_eq!(state_of(&found, &stands, late, third), State::Apart);
    // The other way round: what is not linked yet is kept from what is.
    organiser.does(Command::Desk(DeskCommand::Unlink(buses, shared)));
    organiser.does(Command::Desk(DeskCommand::Link(vec![third], shared)));
    let stands = linked(&found, &organiser);
    assert!(open(&stands).iter().all(|asked| asked.theme != buses), "{stands:?}");
}

#[test]
fn what_is_said_of_a_pair_follows_the_record() {
    let (one, two) = two_tables();
    let found = looked(&collected(&[&file(&one, 1), &file(&two, 2)]));
    let (buses, late, fares) =
        (theme(&one, "Buses"), theme(&two, "Late buses"), theme(&two, "Buses and fares"));
    let mut organiser = organiser(1);
    let state =
        |organiser: &Tabled, one, other| state_of(&found, &linked(&found, organiser), one, other);
    // Accepted, undone, turned down.
    share(&mut organiser, "Buses", &[buses, late]);
    assert_eq!(state(&organiser, buses, late), State::One);
    organiser.does(Command::Undo(organiser.last.clone()));
    assert!(matches!(state(&organiser, buses, late), State::Open(_)));
    organiser.does(Command::KeepApart(buses, late));
    assert_eq!(state(&organiser, buses, late), State::Apart);
    organiser.does(Command::Undo(organiser.last.clone()));
    // Turned down for the shared theme that the other of the two is linked to, and for what that counts as by now.
    let shared = share(&mut organiser, "Buses", &[buses]);
    organiser.does(Command::KeepApart(fares, shared.0));
    assert_eq!(state(&organiser, buses, fares), State::Apart);
    let transport = share(&mut organiser, "Transport", &[]);
    organiser.does(Command::MergeInto(shared, transport));
    assert_eq!(state(&organiser, buses, fares), State::Apart);
    // Linked by hand all the same.
    organiser.does(Command::Desk(DeskCommand::Link(vec![fares], transport)));
    assert_eq!(state(&organiser, buses, fares), State::One);
}

#[test]
fn what_is_asked_about_another_pair_is_not_decided() {
    let found = many_of_one_name();
    let ids: BTreeMap<usize, FactId> = found
        .pairs()
        .flat_map(|(one, other, _)| [(one.side, one.id), (other.side, other.id)])
        .collect();
    let mut organiser = organiser(1);
    share(&mut organiser, "Buses", &[ids[&1], ids[&2]]);
    let stands = linked(&found, &organiser);
    let asked: Vec<_> = [1, 2].map(|side| state_of(&found, &stands, ids[&side], ids[&3])).into();
    assert!(matches!(asked[..], [State::Open(_), State::Asked] | [State::Asked, State::Open(_)]));
}

#[test]
fn in_a_group_too_it_follows_the_record() {
    let mut table = themed(1, &[("Buses", &LATE), ("Late buses", &LATE[1..]), ("Trees", &TREES)]);
    let shade = table.note("More trees for shade on the north side of the playground");
    let [buses, late, trees] = ["Buses", "Late buses", "Trees"].map(|name| theme(&table, name));
    let found = looked_at_own(&table.board());
    let state =
        |table: &Tabled, one, other| state_of(&found, &found.to_gather(&table.board()), one, other);
    let (trees, late, buses) = (ThemeId(trees), ThemeId(late), ThemeId(buses));
    for (accepts, refuses) in [
        (Command::MergeInto(late, buses), Command::KeepApart(late.0, buses.0)),
        (Command::Place(vec![shade], Some(trees)), Command::KeepApart(shade.0, trees.0)),
    ] {
        let Command::KeepApart(one, other) = refuses else { panic!("it refuses") };
        for (command, then) in [(accepts, State::One), (refuses, State::Apart)] {
            table.does(command);
            assert_eq!(state(&table, one, other), then);
            table.does(Command::Undo(table.last.clone()));
            assert!(matches!(state(&table, one, other), State::Open(_)));
        }
    }
    table.does(Command::Bin(vec![shade]));
    assert_eq!(state(&table, shade.0, trees.0), State::Otherwise);
}

#[test]
fn the_note_that_stays_takes_the_place_of_the_one_that_goes() {
    let mut table = themed(1, &[("Seats", &[SEATS]), ("Shade", &TREES)]);
    let placed = table.board().notes().find(|note| note.text().as_str() == SEATS).unwrap().id;
    let loose = table.note(SEATS);
    let [seats, shade] = ["Seats", "Shade"].map(|name| ThemeId(theme(&table, name)));
    let place = |table: &Tabled, note| {
        let board = table.board();
        board.note(note).and_then(|note| board.theme_of(note))
    };
    table.does(Command::BinFor(placed, loose));
    assert!(table.board().note(placed).unwrap().binned);
    assert_eq!(place(&table, loose), Some(seats));
    // In one step.
    table.does(Command::Undo(table.last.clone()));
    assert_eq!((place(&table, placed), place(&table, loose)), (Some(seats), None));
    // Where each is in a theme, or the one that goes is in none, nothing moves.
    table.does(Command::BinFor(loose, placed));
    assert_eq!(place(&table, placed), Some(seats));
    table.does(Command::Undo(table.last.clone()));
    table.does(Command::Place(vec![loose], Some(shade)));
    table.does(Command::BinFor(placed, loose));
    assert_eq!(place(&table, loose), Some(shade));
}
