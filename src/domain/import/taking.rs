//! Going through the rows of a file, so many at a time.

use std::collections::BTreeMap;

use super::choice::Choice;
use super::layout::Layout;
use super::rest::Rest;
use super::row::Row;
use super::sheet::{Body, Format, NotTaken, Sheet};
use super::table::Cells;
use super::taken::Taken;
use super::{MOST_ROWS, azure, boards, retrospected};
use crate::domain::file;

/// Most rows that are named where something is wrong with them.
const NAMED: usize = 5;

/// A file whose rows are being taken. It is given with each step, so that steps may be turns of a page.
#[derive(Clone, Debug)]
pub struct Taking {
    rest: Rest,
    /// What the columns mean; nothing where it is no table, all of which is taken at once.
    layout: Option<Layout>,
    place: usize,
    taken: Taken,
    /// Rows that have more cells than there are columns, the first of them by place.
    overflowing: (Vec<usize>, usize),
    clusters: Clusters,
}

/// The groups of a Parabol retrospective by name and votes: their rows, and how many of them are thoughts.
type Clusters = BTreeMap<(String, String), (Vec<usize>, usize)>;

impl Taking {
    /// Begins with a file, as was chosen.
    pub fn of(sheet: &Sheet, choice: &Choice) -> Result<Self, NotTaken> {
        let (rest, heads) = Rest::of(sheet, choice);
        let mut begun = Self {
            rest,
            layout: None,
            place: 0,
            taken: Taken::default(),
            overflowing: (Vec::new(), 0),
            clusters: BTreeMap::new(),
        };
        match &sheet.body {
            Body::Azure => azure::take(&sheet.text, &mut begun.taken),
            Body::Retrospected => retrospected::take(&sheet.text, &mut begun.taken),
            Body::Board(board) => boards::take(sheet.format, board, choice, &mut begun.taken),
            Body::Table | Body::Unquoted => {
                begun.layout = Some(Layout::of(&heads, choice)?);
                // Moving them as they become more takes as long as taking them. Few are shorter than half of their own room.
                let rows = sheet.text.len() / (size_of::<Row>() / 2);
                begun.taken.rows.reserve(rows.min(MOST_ROWS));
            }
        }
        Ok(begun)
    }

    /// Takes so many rows more of the same file; whether there are others.
    pub fn step(&mut self, sheet: &Sheet, rows: usize) -> bool {
        let Some(layout) = &self.layout else { return false };
        let mut room = Cells::default();
        for _ in 0..rows {
            let Some(cells) = self.rest.next(sheet, room) else { return false };
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
                cluster(&mut self.clusters, &self.taken, before, &cells);
            }
            room = cells;
        }
        true
    }

    /// How much of the file was gone through, in the hundred.
    pub fn percent(&self, sheet: &Sheet) -> usize {
        self.rest.percent(sheet)
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
}

/// Notes the group of a row that was taken at this place.
fn cluster(clusters: &mut Clusters, taken: &Taken, place: usize, cells: &Cells<'_>) {
    let Some(row) = taken.rows.get(place) else { return };
    let name = row.theme.clone().unwrap_or_default();
    // Two groups may have one name: nothing but their votes tells them apart.
    let votes = cells.get(2).trim().to_owned();
    let (rows, thoughts) = clusters.entry((name, votes)).or_default();
    rows.push(place);
    *thoughts += usize::from(row.kind.is_empty());
}
