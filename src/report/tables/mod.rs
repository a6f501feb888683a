//! What all groups said as tables: each row is flat, so that engines and spreadsheets read it as it is.
//! `docs/analysis.md` has queries over them, `docs/file-format.md` the columns.

mod cell;
mod csv;
mod facts;
mod groups;
mod json;
mod notes;
mod rounds;
mod shared;
mod themes;

use serde::Serialize;

use self::cell::Cell;
use super::source::{Looked, Source};

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

/// Takes the rows of a table, one after the other.
type Rows<'a> = &'a mut dyn FnMut(&[Cell<'_>]);

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
    pub fn csv(&self, table: Table) -> String {
        let mut out = csv::Csv::new(&self.columns(table));
        self.rows(table, &mut |cells| out.row(cells));
        out.done()
    }

    /// A table as JSON, an object a line.
    pub fn ndjson(&self, table: Table) -> String {
        let mut out = String::new();
        let columns = self.columns(table);
        self.rows(table, &mut |cells| {
            json::row(&mut out, &columns, cells);
            out.push('\n');
        });
        out
    }

    /// All tables but the facts as one JSON object, whose parts are arrays of rows; and the event.
    pub fn json(&self) -> String {
        let mut out = format!("{{\n\"event\": {}", spelled(&self.looked.event));
        for table in ALL.into_iter().filter(|table| *table != Table::Facts) {
            out.push_str(&format!(",\n{:?}: [", table.name()));
            let (columns, mut first) = (self.columns(table), true);
            self.rows(table, &mut |cells| {
                out.push_str(if first { "\n" } else { ",\n" });
                first = false;
                json::row(&mut out, &columns, cells);
            });
            out.push_str(if first { "]" } else { "\n]" });
        }
        out.push_str("\n}\n");
        out
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

    fn rows(&self, table: Table, rows: Rows<'_>) {
        match table {
            Table::Groups => groups::rows(&self.looked, rows),
            Table::Notes => notes::rows(&self.looked, rows),
            Table::Themes => themes::rows(&self.looked, rows),
            Table::Rounds => rounds::rows(&self.looked, rows),
            Table::SharedThemes => shared::themes(&self.looked, rows),
            Table::Links => shared::links(&self.looked, rows),
            Table::Strengths => shared::strengths(&self.looked, rows),
            Table::Matrix => shared::matrix(&self.looked, rows),
            Table::Quotes => shared::quotes(&self.looked, rows),
            Table::Priorities => shared::priorities(&self.looked, rows),
            Table::Facts => facts::rows(&self.looked, rows),
        }
    }
}

/// As JSON on one line.
fn spelled(of: &impl Serialize) -> String {
    serde_json::to_string(of).unwrap_or_default()
}
