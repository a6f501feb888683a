//! What was taken of a file, and what was not.

use std::collections::{BTreeMap, BTreeSet};

use super::row::{LeftOut, Row, Why};
use crate::domain::text::{self, MOST_NAME, TextFault, cut};

/// The rows of a file that can be notes, and what is left of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// What can be a note, in the file's order.
    pub rows: Vec<Row>,
    /// What was left out, in the same order.
    pub left: Vec<LeftOut>,
    /// Votes that stand in the file. They are nobody's here: a ballot is one person's, of a round that was held here.
    pub votes: u64,
    /// Comments on rows, which stand in them.
    pub comments: usize,
    /// Pictures and other attachments.
    pub attachments: usize,
    /// Names of themes that were cut, being longer than a theme takes.
    pub cut_themes: BTreeSet<String>,
    /// Boards that were taken, by name, where the file has several.
    pub boards: Vec<String>,
    /// The people that the file names.
    people: BTreeSet<String>,
}

/// Bytes that a note takes in a hand-in beside its words and the name of its theme: its row of the board, and a fact each for
/// it, its kind, its place in the file and its theme.
const NOTE: usize = 1_250;

/// Bytes of a text in JSON.
fn spelled(text: &str) -> usize {
    let more = |byte| match byte {
        b'"' | b'\\' | b'\n' | b'\t' => 1,
        ..=b'\x1f' => 5,
        _ => 0,
    };
    // Without a branch or a sum, many bytes are looked at together; and few texts have one that takes more.
    let takes_more = |byte| u8::from(byte < b' ' || byte == b'"' || byte == b'\\');
    let any = text.bytes().fold(0, |any, byte| any | takes_more(byte));
    if any == 0 { text.len() } else { text.len() + text.bytes().map(more).sum::<usize>() }
}

/// A row as the file has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw<'a> {
    pub(super) place: usize,
    pub(super) board: Option<&'a str>,
    pub(super) id: &'a str,
    pub(super) text: &'a str,
    pub(super) kind: &'a str,
    pub(super) theme: &'a str,
}

impl Taken {
    /// How many people the file names.
    pub fn people(&self) -> usize {
        self.people.len()
    }

    /// About how many bytes a hand-in of these notes alone takes, and no fewer in a group with a name of usual length.
    pub fn bytes(&self) -> usize {
        let words = |row: &Row| spelled(&row.text) + row.theme.as_deref().map_or(0, spelled);
        // Both stand there twice: in a fact, or once for all notes of a theme, and in a row of the board.
        self.rows.iter().map(|row| NOTE + 2 * words(row)).sum()
    }

    /// How many rows were left out, by reason; those that are too long as one.
    pub fn reasons(&self) -> BTreeMap<Why, usize> {
        let mut reasons = BTreeMap::new();
        for left in &self.left {
            let why = if let Why::TooLong(_) = left.why { Why::TooLong(0) } else { left.why };
            *reasons.entry(why).or_insert(0) += 1;
        }
        reasons
    }

    /// Notes that a person is named.
    pub(super) fn names(&mut self, person: &str) {
        let person = person.trim();
        if !person.is_empty() && !self.people.contains(person) {
            self.people.insert(person.to_owned());
        }
    }

    /// Takes a row, or leaves it out because it can be no note.
    pub(super) fn take(&mut self, raw: &Raw<'_>) {
        let text = match text::note_text(raw.text) {
            Ok(text) => text,
            Err(TextFault::Empty) => return self.leave(raw, Why::Empty),
            Err(TextFault::TooLong { chars, .. }) => return self.leave(raw, Why::TooLong(chars)),
        };
        let theme = self.theme(raw.theme);
        let id = raw.id.trim();
        self.rows.push(Row {
            place: raw.place,
            board: raw.board.map(str::to_owned),
            id: (!id.is_empty()).then(|| id.to_owned()),
            text,
            kind: text::one_line(raw.kind),
            theme,
        });
    }

    /// Leaves a row out.
    pub(super) fn leave(&mut self, raw: &Raw<'_>, why: Why) {
        let text = cut(raw.text.trim(), MOST_NAME).to_owned();
        self.left.push(LeftOut { place: raw.place, why, text });
    }

    /// The name of a theme; one that is longer than a theme takes is cut at a word.
    fn theme(&mut self, written: &str) -> Option<String> {
        match text::name_text(written) {
            Ok(name) => Some(name),
            Err(TextFault::Empty) => None,
            Err(TextFault::TooLong { .. }) => {
                let line = text::one_line(written);
                let start = cut(&line, MOST_NAME);
                let name = start.rsplit_once(' ').map_or(start, |(words, _)| words);
                self.cut_themes.insert(name.to_owned());
                Some(name.to_owned())
            }
        }
    }
}
