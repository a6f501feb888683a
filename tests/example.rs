//! The example that comes with the app is what `notes.txt` and `shared.txt` in `assets/example/` say, played through the app's own commands.
//!
//! After a change to the notes, `TABLETALK_WRITE=1 cargo test --test native example::` writes its files anew.

use std::path::{Path, PathBuf};

use tabletalk::domain::board::Board;
use tabletalk::domain::collection::{Collection, Received};
use tabletalk::domain::command::{self, Command, DeskCommand, Edit, Env};
use tabletalk::domain::event::{EXAMPLE, Event, EventBook, Group, Voting};
use tabletalk::domain::file::{self, DeskFile, HandIn, Opened, write_event};
use tabletalk::domain::record::{NoteId, Record, ReplicaId, ThemeId};

/// People at each table, and their dots.
const PEOPLE: u16 = 8;
const DOTS: u8 = 3;
/// Friday, 12 March 2027, ten o'clock in Bristol.
const TEN: i64 = 1_805_018_400_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/example")
}

/// A group's name and question, and the lines below.
type Part<'a> = (&'a str, &'a str, Vec<&'a str>);

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with("= ")) {
        if let Some(name) = line.strip_prefix("# ") {
            parts.push((name, "", Vec::new()));
        } else {
            let part = parts.last_mut().unwrap();
            match line.strip_prefix("? ") {
                Some(question) if part.1.is_empty() => part.1 = question,
                _ => part.2.push(line),
            }
        }
    }
    parts
}

fn event(text: &str) -> Event {
    let mut head = text.lines().filter_map(|line| line.strip_prefix("= "));
    let (title, date) = (head.next().unwrap(), head.next().unwrap());
    let group = |(number, (name, question, _)): (usize, Part<'_>)| Group {
        id: format!("example{number}").parse().unwrap(),
        number,
        name: name.into(),
        question: question.into(),
    };
    let groups: Vec<Group> = (1..).zip(parts(text)).map(group).collect();
    let event = Event {
        id: EXAMPLE.parse().unwrap(),
        revision: 1,
        title: title.into(),
        date: date.into(),
        group_count: groups.len(),
        groups,
        kinds: Event::usual_kinds(),
        former_kinds: Vec::new(),
        voting: Voting::default(),
    };
    event.checked().unwrap()
}

/// A table that plays its part.
struct Table {
    record: Record,
    group: u64,
    turn: i64,
}

impl Table {
    fn does(&mut self, command: &Command) -> Vec<NoteId> {
        self.turn += 1;
        let random =
            (self.group << 32) ^ self.turn.unsigned_abs().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let now = Some(TEN + self.turn * 45_000);
        let env = Env { replica: ReplicaId::new(self.group), next: 0, now, random, revision: 1 };
        let transaction =
            command::decide(command, &self.record, &Board::of(&self.record), &env).unwrap();
        self.record.merge(transaction.facts().cloned());
        transaction.fact_ids().into_iter().map(NoteId).collect()
    }

    fn writes(&mut self, event: &Event, line: &str) -> NoteId {
        let (first, rest) = (line.chars().next().unwrap(), &line[2..]);
        let mut parts = rest.split(" | ");
        let kind = event.kind_typed(first).map(|kind| kind.id.clone());
        let note = self.does(&Command::AddNotes(vec![(parts.next().unwrap().into(), kind)]))[0];
        if let (Some(owner), Some(due)) = (parts.next(), parts.next()) {
            let edit = Edit { owner: Some(owner.into()), due: Some(due.into()), ..Edit::default() };
            self.does(&Command::Edit(note, edit));
        }
        note
    }

    fn votes(&mut self) {
        self.does(&Command::OpenRound { people: PEOPLE, dots: DOTS, cap: 2 });
        let round = Board::of(&self.record).open_round().unwrap().clone();
        for person in 0..usize::from(PEOPLE) - 1 {
            let first = round.themes[(person * person + usize::try_from(self.group).unwrap()) % 3];
            let second = round.themes[(person + 1) % 2];
            let ballot =
                if first == second { vec![(first, 2)] } else { vec![(first, 2), (second, 1)] };
            self.does(&Command::Cast(round.id, ballot));
        }
        self.does(&Command::Reveal(round.id));
    }
}

fn hand_in(event: &Event, group: &Group, lines: &[&str]) -> HandIn {
    let mut table = Table { record: Record::default(), group: group.number as u64, turn: 0 };
    let mut theme: Option<(&str, Vec<NoteId>)> = None;
    let mut themes = Vec::new();
    for line in lines {
        if let Some(name) = line.strip_prefix("## ") {
            themes.extend(theme.replace((name, Vec::new())));
        } else {
            let note = table.writes(event, line);
            theme.as_mut().unwrap().1.push(note);
        }
    }
    themes.extend(theme);
    for (name, notes) in themes.into_iter().filter(|(name, _)| *name != "-") {
        table.does(&Command::NewTheme(name.into(), notes));
    }
    table.votes();
    HandIn::of(&EventBook::new(event.clone()), &group.id, &table.record).unwrap()
}

/// What an organiser made of it, as `shared.txt` says: a shared theme, its sentence, and the themes of groups that are linked
/// to it. Where a group said something as a quote there, it is quoted.
fn desk(event: &Event, hand_ins: &[HandIn]) -> DeskFile {
    let text = std::fs::read_to_string(folder().join("shared.txt")).unwrap();
    let boards: Vec<Board> = hand_ins.iter().map(|file| Board::of(file.record())).collect();
    let mut organiser = Table { record: Record::default(), group: 99, turn: 200 };
    for block in text.split("# ").filter(|block| !block.is_empty()) {
        let mut lines = block.lines().filter(|line| !line.is_empty());
        let name = lines.next().unwrap();
        let is_link = |line: &str| line.starts_with(|first: char| first.is_ascii_digit());
        let (named, sentences): (Vec<&str>, Vec<&str>) = lines.partition(|line| is_link(line));
        let linked: Vec<(usize, ThemeId)> =
            named.iter().map(|line| theme_of(&boards, line)).collect();
        let parts = linked.iter().map(|(_, theme)| theme.0).collect();
        let made = organiser.does(&Command::Desk(DeskCommand::Share(name.into(), parts)));
        let theme = ThemeId(made[0].0);
        for sentence in sentences {
            organiser.does(&Command::Describe(theme, sentence.into()));
        }
        for (place, part) in linked {
            let quote = "quote".parse().ok();
            let said = boards[place].notes_in(part).find(|note| note.kind == quote);
            if let Some(note) = said {
                let group = event.groups[place].id.clone();
                let choose = DeskCommand::ChooseQuote(theme, group, Some(note.id));
                organiser.does(&Command::Desk(choose));
            }
        }
    }
    DeskFile::of(event.clone(), vec![event.clone()], Vec::new(), Vec::new(), organiser.record)
}

/// The place of the group that a line names by its number, and its theme that the line names.
fn theme_of(boards: &[Board], line: &str) -> (usize, ThemeId) {
    let (number, name) = line.split_once(' ').unwrap();
    let place = number.parse::<usize>().unwrap() - 1;
    let themes = boards[place].themes();
    let found = themes.iter().find(|theme| theme.title().as_str() == name);
    (place, found.unwrap_or_else(|| panic!("no theme {line}")).id)
}

fn files() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(folder().join("notes.txt")).unwrap();
    let event = event(&text);
    let parts = parts(&text);
    let hand_ins =
        event.groups.iter().zip(&parts).map(|(group, (_, _, lines))| hand_in(&event, group, lines));
    let hand_ins: Vec<HandIn> = hand_ins.collect();
    let whole = [
        ("event.json".to_owned(), write_event(&event)),
        ("desk.json".to_owned(), desk(&event, &hand_ins).write()),
    ];
    let each = (1..)
        .zip(&hand_ins)
        .map(|(number, hand_in)| (format!("group-{number}.json"), hand_in.write()));
    whole.into_iter().chain(each).collect()
}

#[test]
fn the_examples_files_are_what_its_notes_say() {
    let write = std::env::var_os("TABLETALK_WRITE").is_some();
    for (name, text) in files() {
        let path = folder().join(&name);
        if write {
            std::fs::write(&path, &text).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap();
        assert!(kept == text, "{name} is not what notes.txt says: write it anew");
    }
}

#[test]
fn the_example_is_large_enough_to_show_what_tabletalk_does() {
    let mut all = Collection::default();
    for (_, text) in files().into_iter().skip(2) {
        assert!(matches!(all.add(text.as_bytes()), Received::First(_)));
        let Ok(Opened::HandIn(hand_in)) = file::open(text.as_bytes()) else {
            panic!("not a hand-in")
        };
        let board = Board::of(hand_in.record());
        assert!((25..=40).contains(&board.notes().count()), "{}", board.notes().count());
        assert_eq!(board.themes().len(), 3);
        assert_eq!(board.result().unwrap().1.voters, usize::from(PEOPLE) - 1);
        assert!(board.notes().filter(|note| note.owner.is_some()).count() >= 1);
        assert!(board.unplaced_count() > 0);
    }
    assert_eq!(all.groups().len(), 5);
}
