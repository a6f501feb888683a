//! Hostile records and events, by the rows of the list that the project must survive: ids that are used twice, a group that
//! reaches into another's record, events that are broken.

use crate::common::{Tabled, event};
use crate::soon::soon;
use tabletalk::domain::board::Board;
use tabletalk::domain::collection::{Collection, Received};
use tabletalk::domain::event::link::{self, LinkError};
use tabletalk::domain::event::{Event, EventBook, EventFault};
use tabletalk::domain::file::{self, FileError, HandIn, Receipt, write_event};
use tabletalk::domain::record::{
    End, Fact, LamportTimestamp, Operation, Record, ReplicaId, RoundId, ThemeId,
};

fn hand_in_of(group: &str, record: &Record) -> HandIn {
    HandIn::of(&EventBook::new(event()), &group.parse().unwrap(), record).unwrap()
}

fn notes(board: &Board) -> Vec<&str> {
    board.notes().map(|note| note.text().as_str()).collect()
}

/// X24: two files whose notes have the same timestamp but not the same words, as a cloned profile makes them.
#[test]
fn the_same_stamp_with_other_words_is_another_note() {
    let timestamp = LamportTimestamp { count: 1, replica: ReplicaId::new(7) };
    let file = |words: &str| {
        let operation = Operation::Note { text: words.into(), asked: 1 };
        hand_in_of("g2", &Record::of([Fact::write(timestamp, None, Vec::new(), operation)])).write()
    };
    let (one, other) = (file("One"), file("Other"));
    for order in [[&one, &other], [&other, &one]] {
        let mut all = Collection::default();
        for text in order {
            all.add(text.as_bytes());
        }
        let groups = all.groups();
        let mut stand = notes(groups[0].1.board());
        stand.sort_unstable();
        assert_eq!(stand, ["One", "Other"]);
    }
}

/// X27: a file of group 1 that says everything it can about the notes, themes and rounds of group 2.
#[test]
fn a_groups_file_only_ever_changes_that_groups_record() {
    let victim = Tabled::with_a_revealed_round();
    let board = victim.board();
    let timestamp = |count| LamportTimestamp { count, replica: ReplicaId::new(666) };
    let mut forged = Vec::new();
    for note in board.notes() {
        let supersedes = note.wording.heads.clone();
        forged.push(Fact::write(
            timestamp(900),
            None,
            supersedes.clone(),
            Operation::Bin { note: note.id },
        ));
        let text = "Forged words".to_owned();
        forged.push(Fact::write(
            timestamp(901),
            None,
            supersedes,
            Operation::Text { note: note.id, text },
        ));
        let place = Operation::Place { note: note.id, theme: None };
        forged.push(Fact::write(timestamp(902), None, Vec::new(), place));
    }
    for theme in board.themes() {
        let supersedes = victim.record.facts().map(Fact::id).collect();
        forged.push(Fact::write(
            timestamp(903),
            None,
            supersedes,
            Operation::Drop { theme: theme.id },
        ));
    }
    let takes: Vec<_> = victim.record.facts().map(Fact::id).collect();
    forged.push(Fact::write(timestamp(904), None, Vec::new(), Operation::Undo { takes }));
    let attack = Record::of(victim.record.facts().cloned().chain(forged));
    let (honest, forged) = (hand_in_of("g2", &victim.record), hand_in_of("g1", &attack));
    for order in [[&honest, &forged], [&forged, &honest]] {
        let mut all = Collection::default();
        for file in order {
            assert!(matches!(all.add(file.write().as_bytes()), Received::First(_)));
        }
        let groups = all.groups();
        let (group, kept) = groups[1];
        assert_eq!(group.id.as_str(), "g2");
        assert_eq!(Receipt::of(kept.record.facts()), honest.receipt());
        assert_eq!(notes(kept.board()), notes(&board));
        assert_eq!(kept.board().themes().len(), 2);
        assert_eq!(kept.board().result().map(|(_, tally)| tally.voters), Some(2));
        assert_ne!(
            notes(groups[0].1.board()),
            notes(&board),
            "forged facts must bite where they may"
        );
    }
}

/// X27: a file that says it is group 2's, with the event of group 1 in it.
#[test]
fn a_file_is_of_the_group_that_its_event_lists_or_it_is_refused() {
    let text = hand_in_of("g1", &Tabled::with_a_revealed_round().record).write();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["group"] = "g2".into();
    assert_eq!(file::open(file.to_string().as_bytes()).unwrap_err(), FileError::Part("group"));
}

/// An event with one thing that is broken.
type Broken = (fn(&mut Event), EventFault);

/// X31: a broken event comes in by no way: not by link, not as a file, not within a hand-in.
#[test]
fn nothing_starts_on_a_broken_event() {
    let too_long = tabletalk::domain::text::TextFault::TooLong { chars: 1 << 16, most: 400 };
    let broken: [Broken; 6] = [
        (|event| event.groups[1].id = event.groups[0].id.clone(), EventFault::SameGroup(2)),
        (|event| event.groups[1].number = 1, EventFault::SameGroup(1)),
        (|event| event.group_count = 10_000, EventFault::TooManyGroups(10_000)),
        (
            |event| event.groups[1].question = "q".repeat(1 << 16).into(),
            EventFault::Question(2, too_long),
        ),
        (|event| event.kinds.clear(), EventFault::Kinds),
        (|event| event.voting.cap = 0, EventFault::Cap),
    ];
    for (breaks, fault) in broken {
        let mut event = event();
        breaks(&mut event);
        let from_link = link::decode(&link::encode(&event));
        // A link has a limit of its own, and stops before it reads what is beyond that.
        assert!(
            from_link == Err(LinkError::BadEvent(fault.clone()))
                || from_link == Err(LinkError::TooBig),
            "{from_link:?}"
        );
        let from_file = file::open(write_event(&event).as_bytes()).unwrap_err();
        assert_eq!(from_file, FileError::BadEvent(fault.clone()));
        let text = hand_in_of("g2", &Record::default()).write();
        let mut hand_in: serde_json::Value = serde_json::from_str(&text).unwrap();
        hand_in["event"] = serde_json::to_value(event).unwrap();
        let from_hand_in = file::open(hand_in.to_string().as_bytes()).unwrap_err();
        assert_eq!(from_hand_in, FileError::BadEvent(fault));
    }
}

/// A chain of five thousand merges, a circle of as many, and a round over all of them: each is walked over once.
#[test]
fn long_chains_of_merges_and_large_rounds_take_no_longer_each() {
    let stamp = |count| LamportTimestamp { count, replica: ReplicaId::new(9) };
    let write = |count, operation| Fact::write(stamp(count), None, Vec::new(), operation);
    let made: Vec<Fact> = (1..=5_000)
        .map(|count| write(count, Operation::Theme { name: format!("T{count}") }))
        .collect();
    let ids: Vec<ThemeId> = made.iter().map(|fact| ThemeId(fact.id())).collect();
    let (first, last) = (ids[0], ids[ids.len() - 1]);
    let links = ids.windows(2).zip(20_000..);
    let chain = links.map(|(pair, count)| {
        write(count, Operation::Merge { theme: pair[0], into: Some(pair[1]) })
    });
    let mut record = Record::of(made.into_iter().chain(chain));
    let round =
        write(40_000, Operation::Round { people: 9, dots: 20, cap: 20, themes: ids.clone() });
    let round_id = RoundId(round.id());
    let all: Vec<_> = ids.iter().map(|id| (*id, 1)).collect();
    let ballots = (0..40).map(|by| {
        let stamp = LamportTimestamp { count: 0, replica: ReplicaId::new(by) };
        Fact::write(
            stamp,
            None,
            Vec::new(),
            Operation::Ballot { round: round_id, dots: all.clone() },
        )
    });
    let shown = write(50_000, Operation::Outcome { round: round_id, end: End::Revealed });
    record.merge(ballots.chain([round, shown]));
    soon("a chain", || {
        let board = Board::of(&record);
        assert_eq!(board.counted_as(first), Some(last));
        assert_eq!(board.themes().len(), 1);
        let (_, tally) = board.result().unwrap();
        assert_eq!(
            (tally.themes.len(), tally.themes[0].voters, tally.themes[0].dots),
            (1, 40, 200_000)
        );
    });
    record.merge([write(60_000, Operation::Merge { theme: last, into: Some(first) })]);
    soon("a circle", || assert_eq!(Board::of(&record).counted_as(last), Some(first)));
    // The same round where the themes were not merged.
    let apart =
        record.facts().filter(|fact| !matches!(fact.operation(), Some(Operation::Merge { .. })));
    let apart = Record::of(apart.cloned());
    soon("a round over many themes", || {
        let board = Board::of(&apart);
        let (_, tally) = board.result().unwrap();
        assert_eq!((tally.themes.len(), tally.strays), (5_000, 0));
    });
}
