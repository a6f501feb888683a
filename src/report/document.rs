//! A report on its way to a format: sections, paragraphs, lists and tables, in which what a person wrote stays apart from
//! our own words. Each format is one way to write it. What is in a section, a list or a table is made when it is written,
//! so that no report stands in memory as a whole.

use std::borrow::Cow;

use crate::domain::record::FactId;
use crate::domain::text::PersonText;

/// A whole report.
pub(super) struct Document<'a> {
    /// Its heading.
    pub(super) title: Line<'a>,
    /// What stands before the first section.
    pub(super) blocks: Vec<Block<'a>>,
    /// Its sections.
    pub(super) sections: Vec<Section<'a>>,
}

/// A part under a heading.
pub(super) struct Section<'a> {
    /// What a link to it names; unlike any other of the report.
    pub(super) anchor: String,
    /// Its heading.
    pub(super) title: Line<'a>,
    blocks: Made<'a, Block<'a>>,
    parts: Made<'a, Self>,
}

/// Makes what is asked for, each time anew: a list of contents asks for parts before they are written.
type Made<'a, T> = Box<dyn Fn() -> Vec<T> + Send + Sync + 'a>;

/// What comes one after the other.
pub(super) type Many<'a, T> = Box<dyn Iterator<Item = T> + 'a>;

/// A line of running text.
pub(super) type Line<'a> = Vec<Span<'a>>;

/// A piece of running text.
pub(super) enum Span<'a> {
    /// Our own words.
    Words(Cow<'a, str>),
    /// What a person wrote; line breaks in it are kept where a line of its own has room for them.
    Said(Cow<'a, PersonText>),
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
        text: &'a PersonText,
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
pub(super) enum Block<'a> {
    /// A paragraph.
    Paragraph(Line<'a>),
    /// A list, in no order that means anything.
    List(Many<'a, Item<'a>>),
    /// A table.
    Table(Table<'a>),
    /// Bars, whose figures stand in a table beside it.
    Chart(Chart<'a>),
}

/// An item of a list.
pub(super) struct Item<'a> {
    /// What a link to it names, where there is one.
    pub(super) anchor: Option<String>,
    /// What it says.
    pub(super) line: Line<'a>,
}

/// A table.
pub(super) struct Table<'a> {
    /// What it shows, where the heading of its section does not say that.
    pub(super) caption: Option<Line<'a>>,
    /// What its columns are. The first cell of a row is the heading of the row.
    pub(super) head: Vec<Line<'a>>,
    /// Its rows, as long as the head each.
    pub(super) rows: Many<'a, Vec<Line<'a>>>,
}

/// Bars of shares.
pub(super) struct Chart<'a> {
    /// What it shows.
    pub(super) caption: &'a str,
    /// What each bar is of, and its length in the hundred.
    pub(super) bars: Vec<(&'a PersonText, usize)>,
}

impl From<String> for Span<'_> {
    fn from(words: String) -> Self {
        Self::Words(words.into())
    }
}

impl<'a> From<&'a str> for Span<'a> {
    fn from(words: &'a str) -> Self {
        Self::Words(words.into())
    }
}

impl<'a> From<&'a PersonText> for Span<'a> {
    fn from(text: &'a PersonText) -> Self {
        Self::Said(Cow::Borrowed(text))
    }
}

impl From<PersonText> for Span<'_> {
    fn from(text: PersonText) -> Self {
        Self::Said(Cow::Owned(text))
    }
}

/// What a link to a thing of this id names: letters, digits and hyphens alone.
pub(super) fn anchor(kind: &str, id: FactId) -> String {
    format!("{kind}-{}", id.to_string().replace('.', "-"))
}

/// A line of one piece.
pub(super) fn line<'a>(span: impl Into<Span<'a>>) -> Line<'a> {
    vec![span.into()]
}

/// A paragraph of our own words.
pub(super) fn paragraph<'a>(words: impl Into<Span<'a>>) -> Block<'a> {
    Block::Paragraph(line(words))
}

/// A list of these items.
pub(super) fn list<'a>(items: impl IntoIterator<Item = Item<'a>> + 'a) -> Block<'a> {
    Block::List(Box::new(items.into_iter()))
}

impl<'a> Section<'a> {
    /// A section without parts.
    pub(super) fn of(
        anchor: impl Into<String>,
        title: Line<'a>,
        blocks: impl Fn() -> Vec<Block<'a>> + Send + Sync + 'a,
    ) -> Self {
        let (anchor, blocks) = (anchor.into(), Box::new(blocks));
        Self { anchor, title, blocks, parts: Box::new(Vec::new) }
    }

    /// The same with parts.
    pub(super) fn with(self, parts: impl Fn() -> Vec<Self> + Send + Sync + 'a) -> Self {
        Self { parts: Box::new(parts), ..self }
    }

    /// What stands before its first part.
    pub(super) fn blocks(&self) -> Vec<Block<'a>> {
        (self.blocks)()
    }

    /// Its parts.
    pub(super) fn parts(&self) -> Vec<Self> {
        (self.parts)()
    }
}

impl<'a> Item<'a> {
    /// An item that no link names.
    pub(super) fn of(line: Line<'a>) -> Self {
        Self { anchor: None, line }
    }
}

/// The heads of columns, in our own words.
pub(super) fn heads<'a>(words: &[&'a str]) -> Vec<Line<'a>> {
    words.iter().map(|words| line(*words)).collect()
}
