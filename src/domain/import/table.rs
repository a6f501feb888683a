//! A table as text: records of cells between separators, some of them in quotes (RFC 4180), as programs really write them.

use std::borrow::Cow;

/// A table that was not read yet.
#[derive(Clone, Debug)]
pub(super) struct Table<'a> {
    text: &'a str,
    /// Where its first record begins.
    from: usize,
    separator: Separator,
}

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    /// This character, which is ASCII.
    Between(u8),
    /// Any of those that are looked for.
    Any,
    /// Nothing: there is one column, and whatever stands on a line is its cell.
    None,
}

/// A record on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells<'a>(Vec<Cow<'a, str>>);

/// The characters that separate cells, in the order in which they are looked for.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

impl<'a> Table<'a> {
    /// A table in some text. What separates its cells is told by a first line `sep=…`, as spreadsheets write it, or by what
    /// stands most often outside quotes in the whole first record; where none does, there is one column.
    pub(super) fn of(text: &'a str) -> Self {
        let first = text.lines().next().unwrap_or_default();
        if let Some(&[separator]) = first.strip_prefix("sep=").map(str::as_bytes) {
            return Self { text, from: first.len(), separator: Separator::Between(separator) };
        }
        let counts = Records::of(text, Separator::Any).separators();
        let mut most = (0, Separator::None);
        for (separator, count) in SEPARATORS.into_iter().zip(counts) {
            if count > most.0 {
                most = (count, Separator::Between(separator));
            }
        }
        Self { text, from: 0, separator: most.1 }
    }

    /// All of its text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The same text as one column.
    pub(super) fn as_lines(&self) -> Self {
        Self { separator: Separator::None, ..self.clone() }
    }

    /// Its records that have anything in them, from the start.
    pub(super) fn records(&self) -> Records<'a> {
        Records { at: self.from, ..Records::of(self.text, self.separator) }
    }
}

/// The records of a table, one after the other. Empty lines are none.
#[derive(Clone, Debug)]
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    separator: Separator,
}

/// A place between two records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Where in the text the next one begins.
    pub(super) at: usize,
    separator: Separator,
}

impl<'a> Records<'a> {
    fn of(text: &'a str, separator: Separator) -> Self {
        Self { text, at: 0, separator }
    }

    /// Goes on from a place in the same text.
    pub(super) fn resume(text: &'a str, place: Place) -> Self {
        Self { text, at: place.at, separator: place.separator }
    }

    /// Where the next one begins.
    pub(super) fn place(&self) -> Place {
        Place { at: self.at, separator: self.separator }
    }

    /// The cell that begins here: the cell, and whether the record goes on after it.
    fn cell(&mut self) -> (Cow<'a, str>, bool) {
        if let Some((cell, end)) = self.quoted() {
            self.at = end;
            return (cell, self.passes_separator());
        }
        let rest = self.rest();
        let ends = |byte: u8| matches!(byte, b'\n' | b'\r') || self.separator.is(byte);
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        let cell = rest.get(..end).unwrap_or_default();
        self.at += end;
        (Cow::Borrowed(cell), self.passes_separator())
    }

    /// A cell in quotes that begins here, and where it ends. Quotes that are not the whole cell are words: nothing of what
    /// somebody wrote is lost for them.
    fn quoted(&self) -> Option<(Cow<'a, str>, usize)> {
        let inner = self.rest().strip_prefix('"')?;
        let (mut from, mut doubled) = (0, false);
        let length = loop {
            let quote = from + inner.get(from..)?.find('"')?;
            if inner.as_bytes().get(quote + 1) != Some(&b'"') {
                break quote;
            }
            doubled = true;
            from = quote + 2;
        };
        let after = inner.as_bytes().get(length + 1);
        let ends =
            after.is_none_or(|byte| matches!(byte, b'\n' | b'\r') || self.separator.is(*byte));
        let cell = inner.get(..length).filter(|_| ends)?;
        let cell = if doubled { cell.replace("\"\"", "\"").into() } else { Cow::Borrowed(cell) };
        Some((cell, self.at + length + 2))
    }

    /// Passes what ends a cell; whether another one follows it.
    fn passes_separator(&mut self) -> bool {
        match self.text.as_bytes().get(self.at) {
            Some(b'\n' | b'\r') => {
                self.pass_line_end();
                false
            }
            Some(_) => {
                self.at += 1;
                true
            }
            None => false,
        }
    }

    /// How often each separator stands in the next record, outside quotes.
    fn separators(mut self) -> [usize; SEPARATORS.len()] {
        let mut counts = [0; SEPARATORS.len()];
        self.pass_empty_lines();
        while self.cell().1 {
            let passed = self.text.as_bytes().get(self.at.saturating_sub(1));
            for (count, separator) in counts.iter_mut().zip(SEPARATORS) {
                *count += usize::from(passed == Some(&separator));
            }
        }
        counts
    }

    fn pass_empty_lines(&mut self) {
        while matches!(self.text.as_bytes().get(self.at), Some(b'\n' | b'\r')) {
            self.pass_line_end();
        }
    }

    fn pass_line_end(&mut self) {
        let rest = self.rest();
        let end = if rest.starts_with("\r\n") { 2 } else { 1 };
        self.at = (self.at + end).min(self.text.len());
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

impl<'a> Records<'a> {
    /// Reads the next one in the room of another; nothing behind the last.
    pub(super) fn next_in(&mut self, mut room: Cells<'a>) -> Option<Cells<'a>> {
        room.0.clear();
        self.pass_empty_lines();
        self.text.as_bytes().get(self.at)?;
        loop {
            let (cell, goes_on) = self.cell();
            room.0.push(cell);
            if !goes_on {
                return Some(room);
            }
        }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Cells<'a>;

    fn next(&mut self) -> Option<Cells<'a>> {
        self.next_in(Cells::default())
    }
}

impl Separator {
    fn is(self, byte: u8) -> bool {
        match self {
            Self::Between(separator) => separator == byte,
            Self::Any => SEPARATORS.contains(&byte),
            Self::None => false,
        }
    }
}

impl Cells<'_> {
    /// The cell of this place; an empty one where the record is shorter.
    pub(super) fn get(&self, place: usize) -> &str {
        self.0.get(place).map_or("", AsRef::as_ref)
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// All cells.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// The same with more words in the last cell.
    pub(super) fn with_last(mut self, words: &str) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.to_mut().push_str(words);
        }
        self
    }
}

impl<'a> FromIterator<Cow<'a, str>> for Cells<'a> {
    fn from_iter<Of: IntoIterator<Item = Cow<'a, str>>>(cells: Of) -> Self {
        Self(cells.into_iter().collect())
    }
}
