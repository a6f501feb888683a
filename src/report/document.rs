//! A report before it is written down: sections, paragraphs, lists and tables, in which what a person wrote stays apart
//! from our own words. Each format is one way to write it.

use crate::domain::record::FactId;
use crate::domain::text::PersonText;

/// A whole report.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    /// Its heading.
    pub(super) title: Line,
    /// What stands before the first section.
    pub(super) blocks: Vec<Block>,
    /// Its sections.
    pub(super) sections: Vec<Section>,
}

/// A part under a heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// What a link to it names; unlike any other of the report.
    pub(super) anchor: String,
    /// Its heading.
    pub(super) title: Line,
    /// What stands before its first part.
    pub(super) blocks: Vec<Block>,
    /// Its parts.
    pub(super) sections: Vec<Section>,
}

/// A line of running text.
pub(super) type Line = Vec<Span>;

/// A piece of running text.
#[derive(Clone, Debug)]
pub(super) enum Span {
    /// Our own words.
    Words(String),
    /// What a person wrote; line breaks in it are kept where a line of its own has room for them.
    Said(PersonText),
    /// The way to another place of the report, and the words of it.
    Link {
        /// The anchor there.
        to: String,
        /// What is shown.
        words: String,
    },
    /// The same, where a person's words are shown.
    To {
        /// The anchor there.
        to: String,
        /// What is shown.
        text: PersonText,
    },
    /// A sign that has a meaning, and the words for it.
    Sign {
        /// The sign.
        sign: &'static str,
        /// What it means.
        means: &'static str,
    },
}

/// A block of a section.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Line),
    /// A list, in no order that means anything.
    List(Vec<Item>),
    /// A table.
    Table(Table),
    /// Bars, whose figures stand in a table beside it.
    Chart(Chart),
}

/// An item of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// What a link to it names, where there is one.
    pub(super) anchor: Option<String>,
    /// What it says.
    pub(super) line: Line,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// What it shows.
    pub(super) caption: Line,
    /// What its columns are. The first cell of a row is the heading of the row.
    pub(super) head: Vec<Line>,
    /// Its rows, as long as the head each.
    pub(super) rows: Vec<Vec<Line>>,
}

/// Bars of shares.
#[derive(Clone, Debug, Default)]
pub(super) struct Chart {
    /// What it shows.
    pub(super) caption: String,
    /// What each bar is of, and its length in the hundred.
    pub(super) bars: Vec<(PersonText, usize)>,
}

impl From<String> for Span {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&str> for Span {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<&Self> for Span {
    fn from(span: &Self) -> Self {
        span.clone()
    }
}

impl From<&PersonText> for Span {
    fn from(text: &PersonText) -> Self {
        Self::Said(text.clone())
    }
}

/// What a link to a thing of this id names: letters, digits and hyphens alone.
pub(super) fn anchor(kind: &str, id: FactId) -> String {
    format!("{kind}-{}", id.to_string().replace('.', "-"))
}

/// A line of one piece.
pub(super) fn line(span: impl Into<Span>) -> Line {
    vec![span.into()]
}

/// A paragraph of our own words.
pub(super) fn paragraph(words: impl Into<Span>) -> Block {
    Block::Paragraph(line(words))
}

impl Section {
    /// A section without parts.
    pub(super) fn of(anchor: impl Into<String>, title: Line, blocks: Vec<Block>) -> Self {
        Self { anchor: anchor.into(), title, blocks, sections: Vec::new() }
    }
}

/// The heads of columns, in our own words.
pub(super) fn heads(words: &[&str]) -> Vec<Line> {
    words.iter().map(|words| line(*words)).collect()
}
