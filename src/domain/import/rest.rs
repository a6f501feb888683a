//! Where in a table its rows are gone on with.

use super::choice::Choice;
use super::dialect;
use super::polis;
use super::sheet::{Body, Sheet};
use super::table::{Cells, Place, Records};

/// What is not gone through yet. The file is given with each step, so that steps may be turns of a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rest {
    /// The records of a table.
    Table(Place),
    /// Lines of Polis, from this place in the text on.
    Unquoted(usize),
    /// Nothing: it is no table.
    Nothing,
}

/// The columns of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Heads {
    /// What they are called; those at the end that have no name are left out.
    pub(super) names: Vec<String>,
    /// How many there are with these.
    pub(super) width: usize,
}

impl Rest {
    /// All rows of a table, and its columns, as was chosen; no rows where it is none.
    pub(super) fn of(sheet: &Sheet, choice: &Choice) -> (Self, Heads) {
        match sheet.body {
            Body::Table => Self::table(sheet, choice),
            Body::Unquoted => {
                let mut records = sheet.table().records();
                records.next();
                let heads = Heads { names: sheet.columns(), width: sheet.width() };
                (Self::Unquoted(records.place().at), heads)
            }
            Body::Azure | Body::Retrospected | Body::Board(_) => (Self::Nothing, Heads::default()),
        }
    }

    fn table(sheet: &Sheet, choice: &Choice) -> (Self, Heads) {
        let lines = choice.lines || (choice.no_header && !is_even(sheet.table().records()));
        let table = if lines { sheet.table().as_lines() } else { sheet.table() };
        let mut records = table.records();
        let width = dialect::width(&table);
        let names = if sheet.has_heads(choice) {
            records.next();
            dialect::heads(&table)
        } else {
            (1..=width).map(|place| place.to_string()).collect()
        };
        (Self::Table(records.place()), Heads { names, width })
    }

    /// The next row, read in the room of another; nothing behind the last.
    pub(super) fn next<'a>(&mut self, sheet: &'a Sheet, room: Cells<'a>) -> Option<Cells<'a>> {
        match self {
            Self::Table(place) => {
                let mut records = Records::resume(&sheet.text, *place);
                let record = records.next_in(room);
                *place = records.place();
                record
            }
            Self::Unquoted(at) => {
                let mut lines = polis::Lines::resume(&sheet.text, *at);
                let record = lines.next();
                *at = lines.at();
                record
            }
            Self::Nothing => None,
        }
    }

    /// How much of the file was gone through, in the hundred.
    pub(super) fn percent(&self, sheet: &Sheet) -> usize {
        let at = match self {
            Self::Table(place) => place.at,
            Self::Unquoted(at) => *at,
            Self::Nothing => sheet.text.len(),
        };
        (at * 100).checked_div(sheet.text.len()).unwrap_or(100)
    }
}

/// Whether all records have as many cells as the first: else what separates them is a part of the words.
fn is_even(mut records: Records<'_>) -> bool {
    let Some(first) = records.next() else { return true };
    records.all(|record| record.len() == first.len())
}
