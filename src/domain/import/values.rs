//! What stands in a column: rows and kinds are chosen by it.

use super::choice::Choice;
use super::dialect;
use super::rest::Rest;
use super::sheet::Sheet;
use super::table::Cells;

/// The values of a column, counted so many rows at a time. The file is given with each step, so that steps may be turns of a
/// page.
#[derive(Clone, Debug)]
pub struct Values {
    rest: Rest,
    column: usize,
    /// Those that were found, in the order in which they came first.
    found: Vec<(String, usize)>,
}

impl Values {
    /// Most that are told apart: a column that says more is none to choose by.
    pub const MOST: usize = 24;

    /// Begins with the column of this place, from 0, as was chosen; nothing where there is none.
    pub fn of(sheet: &Sheet, choice: &Choice, column: usize) -> Option<Self> {
        let (rest, heads) = Rest::of(sheet, choice);
        (column < heads.width).then_some(Self { rest, column, found: Vec::new() })
    }

    /// Counts so many rows more of the same file; whether there are others that matter.
    pub fn step(&mut self, sheet: &Sheet, rows: usize) -> bool {
        let plain = dialect::plain(sheet.format);
        let mut room = Cells::default();
        for _ in 0..rows {
            let Some(cells) = self.rest.next(sheet, room) else { return false };
            let says = plain(cells.get(self.column).trim());
            match self.found.iter_mut().find(|(value, _)| value == says) {
                Some((_, count)) => *count += 1,
                None => self.found.push((says.to_owned(), 1)),
            }
            if self.found.len() > Self::MOST {
                return false;
            }
            room = cells;
        }
        true
    }

    /// Each value with the number of rows that say it, the commonest first; nothing where there are more than [`Self::MOST`].
    pub fn counted(mut self) -> Option<Vec<(String, usize)>> {
        self.found.sort_by(|(_, one), (_, next)| next.cmp(one));
        (self.found.len() <= Self::MOST).then_some(self.found)
    }
}
