//! A row that can be a note, and one that was left out.

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its place among the rows of the file, from 1; the heads of the columns are none.
    pub place: usize,
    /// The board it is of, where the file has several, or says which one it is.
    pub board: Option<String>,
    /// What the other program calls it.
    pub id: Option<String>,
    /// The note's words, as [`note_text`](crate::domain::text::note_text) takes them.
    pub text: String,
    /// The id or the name of a kind, as written; empty where it has none.
    pub kind: String,
    /// The name of its theme, as [`name_text`](crate::domain::text::name_text) takes it.
    pub theme: Option<String>,
}

/// A row that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its place among the rows of the file, from 1.
    pub place: usize,
    /// Why.
    pub why: Why,
    /// What it says.
    pub text: String,
}

/// Why a row was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It has no words.
    Empty,
    /// The other program's moderators turned it down.
    Rejected,
    /// It was put away there.
    Archived,
    /// Who wrote it took it back.
    Withdrawn,
    /// It changes another row, and is none itself.
    Amendment,
    /// It is of an earlier meeting.
    Earlier,
    /// It is a comment on another row.
    Comment,
    /// It does not end as rows of its program do.
    Unfinished,
    /// It is of a board that the other program comes with.
    Demo,
    /// It is not among the rows that were asked for.
    NotAskedFor,
    /// It has so many characters, more than a note takes.
    TooLong(usize),
}
