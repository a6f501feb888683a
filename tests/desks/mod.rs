//! Tables of a room and the organiser who brings them together, for tests of the desk.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each test takes what it needs, and fails where it can't go on"
)]

use tabletalk::domain::board::{Board, SharedLinks};
use tabletalk::domain::collection::{Collection, Received, Room, SharedTheme};
use tabletalk::domain::command::{Command, DeskCommand};
use tabletalk::domain::event::{EventBook, GroupId};
use tabletalk::domain::file::{DeskFile, FiledHandIn, HandIn};
use tabletalk::domain::record::{FactId, NoteId, Record, Strength, ThemeId};

use crate::common::{Tabled, event};

/// A table of this number: themes of so many notes each, and ballots on them, a list of dots a theme.
pub(crate) fn table(number: u64, themes: &[(&str, usize)], ballots: &[&[u8]], dots: u8) -> Tabled {
    let mut table = Tabled::of_tab(number);
    for (name, notes) in themes {
        let notes: Vec<NoteId> =
            (0..*notes).map(|note| table.note(&format!("{name} {note} of {number}"))).collect();
        table.does(Command::NewTheme((*name).into(), notes));
    }
    if !ballots.is_empty() {
        vote(&mut table, ballots, dots);
    }
    table
}

/// A round with these ballots, whose totals are shown.
pub(crate) fn vote(table: &mut Tabled, ballots: &[&[u8]], dots: u8) {
    let themes: Vec<ThemeId> = table.board().themes().iter().map(|theme| theme.id).collect();
    table.does(Command::OpenRound { people: 9, dots, cap: dots });
    let round = table.board().open_round().unwrap().id;
    for ballot in ballots {
        let dots = themes.iter().copied().zip(ballot.iter().copied()).filter(|(_, dots)| *dots > 0);
        table.does(Command::Cast(round, dots.collect()));
    }
    table.does(Command::Reveal(round));
}

pub(crate) fn file(table: &Tabled, group: usize) -> HandIn {
    HandIn::of(&EventBook::new(event()), &id(group), &table.record).unwrap()
}

pub(crate) fn id(group: usize) -> GroupId {
    format!("g{group}").parse().unwrap()
}

pub(crate) fn collected(files: &[&HandIn]) -> Collection {
    let mut collection = Collection::new(None);
    for file in files {
        assert!(!matches!(collection.add(file.write().as_bytes()), Received::Refused(_)));
    }
    collection
}

/// The theme of this name.
pub(crate) fn theme(table: &Tabled, name: &str) -> FactId {
    let board = table.board();
    board.themes().iter().find(|theme| theme.title().as_str() == name).unwrap().id.0
}

/// An organiser, who writes a record of their own.
pub(crate) fn organiser(tab: u64) -> Tabled {
    Tabled::of_tab(100 + tab)
}

pub(crate) fn share(organiser: &mut Tabled, name: &str, parts: &[FactId]) -> ThemeId {
    organiser.does(Command::Desk(DeskCommand::Share(name.into(), parts.to_vec())));
    ThemeId(organiser.last[0])
}

pub(crate) fn said(collection: &Collection, organiser: &Record) -> Vec<SharedTheme> {
    let board = Board::of(organiser);
    let links = SharedLinks::of(organiser, &board);
    Room::of(collection, &board, &links).themes()
}

/// Two tables: Money and Time at one, Funds, Space and Funds again at the other.
pub(crate) fn two_tables() -> (Tabled, Tabled) {
    let one = table(1, &[("Money", 3), ("Time", 1)], &[&[2, 0], &[1, 1], &[0, 2]], 2);
    let two = table(
        2,
        &[("Funds", 1), ("Grants", 2), ("Space", 4)],
        &[&[1, 1, 1], &[0, 2, 1], &[0, 0, 3], &[0, 0, 3]],
        3,
    );
    (one, two)
}

pub(crate) fn desk_command(
    drawn: u64,
    organiser: &Board,
    parts: &[FactId],
    notes: &[NoteId],
) -> Command {
    let pick = |from: usize, shift: u32| usize::try_from(drawn >> shift).unwrap() % from.max(1);
    let themes: Vec<ThemeId> = organiser.themes().iter().map(|theme| theme.id).collect();
    let part = parts[pick(parts.len(), 8)];
    let Some(theme) = themes.get(pick(themes.len(), 16)).copied() else {
        return Command::Desk(DeskCommand::Share("First".into(), vec![part]));
    };
    let other = themes[pick(themes.len(), 24)];
    let group = id(1 + pick(2, 32));
    let strength = [None, Some(Strength::None), Some(Strength::Mentioned), Some(Strength::Strong)];
    Command::Desk(match drawn % 10 {
        0 => DeskCommand::Share(format!("Theme {drawn}"), vec![part, parts[pick(parts.len(), 40)]]),
        1 | 2 => DeskCommand::Link(vec![part], theme),
        3 => DeskCommand::Unlink(part, theme),
        4 => DeskCommand::SetStrength(theme, group, strength[pick(4, 48)]),
        5 => DeskCommand::ChooseQuote(theme, group, Some(notes[pick(notes.len(), 48)])),
        6 => return Command::Rename(theme, format!("Name {drawn}")),
        7 => return Command::Describe(theme, format!("Sentence {drawn}")),
        8 => return Command::MergeInto(theme, other),
        _ => return Command::MoveTheme(theme, Some(other)),
    })
}

pub(crate) fn filed(hand_in: &HandIn) -> FiledHandIn {
    FiledHandIn { name: hand_in.file_name(), text: hand_in.write(), hand_in: hand_in.clone() }
}

pub(crate) fn desk_file(record: &Record, files: &[HandIn]) -> DeskFile {
    let hand_ins = files.iter().map(filed).collect();
    DeskFile::of(event(), vec![event()], Vec::new(), hand_ins, record.clone())
}
