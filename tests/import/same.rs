//! The same row is the same note: whatever the file, the day, the order, or what happened to it meanwhile.

use proptest::prelude::*;
use tabletalk::cli::AllCores;
use tabletalk::domain::board::Board;
use tabletalk::domain::command::{self, Command, Edit, Env};
use tabletalk::domain::event::EventBook;
use tabletalk::domain::file::{self, HandIn, Opened};
use tabletalk::domain::import::{Choice, Known, Naming, Sheet, ToBring};
use tabletalk::domain::record::{
    Fact, LamportTimestamp, NoteId, Operation, Record, ReplicaId, ThemeId,
};
use tabletalk::storage::journal::Journal;

use super::brought::{Bringing, group, rows, rows_for, taken};
use crate::common::event;

/// A row of a table that is written in many ways.
#[derive(Clone, Debug)]
struct Line {
    id: Option<u32>,
    text: String,
    theme: usize,
    votes: u32,
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let text = prop::sample::select(vec![
        "Trees, please",
        "Say \"no\"",
        "Two\nlines",
        "عربي؛ نص",
        "🙂; ok",
        "plain",
        "- a list",
        "x\ty",
    ]);
    let line = (text, 0..3usize, 0..9u32).prop_map(|(text, theme, votes)| Line {
        id: None,
        text: text.into(),
        theme,
        votes,
    });
    (prop::collection::vec(line, 1..14), any::<bool>()).prop_map(|(mut lines, with_ids)| {
        for (id, line) in (0..).zip(&mut lines) {
            line.id = with_ids.then_some(id * 7);
        }
        lines
    })
}

fn written(lines: &[Line], separator: char, all_quoted: bool) -> String {
    let cell = |text: &str| {
        let needs = text.contains([',', ';', '\t', '"', '\n']);
        let quoted = format!("\"{}\"", text.replace('"', "\"\""));
        if needs || all_quoted { quoted } else { text.to_owned() }
    };
    let mut out = ["id", "text", "theme", "votes"].map(cell).join(&separator.to_string()) + "\r\n";
    for line in lines {
        let theme = ["", "Money", "Time, and again"][line.theme];
        let id = line.id.map(|id| id.to_string()).unwrap_or_default();
        let cells = [&id, &line.text, theme, &line.votes.to_string()].map(cell);
        out += &(cells.join(&separator.to_string()) + "\r\n");
    }
    out
}

fn ways() -> impl Strategy<Value = (char, bool, bool)> {
    (prop::sample::select(vec![',', ';', '\t']), any::<bool>(), any::<bool>())
}

fn texts(board: &Board) -> Vec<String> {
    let mut all: Vec<String> = board.notes().map(|note| note.text().as_str().to_owned()).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_table_that_is_exported_again_adds_exactly_what_is_new(
        lines in lines(), more in lines(), (separator, quoted, reverse) in ways(),
    ) {
        let mut group = Bringing::default();
        group.brings(&rows(&written(&lines, ',', false)));
        let (before, board) = (group.record.len(), group.board());
        // More votes, another order, other quotes, another separator, a later revision, another day.
        let mut again = lines.clone();
        for line in &mut again { line.votes += 3; }
        if reverse { again.reverse(); }
        let mut later = event();
        later.revision = 7;
        let choice = Choice { theme: "theme".into(), ..Choice::default() };
        let same = rows_for(&written(&again, separator, quoted), "2026-05-01 table (2).csv", &choice, &later);
        if lines[0].id.is_some() || !reverse || lines.iter().all(|line| lines.iter().filter(|other| other.text == line.text).count() == 1) {
            prop_assert_eq!(group.brings(&same), 0);
            prop_assert_eq!(group.record.len(), before);
            prop_assert_eq!(&group.board(), &board);
        } else {
            group.brings(&same);
            prop_assert_eq!(texts(&group.board()), texts(&board));
        }
        // Rows that are added are added, and nothing else.
        let from = u32::try_from(lines.len()).unwrap() * 7;
        let with_ids = lines[0].id.is_some();
        again.extend(more.iter().enumerate().map(|(place, line)| Line {
            id: with_ids.then_some(from + u32::try_from(place).unwrap()), ..line.clone()
        }));
        group.brings(&rows(&written(&again, separator, quoted)));
        let mut expected: Vec<String> = again.iter().map(|line| line.text.clone()).collect();
        expected.sort();
        prop_assert_eq!(texts(&group.board()), expected);
    }

    #[test]
    fn import_undo_import_ends_where_import_once_ends(lines in lines()) {
        let mut once = Bringing::default();
        let rows = rows(&written(&lines, ',', false));
        once.brings(&rows);
        let mut thrice = once.clone();
        for _ in 0..3 {
            thrice.undoes();
            prop_assert_eq!(thrice.board().notes().count(), 0);
            prop_assert_eq!(thrice.board().themes().len(), 0);
            prop_assert!(thrice.known(&rows).iter().all(|known| matches!(known, Known::TakenBack(_))));
            thrice.does(Command::BringIn(rows.clone()));
            prop_assert_eq!(&thrice.board(), &once.board());
        }
    }

    #[test]
    fn a_part_of_it_brings_back_that_part_alone(lines in lines(), picked in any::<u64>()) {
        let mut group = Bringing::default();
        let all = rows(&written(&lines, ',', false));
        group.brings(&all);
        group.undoes();
        let part: Vec<_> = all.iter().enumerate().filter(|(place, _)| picked >> place & 1 == 1).map(|(_, row)| row.clone()).collect();
        if !part.is_empty() {
            group.does(Command::BringIn(part.clone()));
        }
        let wanted: Vec<String> = part.iter().map(|row| row.text.clone()).collect();
        prop_assert_eq!(group.says(), wanted);
        let themes: std::collections::BTreeSet<_> = part.iter().filter_map(|row| row.theme.clone()).collect();
        prop_assert_eq!(group.board().themes().len(), themes.len());
        // And the rest afterwards.
        if part.len() < all.len() {
            group.does(Command::BringIn(all.clone()));
        }
        prop_assert_eq!(group.says(), all.iter().map(|row| row.text.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn two_devices_that_bring_the_same_in_have_the_same(lines in lines(), (separator, quoted, _) in ways()) {
        let (mut one, mut two) = (Bringing::of_tab(1), Bringing::of_tab(2));
        one.brings(&rows(&written(&lines, ',', false)));
        two.brings(&rows(&written(&lines, separator, quoted)));
        prop_assert_eq!(&one.record, &two.record);
    }
}

fn edit(group: &mut Bringing, words: &str) {
    let note = group.board().notes().next().unwrap().id;
    let command = crate::common::reword(&group.board(), note, words);
    group.does(command);
}

#[test]
fn changed_words_of_an_id_become_other_words_of_the_note() {
    let mut group = Bringing::default();
    group.brings(&rows("id,text\n7,First\n8,Other\n"));
    let note = group.board().notes().next().unwrap().id;
    let newer = rows("id,text\n7,Second\n8,Other\n");
    assert_eq!(group.known(&newer)[0], Known::Reworded(note, "First".into()));
    assert_eq!(group.brings(&newer), 1, "one fact");
    assert!(matches!(
        group.record.get(group.last[0]).unwrap().operation(),
        Some(Operation::Text { .. })
    ));
    assert_eq!(group.says(), ["Second", "Other"]);
    // What was exported before changes nothing, nor does the same again.
    assert_eq!(group.brings(&rows("id,text\n7,First\n8,Other\n")), 0);
    assert_eq!(group.brings(&newer), 0);
    group.brings(&rows("id,text\n7,Third\n"));
    assert_eq!(group.says(), ["Third", "Other"]);
    group.undoes();
    assert_eq!(group.says(), ["Second", "Other"]);
}

#[test]
fn other_words_that_were_taken_back_can_come_again() {
    let mut group = Bringing::default();
    group.brings(&rows("id,text\n7,First\n"));
    let newer = rows("id,text\n7,Second\n");
    group.brings(&newer);
    let first = |group: &Bringing| {
        Known::Reworded(group.board().notes().next().unwrap().id, "First".into())
    };
    for _ in 0..2 {
        group.undoes();
        assert_eq!(group.says(), ["First"]);
        assert_eq!(group.known(&newer), [first(&group)]);
        group.brings(&newer);
        assert_eq!(group.says(), ["Second"]);
        assert_eq!(group.brings(&newer), 0, "it is here");
    }
    // Where the group has changed the words since, they come over those.
    group.undoes();
    edit(&mut group, "Ours");
    assert!(matches!(group.known(&newer)[..], [Known::EditedHere(_, _)]));
    group.does(Command::BringIn(newer));
    assert_eq!(group.says(), ["Second"]);
}

#[test]
fn words_that_the_group_has_changed_stay_unless_somebody_says_otherwise() {
    let mut group = Bringing::default();
    group.brings(&rows("id,text\n7,First\n"));
    edit(&mut group, "Ours");
    let newer = rows("id,text\n7,Second\n");
    assert!(matches!(group.known(&newer)[..], [Known::EditedHere(_, _)]));
    assert_eq!(group.brings(&newer), 0);
    assert_eq!(group.brings(&rows("id,text\n7,First\n")), 0);
    group.does(Command::BringIn(newer));
    assert_eq!(group.says(), ["Second"]);
}

/// Elsewhere, where the record is not at hand, both stand.
#[test]
fn other_words_from_elsewhere_stand_beside() {
    let (mut one, mut two) = (Bringing::of_tab(1), Bringing::of_tab(2));
    one.brings(&rows("id,text\n7,First\n"));
    two.brings(&rows("id,text\n7,Second\n"));
    one.record.merge(two.record.facts().cloned());
    let mut said = one.says();
    said.sort();
    assert_eq!(said, ["First", "Second"]);
    assert_eq!(one.brings(&rows("id,text\n7,First\n")), 0);
    assert_eq!(one.brings(&rows("id,text\n7,Second\n")), 0);
}

#[test]
fn what_is_binned_is_named_and_can_be_put_back() {
    let mut group = Bringing::default();
    let rows = rows("id,text,theme\n7,First,Money\n8,Other,\n");
    group.brings(&rows);
    let board = group.board();
    let note = board.notes().next().unwrap().id;
    group.does(Command::Bin(vec![note]));
    assert_eq!(group.known(&rows)[0], Known::Binned(note));
    assert_eq!(group.brings(&rows), 0, "not by itself");
    group.does(Command::BringIn(rows));
    assert_eq!(group.board(), board);
}

#[test]
fn what_bringing_rows_in_comes_to_is_told_by_what_becomes_of_notes() {
    let mut group = Bringing::default();
    group.does(Command::AddNotes(vec![("Trees".into(), None)]));
    group.brings(&rows("id,text\n1,A\n2,B\n3,C\n"));
    let first = group.board().notes().next().unwrap().id;
    group.does(Command::Bin(vec![first]));
    group.brings(&rows("id,text\n4,D\n"));
    group.undoes();
    assert_eq!(group.says(), ["B", "C", "Trees"]);
    let table = rows("id,text\n1,A\n2,B2\n3,C\n4,D\n5,E\n6,Trees\n");
    let told = ToBring::of(&group.known(&table));
    assert_eq!(told, ToBring { new: 2, reworded: 1, put_back: 2 });
    group.does(Command::BringIn(table));
    assert_eq!(group.says(), ["A", "B2", "C", "D", "E", "Trees", "Trees"]);
}

#[test]
fn what_another_note_says_already_is_not_doubled_by_itself() {
    let mut group = Bringing::default();
    group.does(Command::AddNotes(vec![("Trees".into(), None)]));
    let own = group.board().notes().next().unwrap().id;
    let table = rows("text\nTrees\nBenches\n");
    assert_eq!(group.known(&table), [Known::SaidAlready(own), Known::New]);
    group.brings(&table);
    assert_eq!(group.says(), ["Benches", "Trees"]);
    group.does(Command::BringIn(table));
    assert_eq!(group.says(), ["Trees", "Benches", "Trees"]);
}

#[test]
fn what_comes_later_stands_after_what_came_before_and_rows_stay_in_their_file() {
    let mut group = Bringing::default();
    group.does(Command::AddNotes(vec![("Typed".into(), None)]));
    group.brings(&rows_for("text\nA\nC\n", "one.csv", &Choice::default(), &event()));
    group.brings(&rows_for("text\nX\nZ\n", "two.csv", &Choice::default(), &event()));
    assert_eq!(group.says(), ["A", "C", "X", "Z", "Typed"]);
    group.brings(&rows_for("text\nA\nC\nD\n", "one.csv", &Choice::default(), &event()));
    let said = group.says();
    let at = |words: &str| said.iter().position(|said| said == words).unwrap();
    assert!(at("C") < at("D") && at("D") < at("Z"), "{said:?}");
}

/// Words that no longer stand are in no hand-in; the names of facts tell all the same.
#[test]
fn a_hand_in_knows_what_was_brought_in_though_the_words_are_gone() {
    let hand_in = |group: &Bringing| {
        let text = HandIn::of(&EventBook::new(event()), &super::brought::group(), &group.record);
        let text = text.unwrap().write();
        assert!(!text.contains("First"), "{text}");
        let Ok(Opened::HandIn(file)) = file::open(text.as_bytes()) else { panic!("refused") };
        Bringing { record: file.into_record(), ..Bringing::of_tab(2) }
    };
    let older = rows("id,text,theme\n7,First,Money\n");
    let mut group = Bringing::default();
    group.brings(&older);
    let board = group.board();
    let mut taken_back = group.clone();
    let mut binned = group.clone();
    group.brings(&rows("id,text,theme\n7,Second,Money\n"));
    let mut there = hand_in(&group);
    assert_eq!(there.brings(&older), 0, "older words change nothing");
    assert_eq!(there.says(), ["Second"]);
    binned.does(Command::Bin(vec![board.notes().next().unwrap().id]));
    taken_back.undoes();
    for mut there in [hand_in(&binned), hand_in(&taken_back)] {
        assert!(matches!(there.known(&older)[..], [Known::Binned(_) | Known::TakenBack(_)]));
        there.does(Command::BringIn(older.clone()));
        assert_eq!(there.board(), board, "with their words");
    }
}

#[test]
fn rows_of_an_id_that_others_have_too_are_told_apart_by_their_words() {
    let mut group = Bringing::default();
    let table = "id,text\n7,First\n7,Second\n7,Second\n";
    group.brings(&rows(table));
    assert_eq!(group.says().len(), 3);
    assert_eq!(group.brings(&rows(table)), 0);
}

/// Earlier builds named rows otherwise: those notes stay as they are, and their rows are not doubled by themselves.
#[test]
fn what_earlier_builds_brought_in_keeps_its_names() {
    let table = "text,kind,theme\n\"Start, small\",idea,Money\nSay no,,Money\n";
    // Named after the file's bytes and counted through, each with the question of its day.
    let (mut count, mut facts) = (0, Vec::new());
    let mut write = |says: Operation| {
        count += 1;
        let stamp = LamportTimestamp { count, replica: ReplicaId::new(0x7ab1e) };
        facts.push(Fact::write(stamp, None, Vec::new(), says));
        facts[facts.len() - 1].id()
    };
    let words = |text: &str| Operation::Note { text: text.into(), asked: 1 };
    let notes = [write(words("Start, small")), write(words("Say no"))].map(NoteId);
    let theme = Some(ThemeId(write(Operation::Theme { name: "Money".into() })));
    write(Operation::Kind { note: notes[0], kind: "idea".parse().unwrap() });
    for note in notes {
        write(Operation::Place { note, theme });
    }
    let mut group = Bringing { record: Record::of(facts), ..Bringing::default() };
    let before: Vec<NoteId> = group.board().notes().map(|note| note.id).collect();
    assert!(group.known(&rows(table)).iter().all(|known| matches!(known, Known::SaidAlready(_))));
    assert_eq!(group.brings(&rows(table)), 0);
    let after: Vec<NoteId> = group.board().notes().map(|note| note.id).collect();
    assert_eq!(before, after);
    assert_eq!(before.len(), 2);
}

/// Of an import that was taken back, a part is brought in again: that is a step of its own, there and back.
#[test]
fn a_part_that_is_brought_back_is_taken_back_and_done_again_as_that_part() {
    use tabletalk::domain::command::Env;
    use tabletalk::storage::keys;
    use tabletalk::storage::memory::MemoryStore;
    let env = Env { replica: ReplicaId::new(3), next: 0, now: None, random: 7, revision: 1 };
    let text = "text,theme\nA,T\nB,T\nC,U\n";
    let choice = Choice { theme: "theme".into(), ..Choice::default() };
    let rows = rows_for(text, "board.csv", &choice, &event());
    for part in [&rows[..1], &rows[1..], &rows[..]] {
        let mut store = MemoryStore::default();
        let folder = keys::transactions(&event().id, &group());
        let mut journal = Journal::open(&store, folder.clone()).unwrap();
        let says = |journal: &Journal| {
            let notes = journal.board().notes().map(|note| note.text().as_str().to_owned());
            notes.collect::<Vec<String>>()
        };
        journal.dispatch(&Command::BringIn(rows.clone()), &env).unwrap();
        let (undo, _) = journal.undo().unwrap();
        journal.dispatch(&undo, &env).unwrap();
        assert!(says(&journal).is_empty());
        journal.dispatch(&Command::BringIn(part.to_vec()), &env).unwrap();
        let brought = says(&journal);
        assert_eq!(brought.len(), part.len());
        journal.keep(&mut store).unwrap();
        let again = Journal::open(&store, folder).unwrap();
        for mut journal in [journal, again] {
            let (undo, _) = journal.undo().unwrap();
            journal.dispatch(&undo, &env).unwrap();
            assert!(says(&journal).is_empty());
            let (redo, _) = journal.redo().unwrap();
            journal.dispatch(&redo, &env).unwrap();
            assert_eq!(says(&journal), brought);
        }
    }
}

/// What was brought in last is taken back first, also after a reload: its facts may count less than all others.
#[test]
fn undo_after_a_reload_takes_back_what_came_last() {
    use tabletalk::domain::command::Env;
    use tabletalk::storage::keys;
    use tabletalk::storage::memory::MemoryStore;
    let folder = keys::transactions(&event().id, &group());
    for second in ["second.csv", "2nd.csv", "b.csv", "other.csv", "another.csv", "z.csv"] {
        let mut store = MemoryStore::default();
        let mut journal = Journal::open(&store, folder.clone()).unwrap();
        let env = Env { replica: ReplicaId::new(3), next: 0, now: None, random: 7, revision: 1 };
        let note = |text: &str| Command::AddNotes(vec![(text.to_owned(), None)]);
        for at in 0..9 {
            journal.dispatch(&note(&format!("Note {at}")), &env).unwrap();
        }
        for (name, text) in [("first.csv", "text\nA\n"), (second, "text\nB\n")] {
            let rows = rows_for(text, name, &Choice::default(), &event());
            journal.dispatch(&Command::BringIn(rows), &env).unwrap();
        }
        journal.keep(&mut store).unwrap();
        let mut journal = Journal::open(&store, folder.clone()).unwrap();
        for gone in ["B", "A", "Note 8"] {
            let says = |journal: &Journal| {
                journal.board().notes().any(|note| note.text().as_str() == gone)
            };
            assert!(says(&journal));
            let (undo, _) = journal.undo().unwrap();
            journal.dispatch(&undo, &env).unwrap();
            assert!(!says(&journal), "{gone} after {second}");
        }
    }
}

#[test]
fn an_action_is_one_and_a_kind_that_the_event_has_not_is_said() {
    use tabletalk::domain::import::{Naming, Taking};
    let choice = Choice { kind: "kind".into(), ..Choice::default() };
    let sheet = Sheet::open(b"text,kind\nA,Action\nB,idea\nC,shout\nD,\n", "x.csv").unwrap();
    let taken = Taking::of(&sheet, &choice).unwrap().done(&sheet).unwrap();
    let mut naming = Naming::of(&taken, &event(), &group(), sheet.source(None));
    let kinds: Vec<_> =
        naming.all(&taken).into_iter().map(|row| row.kind.map(|kind| kind.to_string())).collect();
    assert_eq!(kinds, [Some("action".into()), Some("idea".into()), None, None]);
    assert_eq!(naming.unknown_kinds.into_iter().collect::<Vec<_>>(), [("shout".to_owned(), 1)]);
}

#[test]
fn an_owner_that_the_group_wrote_stays_with_the_note() {
    let mut group = Bringing::default();
    group.brings(&rows("id,text\n7,First\n"));
    let note = group.board().notes().next().unwrap().id;
    group.does(Command::Edit(note, Edit { owner: Some("Grace".into()), ..Edit::default() }));
    group.brings(&rows("id,text\n7,Second\n"));
    let board = group.board();
    let note = board.note(note).unwrap();
    assert_eq!(note.text(), "Second");
    assert!(note.owner.is_some());
    assert_eq!(Record::of(group.record.facts().cloned()), group.record);
}

#[test]
fn all_cores_write_what_one_hand_writes() {
    let rows: String = (0..3_000)
        .map(|at| match at % 3 {
            0 => format!("{at},Row {at},action,Theme {}\n", at / 40),
            1 => format!("{},Row {},,Theme {}\n", at % 7, at % 5, at % 9),
            _ => format!(",Row {},unheard,\n", at % 11),
        })
        .collect();
    let table = format!("id,text,kind,theme\n{rows}");
    let choice = Choice { kind: "kind".into(), theme: "theme".into(), ..Choice::default() };
    let (sheet, taken) = taken(table.as_bytes(), "table.csv", &choice).unwrap();
    let begun = Naming::of(&taken, &event(), &group(), sheet.source(None));
    let (mut one, mut by_one, mut all) = (begun.clone(), begun.clone(), begun);
    let named = one.all(&taken);
    let mut singly: Vec<_> = (0..1_000).map_while(|_| by_one.next(&taken)).collect();
    singly.extend(by_one.all_by(&taken, &AllCores));
    assert_eq!(singly, named);
    assert_eq!(all.all_by(&taken, &AllCores), named);
    assert_eq!(all.unknown_kinds, one.unknown_kinds);
    assert_eq!(by_one.unknown_kinds, one.unknown_kinds);
    // Some are there, some in the bin, some taken back, some say something else.
    let mut bringing = Bringing::of_tab(1);
    bringing.brings(&named[..900]);
    bringing.undoes();
    bringing.brings(&named[600..1_200]);
    let bin = bringing.board().notes().map(|note| note.id).step_by(3).collect();
    bringing.does(Command::Bin(bin));
    let mut news = named;
    news.iter_mut().skip(500).step_by(5).for_each(|row| row.text.push('!'));
    let (record, board) = (&bringing.record, &bringing.board());
    let by_hand = command::decide(&Command::BringIn(news.clone()), record, board, &Env::of_rows());
    let shared = command::bring_in(&news, record, board, &AllCores);
    assert!(shared.as_ref().is_ok_and(|shared| shared.facts().count() > 5_000));
    assert_eq!(shared, by_hand);
}
