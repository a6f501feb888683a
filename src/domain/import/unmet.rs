//! What was chosen by what a column says, and no row says: most often it is spelled otherwise there.

use super::choice::{Choice, Column};
use super::dialect;
use super::layout::{Layout, named};
use super::rest::{Heads, Rest};
use super::sheet::{Body, NotTaken, Sheet};
use super::table::Cells;

/// What no row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// In which column; nothing where it is that of the kind.
    pub column: Option<Column>,
    /// What was looked for.
    pub says: String,
}

impl Unmet {
    /// All that was chosen of a file and stands nowhere in it. Rows that are left out say things too.
    pub fn of(sheet: &Sheet, choice: &Choice) -> Result<Vec<Self>, NotTaken> {
        let mut all = Self::wanted(choice);
        if !matches!(sheet.body, Body::Table | Body::Unquoted) || all.is_empty() {
            // A board has no columns.
            return Ok(all);
        }
        let (mut rest, heads) = Rest::of(sheet, choice);
        let kind = Layout::of(&heads, choice)?.kind;
        let places = all.iter().map(|one| one.places(&heads, kind)).collect::<Result<Vec<_>, _>>();
        let mut left: Vec<(Vec<usize>, Self)> = places?.into_iter().zip(all.drain(..)).collect();
        let plain = dialect::plain(sheet.format);
        let mut room = Cells::default();
        while !left.is_empty()
            && let Some(cells) = rest.next(sheet, room)
        {
            left.retain(|(places, one)| {
                places.iter().all(|place| plain(cells.get(*place).trim()) != one.says)
            });
            room = cells;
        }
        Ok(left.into_iter().map(|(_, one)| one).collect())
    }

    fn wanted(choice: &Choice) -> Vec<Self> {
        let kinds = choice.kinds.iter().map(|(says, _)| (None, says));
        let rows = choice.only.iter().chain(&choice.without);
        let rows = rows.map(|(column, says)| (Some(column.clone()), says));
        let one = |(column, says): (_, &String)| Self { column, says: says.trim().to_owned() };
        kinds.chain(rows).map(one).collect()
    }

    /// The columns that would say it.
    fn places(&self, heads: &Heads, kind: Option<usize>) -> Result<Vec<usize>, NotTaken> {
        match &self.column {
            Some(column) => named(heads, column),
            None => Ok(kind.into_iter().collect()),
        }
    }
}
