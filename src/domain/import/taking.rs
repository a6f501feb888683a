//! Going through the rows of a file, so many at a time.

use std::collections::BTreeMap;

use super::choice::Choice;
use super::dialect::{self, Layout};
use super::row::Row;
use super::sheet::{Body, Format, NotTaken, Sheet};
use super::table::{Cells, Place, Records};
use super::taken::Taken;
use super::{MOST_ROWS, azure, boards, polis, retrospected};
use crate::domain::file;

/// Most rows that are named where something is wrong with them.
const NAMED: usize = 5;

/// A file whose rows are being taken. It is given with each step, so that steps may be turns of a page.
#[derive(Clone, Debug)]
pub struct Taking {
    rest: Rest,
    length: usize,
    place: usize,
    taken: Taken,
    /// Rows that have more cells than there are columns, the first of them by place.
    overflowing: (Vec<usize>, usize),
    /// The groups of a Parabol retrospective by name and votes: its rows, and how many of them are thoughts.
    clusters: BTreeMap<(String, String), (Vec<usize>, usize)>,
}

/// What is not gone through yet.
#[derive(Clone, Debug)]
enum Rest {
    Table(Place, Layout),
    Unquoted(usize, Layout),
    Nothing,
}

impl Taking {
    /// Begins with a file, as was chosen.
    pub fn of(sheet: &Sheet, choice: &Choice) -> Result<Self, NotTaken> {
        let mut begun = Self {
            rest: Rest::Nothing,
            length: sheet.text.len(),
            place: 0,
            taken: Taken::default(),
            overflowing: (Vec::new(), 0),
            clusters: BTreeMap::new(),
        };
        match &sheet.body {
            Body::Azure => azure::take(&sheet.text, &mut begun.taken),
            Body::Retrospected => retrospected::take(&sheet.text, &mut begun.taken),
            Body::Board(board) => boards::take(sheet.format, board, choice, &mut begun.taken),
            Body::Unquoted => {
                let heads = sheet.columns();
                let mut records = sheet.table().records();
                records.next();
                begun.rest = Rest::Unquoted(records.place().at, Layout::of(&heads, choice)?);
            }
            Body::Table => {
                begun.rest = Self::table(sheet, choice)?;
                // Moving them as they become more takes as long as taking them. Few are shorter than half of their own room.
                let rows = sheet.text.len() / (size_of::<Row>() / 2);
                begun.taken.rows.reserve(rows.min(MOST_ROWS));
            }
        }
        Ok(begun)
    }

    fn table(sheet: &Sheet, choice: &Choice) -> Result<Rest, NotTaken> {
        let lines = choice.lines || (choice.no_header && !is_even(sheet.table().records()));
        let table = if lines { sheet.table().as_lines() } else { sheet.table() };
        let mut records = table.records();
        let heads = if choice.no_header {
            let cells = records.clone().next().map_or(0, |first| first.len());
            (1..=cells).map(|place| place.to_string()).collect()
        } else {
            let heads = dialect::heads(&table);
            records.next();
            heads
        };
        Ok(Rest::Table(records.place(), Layout::of(&heads, choice)?))
    }

    /// Takes so many rows more of the same file; whether there are others.
    pub fn step(&mut self, sheet: &Sheet, rows: usize) -> bool {
        let mut room = Cells::default();
        for _ in 0..rows {
            let (record, layout) = match &mut self.rest {
                Rest::Table(place, layout) => {
                    let mut records = Records::resume(&sheet.text, *place);
                    let record = records.next_in(room);
                    *place = records.place();
                    (record, layout)
                }
                Rest::Unquoted(at, layout) => {
                    let mut lines = polis::Lines::resume(&sheet.text, *at);
                    let record = lines.next();
                    *at = lines.at();
                    (record, layout)
                }
                Rest::Nothing => return false,
            };
            let Some(cells) = record else {
                self.rest = Rest::Nothing;
                return false;
            };
            self.place += 1;
            if layout.overflows(&cells) {
                let (named, count) = &mut self.overflowing;
                *count += 1;
                if named.len() < NAMED {
                    named.push(self.place);
                }
                room = cells;
                continue;
            }
            let before = self.taken.rows.len();
            layout.take(self.place, &cells, &mut self.taken);
            if layout.format == Format::Parabol && self.taken.rows.len() > before {
                self.cluster(&cells, before);
            }
            room = cells;
        }
        true
    }

    /// How much of the file was gone through, in the hundred.
    pub fn percent(&self) -> usize {
        let at = match &self.rest {
            Rest::Table(place, _) => place.at,
            Rest::Unquoted(at, _) => *at,
            Rest::Nothing => self.length,
        };
        (at * 100).checked_div(self.length).unwrap_or(100)
    }

    /// Takes all rows that are left: what was taken in all.
    pub fn done(mut self, sheet: &Sheet) -> Result<Taken, NotTaken> {
        while self.step(sheet, MOST_ROWS) {}
        let (named, count) = self.overflowing;
        if count > 0 {
            return Err(NotTaken::MoreCells(named, count));
        }
        if self.taken.rows.len() > MOST_ROWS {
            return Err(NotTaken::TooMany(self.taken.rows.len()));
        }
        if self.taken.bytes() > file::MOST_BYTES {
            return Err(NotTaken::TooLarge);
        }
        // Votes are of the whole group there, and stand in each of its rows. A group of one thought is called after it.
        for ((_, votes), (rows, thoughts)) in self.clusters {
            self.taken.votes = self.taken.votes.saturating_add(votes.parse().unwrap_or(0));
            if thoughts < 2 {
                for place in rows {
                    if let Some(row) = self.taken.rows.get_mut(place) {
                        row.theme = None;
                    }
                }
            }
        }
        Ok(self.taken)
    }

    fn cluster(&mut self, cells: &Cells<'_>, place: usize) {
        let Some(row) = self.taken.rows.get(place) else { return };
        let name = row.theme.clone().unwrap_or_default();
        // Two groups may have one name: nothing but their votes tells them apart.
        let votes = cells.get(2).trim().to_owned();
        let (rows, thoughts) = self.clusters.entry((name, votes)).or_default();
        rows.push(place);
        *thoughts += usize::from(row.kind.is_empty());
    }
}

/// Whether all records have as many cells as the first: else what separates them is a part of the words.
fn is_even(mut records: Records<'_>) -> bool {
    let Some(first) = records.next() else { return true };
    records.all(|record| record.len() == first.len())
}
