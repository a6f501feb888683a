//! The desk of a large room as a file: for the bench in the browser, which scrolls its matrix.

use std::path::Path;

use tabletalk::domain::command::{Command, DeskCommand};
use tabletalk::domain::file::{self, DeskFile, FiledHandIn, HandIn, Opened};
use tabletalk::domain::record::{FactId, Record};

use crate::likeness;
use crate::{NOTES, Table, file};

/// Groups, and shared themes.
const GROUPS: usize = 100;
const SHARED: usize = 200;
/// Every so many-th group raised a shared theme.
const APART: usize = 4;

/// Writes it; whether it could be made.
pub(crate) fn make(to: &Path) -> Result<bool, std::io::Error> {
    let Some(desk) = desk() else { return Ok(false) };
    std::fs::write(to, desk.write())?;
    Ok(true)
}

fn desk() -> Option<DeskFile> {
    let said = likeness::notes();
    let hand_ins: Vec<FiledHandIn> = (1..=GROUPS)
        .zip(said.chunks(NOTES))
        .map(|(number, said)| {
            let text = file(number, GROUPS, said)?;
            let Ok(Opened::HandIn(hand_in)) = file::open(text.as_bytes()) else { return None };
            Some(FiledHandIn { name: format!("group-{number:04}.json"), text, hand_in: *hand_in })
        })
        .collect::<Option<_>>()?;
    let themes: Vec<Vec<FactId>> = hand_ins.iter().map(|filed| themes_of(&filed.hand_in)).collect();
    let mut organiser = Table { record: Record::default(), seed: 999_983, said: 0 };
    for shared in 0..SHARED {
        let groups = themes.iter().skip(shared % APART).step_by(APART);
        let parts = groups.filter_map(|own| own.get(shared % own.len().max(1)).copied());
        let share = DeskCommand::Share(format!("Shared theme {}", shared + 1), parts.collect());
        organiser.does(&Command::Desk(share))?;
    }
    let pages: Vec<_> = hand_ins.iter().flat_map(|filed| filed.hand_in.events()).collect();
    let event = pages.first()?.clone();
    Some(DeskFile::of(event, pages, Vec::new(), hand_ins, organiser.record))
}

fn themes_of(hand_in: &HandIn) -> Vec<FactId> {
    let board = tabletalk::domain::board::Board::of(hand_in.record());
    board.themes().iter().map(|theme| theme.id.0).collect()
}
