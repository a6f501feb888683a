//! A file of another program, recognised.

use serde_json::Value;

use super::MOST_BYTES;
use super::choice::{Choice, Column};
use super::table::Table;
use super::{azure, boards, dialect, polis, retrospected, source};
use crate::domain::file::{FileError, text_of};
use crate::domain::json::{self, NotJson};

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table of nobody we know: its columns are to be chosen.
    Table,
    /// Notes of ours, as the report's tables have them.
    Tabletalk,
    /// The statements of a Polis conversation.
    Polis,
    /// A Parabol retrospective.
    Parabol,
    /// A board of Retrospectives for Azure DevOps.
    AzureDevOps,
    /// A board of scrumlr.
    Scrumlr,
    /// A retro of Refacto.
    Refacto,
    /// A board of Wekan.
    Wekan,
    /// Proposals of a Decidim process.
    Decidim,
    /// Comments as Talk to the City takes them.
    TalkToTheCity,
    /// One board of Nullboard, or several.
    Nullboard,
    /// A board of `QuickRetro`.
    QuickRetro,
    /// A kanban of `CryptPad`.
    CryptPad,
    /// A session of Retrospected.
    Retrospected,
}

/// Files that are recognised, and have no notes that could be told from the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A poll or a group of Loomio: several tables in one, with people's names and votes.
    Loomio,
    /// Votes of a Polis conversation: they have no words.
    PolisVotes,
    /// Its statements by opinion group: nothing in it marks those that were rejected.
    PolisGroups,
    /// Its summary.
    PolisSummary,
    /// A board of Wekan as JSON.
    WekanJson,
    /// A board of scrumlr as JSON.
    ScrumlrJson,
    /// A board of Retrospectives for Azure DevOps as JSON.
    AzureDevOpsJson,
    /// A file of ours, which is opened and not brought in.
    Ours,
    /// JSON of some other program.
    OtherJson,
}

/// Why no notes could be taken of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// It is no text.
    File(FileError),
    /// It is something else than notes.
    Refused(Refused),
    /// Its first row names no column.
    NoHeads,
    /// There is no such column; these are there.
    NoColumn(Column, Vec<String>),
    /// It does not say which of these columns has the words.
    WhichColumn(Vec<String>),
    /// These rows have more cells than the first row names, so that it can't be told what belongs where: the first of them,
    /// and how many there are.
    MoreCells(Vec<usize>, usize),
    /// It has more rows than an import takes.
    TooMany(usize),
    /// It has more bytes, or its notes would be a hand-in of more, than is opened.
    TooLarge,
}

impl From<FileError> for NotTaken {
    fn from(fault: FileError) -> Self {
        match fault {
            FileError::TooBig(_) => Self::TooLarge,
            fault => Self::File(fault),
        }
    }
}

impl From<Refused> for NotTaken {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// A file of another program.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is.
    pub format: Format,
    /// Which board or conversation it is of, where it tells.
    told: Option<String>,
    name: String,
    pub(super) text: String,
    pub(super) body: Body,
}

/// How its rows are read.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// As a table.
    Table,
    /// As lines of Polis, whose words are in no quotes.
    Unquoted,
    /// From their ends.
    Azure,
    /// As Markdown.
    Retrospected,
    /// As the parts of a board.
    Board(Value),
}

impl Sheet {
    /// Recognises a file by what is in it; `name` is what it is called.
    pub fn open(bytes: &[u8], name: &str) -> Result<Self, NotTaken> {
        if bytes.len() > MOST_BYTES {
            return Err(NotTaken::TooLarge);
        }
        let text = text_of(bytes)?;
        let (format, told, body) = recognised(&text)?;
        let told = told.or_else(|| polis::conversation(format, name));
        let retro = Some(name).filter(|_| format == Format::Refacto).and_then(source::of_refacto);
        let name = retro.unwrap_or_else(|| source::of_name(name));
        Ok(Self { format, told, name, text: text.into_owned(), body })
    }

    /// What its rows are of: what it tells, else what was given, else what stays of its name.
    pub fn source<'a>(&'a self, given: Option<&'a str>) -> &'a str {
        let given = given.map(str::trim).filter(|given| !given.is_empty());
        self.told.as_deref().or(given).unwrap_or(&self.name)
    }

    /// Whether it tells by itself what its rows are of: else another file may have been given the same name.
    pub fn tells_source(&self) -> bool {
        self.told.is_some()
    }

    /// The columns of a table, as its first row names them; none where it is no table.
    pub fn columns(&self) -> Vec<String> {
        match self.body {
            Body::Table | Body::Unquoted => dialect::heads(&self.table()),
            Body::Azure | Body::Retrospected | Body::Board(_) => Vec::new(),
        }
    }

    /// How many columns its first row has, also without a name; 0 where it is no table.
    pub fn width(&self) -> usize {
        match self.body {
            Body::Table | Body::Unquoted => dialect::width(&self.table()),
            Body::Azure | Body::Retrospected | Body::Board(_) => 0,
        }
    }

    /// The only column that its words are taken from, if nobody says which, from 0.
    pub fn text_column(&self) -> Option<usize> {
        let heads = self.columns();
        let own = dialect::words_of(&heads).filter(|_| self.format == Format::Table);
        match (heads.as_slice(), own.as_deref()) {
            ([_], _) => Some(0),
            (_, Some([place])) => Some(*place),
            _ => None,
        }
    }

    /// The place of the column that it tells the kind in, from 0.
    pub fn kind_column(&self) -> Option<usize> {
        dialect::kind_of(&self.columns())
    }

    /// The place of the column that it tells the theme's name in, from 0.
    pub fn theme_column(&self) -> Option<usize> {
        dialect::theme_of(&self.columns())
    }

    /// What is meant as a kind where the column of the kind says this.
    pub fn kind_meant<'a>(&self, says: &'a str) -> &'a str {
        dialect::kind_meant(self.format, says)
    }

    /// Whether nothing tells that its first row names the columns: it may be a note.
    pub fn has_doubtful_heads(&self) -> bool {
        self.format == Format::Table && dialect::words_of(&self.columns()).is_none()
    }

    /// Whether its first row is taken for the names of its columns. Where each line is a note, it is one too unless it
    /// tells that it is none.
    pub fn has_heads(&self, choice: &Choice) -> bool {
        !(choice.no_header || choice.lines && self.has_doubtful_heads())
    }

    /// Whether its first row is taken for the names of its columns though nothing tells that it is.
    pub fn guesses_heads(&self, choice: &Choice) -> bool {
        self.has_doubtful_heads() && self.has_heads(choice)
    }

    pub(super) fn table(&self) -> Table<'_> {
        Table::of(&self.text)
    }
}

fn recognised(text: &str) -> Result<(Format, Option<String>, Body), NotTaken> {
    let start = text.trim_start();
    if start.starts_with(['{', '[']) {
        let board = json::parse(text).map_err(|fault| match fault {
            NotJson::CutShort => NotTaken::File(FileError::CutShort),
            NotJson::Twice(_) | NotJson::Other => NotTaken::Refused(Refused::OtherJson),
        })?;
        let (format, told) = boards::recognised(&board)?;
        return Ok((format, told, Body::Board(board)));
    }
    if let Some(told) = azure::title(start) {
        return Ok((Format::AzureDevOps, Some(told), Body::Azure));
    }
    if retrospected::is(start) {
        let told = retrospected::title(start);
        return Ok((Format::Retrospected, told, Body::Retrospected));
    }
    let table = Table::of(text);
    let heads = dialect::heads(&table);
    if let Some(refused) = dialect::refused(&heads, &table) {
        return Err(refused.into());
    }
    let format = dialect::recognised(&heads);
    let unquoted = format == Format::Polis && polis::is_unquoted(&table);
    Ok((format, None, if unquoted { Body::Unquoted } else { Body::Table }))
}
