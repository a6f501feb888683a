//! What all groups said as tables: each row is flat, so that engines and spreadsheets read it as it is.
//! `docs/analysis.md` has queries over them, `docs/file-format.md` the columns.

mod cell;
#[cfg(feature = "organiser")]
pub(super) mod compare;
mod csv;
mod facts;
mod groups;
mod json;
mod notes;
mod rounds;
mod shared;
mod themes;

use std::io::{self, Write as _};

use self::cell::Cell;
use super::source::{Looked, Source};
use super::{Out, in_order};
use crate::domain::collection::placed;

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// A row a group that handed in.
    Groups,
    /// A row a note that stands.
    Notes,
    /// A row a theme on the board of a group.
    Themes,
    /// A row a theme of each round whose totals were shown.
    Rounds,
    /// A row a shared theme.
    SharedThemes,
    /// A row a theme or note of a group that is linked to a shared theme.
    Links,
    /// A row a group of which something is linked to a shared theme, or said.
    Strengths,
    /// A row a shared theme, a column a group: 0, 1 or 2.
    Matrix,
    /// A row a note that a group is quoted with for a shared theme.
    Quotes,
    /// A row a shared theme, in order.
    Priorities,
    /// A row a fact of the groups' records, what it says as JSON text.
    Facts,
}

/// All tables.
pub const ALL: [Table; 11] = [
    Table::Groups,
    Table::Notes,
    Table::Themes,
    Table::Rounds,
    Table::SharedThemes,
    Table::Links,
    Table::Strengths,
    Table::Matrix,
    Table::Quotes,
    Table::Priorities,
    Table::Facts,
];

/// The tables of a report.
#[derive(Clone, Debug)]
pub struct Tables<'a> {
    looked: Looked<'a>,
}

/// Takes the rows of a part of a table, one after the other.
type Rows<'a> = &'a mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>;

/// A part of a table: what a group or a shared theme brings to it.
type Part<'a> = &'a dyn Fn(Rows<'_>) -> io::Result<()>;

/// How a part is written, and who takes what was written.
struct Way<'a> {
    write: &'a (dyn Fn(Part<'_>, &mut Vec<u8>) -> io::Result<()> + Sync),
    take: &'a mut dyn FnMut(&[u8]) -> io::Result<()>,
}

impl Way<'_> {
    /// Writes a part of each of these.
    fn each<T: Sync>(
        self,
        items: &[T],
        rows: impl Fn(&T, Rows<'_>) -> io::Result<()> + Sync,
    ) -> io::Result<()> {
        let write = |item: &T, text: &mut Vec<u8>| (self.write)(&|to| rows(item, to), text);
        in_order::each(items, write, self.take)
    }
}

impl Table {
    /// Its name: of a file, of a part of a file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Groups => "groups",
            Self::Notes => "notes",
            Self::Themes => "themes",
            Self::Rounds => "rounds",
            Self::SharedThemes => "shared_themes",
            Self::Links => "links",
            Self::Strengths => "strengths",
            Self::Matrix => "matrix",
            Self::Quotes => "quotes",
            Self::Priorities => "priorities",
            Self::Facts => "facts",
        }
    }
}

impl<'a> Tables<'a> {
    /// The tables of what came in; nothing where no hand-in did.
    pub fn of(source: Source<'a>) -> Option<Self> {
        Some(Self { looked: source.looked()? })
    }

    /// A table as CSV (RFC 4180, comma, UTF-8 with a byte order mark); what a spreadsheet would run or reckon with has an
    /// apostrophe before it.
    pub fn csv(&self, table: Table, out: Out<'_>) -> io::Result<()> {
        csv::table(&self.columns(table), out, |way| self.rows(table, way))
    }

    /// A table as JSON, an object a line.
    pub fn ndjson(&self, table: Table, out: Out<'_>) -> io::Result<()> {
        let names = json::Names::of(&self.columns(table))?;
        let write = &|part: Part<'_>, text: &mut Vec<u8>| {
            part(&mut |cells| {
                names.row(text, cells)?;
                text.write_all(b"\n")
            })
        };
        self.rows(table, Way { write, take: &mut |text| out.write_all(text) })
    }

    /// All tables but the facts as one JSON object, whose parts are arrays of rows; and the event.
    pub fn json(&self, out: Out<'_>) -> io::Result<()> {
        out.write_all(b"{\n\"event\": ")?;
        serde_json::to_writer(&mut *out, &self.looked.event)?;
        for table in ALL.into_iter().filter(|table| *table != Table::Facts) {
            write!(out, ",\n{:?}: ", table.name())?;
            json::array(&self.columns(table), out, |way| self.rows(table, way))?;
        }
        out.write_all(b"\n}\n")
    }

    /// The names of a table's columns.
    fn columns(&self, table: Table) -> Vec<String> {
        let own: &[&str] = match table {
            Table::Groups => &groups::COLUMNS,
            Table::Notes => &notes::COLUMNS,
            Table::Themes => &themes::COLUMNS,
            Table::Rounds => &rounds::COLUMNS,
            Table::SharedThemes => &shared::THEMES,
            Table::Links => &shared::LINKS,
            Table::Strengths => &shared::STRENGTHS,
            Table::Matrix => &shared::MATRIX,
            Table::Quotes => &shared::QUOTES,
            Table::Priorities => &shared::PRIORITIES,
            Table::Facts => &facts::COLUMNS,
        };
        let own = own.iter().map(|name| (*name).to_owned());
        let groups = self.looked.groups.iter().filter(|_| table == Table::Matrix);
        own.chain(groups.map(|told| format!("group_{}", told.label.replace('-', "_")))).collect()
    }

    /// Writes the rows of a table, those of several groups or shared themes beside each other.
    fn rows(&self, table: Table, way: Way<'_>) -> io::Result<()> {
        let looked = &self.looked;
        let (groups, themes) = (&looked.groups, &looked.themes);
        match table {
            Table::Groups => way.each(groups, |told, rows| groups::row(looked, told, rows)),
            Table::Notes => way.each(groups, |told, rows| notes::rows(looked, told, rows)),
            Table::Themes => way.each(groups, |told, rows| themes::rows(looked, told, rows)),
            Table::Rounds => way.each(groups, |told, rows| rounds::rows(looked, told, rows)),
            Table::Facts => way.each(groups, |told, rows| facts::rows(looked, told, rows)),
            Table::SharedThemes => {
                let own = shared::in_own_order(looked);
                way.each(&own, |(place, theme), rows| shared::theme(looked, *place, theme, rows))
            }
            Table::Links => way.each(themes, |theme, rows| shared::links(looked, theme, rows)),
            Table::Strengths => {
                way.each(themes, |theme, rows| shared::strengths(looked, theme, rows))
            }
            Table::Matrix => way.each(themes, |theme, rows| shared::matrix(looked, theme, rows)),
            Table::Quotes => way.each(themes, |theme, rows| shared::quotes(looked, theme, rows)),
            Table::Priorities => {
                let ordered: Vec<_> = placed(themes).collect();
                way.each(&ordered, |(place, theme), rows| {
                    shared::priority(looked, *place, theme, rows)
                })
            }
        }
    }
}
