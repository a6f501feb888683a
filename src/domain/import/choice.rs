//! What a person chose: columns, and which rows.

/// Which columns of a table mean what, and which rows are asked for. Nothing chosen is what the file itself tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The columns of the words, in the order in which they are joined.
    pub text: Vec<String>,
    /// The column of the kind.
    pub kind: Option<String>,
    /// The column of the theme's name.
    pub theme: Option<String>,
    /// The first row is a note like any other; its columns are called 1, 2, ….
    pub no_header: bool,
    /// Each line is a note, whatever separates cells elsewhere.
    pub lines: bool,
    /// Only rows in which one of these columns says this.
    pub only: Vec<(String, String)>,
    /// No rows in which one of these columns says this.
    pub without: Vec<(String, String)>,
    /// Also rows that the other program had put away: rejected, archived, withdrawn, of an earlier meeting.
    pub put_away: bool,
}
