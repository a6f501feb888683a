//! What a person chose: columns, which rows, and what kinds mean.

/// Which columns of a table mean what, which rows are asked for, and which kinds theirs are. Nothing chosen is what the file
/// itself tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The columns of the words, in the order in which they are joined.
    pub text: Vec<Column>,
    /// Where the kind stands.
    pub kind: Where,
    /// Where the theme's name stands.
    pub theme: Where,
    /// What stands in the column of the kind, and the id or the name of the kind that it means; an empty one for none.
    pub kinds: Vec<(String, String)>,
    /// The first row is a note like any other; its columns are called 1, 2, ….
    pub no_header: bool,
    /// Each line is a note, whatever separates cells elsewhere; also the first, unless it is the name of a known column.
    pub lines: bool,
    /// Only rows in which one of these columns says this.
    pub only: Vec<(Column, String)>,
    /// No rows in which one of these columns says this.
    pub without: Vec<(Column, String)>,
    /// Also rows that the other program had put away: rejected, archived, withdrawn, of an earlier meeting.
    pub put_away: bool,
}

/// Where something of a row stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Where {
    /// In the column that the file itself tells, if it does.
    #[default]
    AsTold,
    /// In no column, whatever the file tells.
    Nowhere,
    /// In this one.
    In(Column),
}

impl From<&str> for Where {
    fn from(name: &str) -> Self {
        Self::In(name.into())
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The one of this name, or those that are its translations.
    Named(String),
    /// The one of this place, from 0: also where it has no name, or shares it.
    At(usize),
}

impl From<&str> for Column {
    fn from(name: &str) -> Self {
        Self::Named(name.to_owned())
    }
}
