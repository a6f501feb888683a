//! What a record has already of what was brought in.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::Imported;
use crate::domain::board::Board;
use crate::domain::record::{Fact, FactId, Field, LamportTimestamp, NoteId, Operation, Record};

/// What a record has of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nothing.
    New,
    /// The note, with these words, now or earlier.
    Here(NoteId),
    /// The note, in the bin.
    Binned(NoteId),
    /// The note, which was taken back.
    TakenBack(NoteId),
    /// The note with other words, which nobody changed here: those, and the note.
    Reworded(NoteId, String),
    /// The note with other words, which somebody changed here.
    EditedHere(NoteId, String),
    /// Another note that says the same.
    SaidAlready(NoteId),
}

impl Known {
    /// Whether the row is brought in unless somebody says otherwise.
    pub fn is_usual(&self) -> bool {
        matches!(self, Self::New | Self::Reworded(..))
    }

    /// The note that the row itself is.
    fn own(&self) -> Option<NoteId> {
        match self {
            Self::Here(note)
            | Self::Binned(note)
            | Self::TakenBack(note)
            | Self::Reworded(note, _)
            | Self::EditedHere(note, _) => Some(*note),
            Self::New | Self::SaidAlready(_) => None,
        }
    }

    /// Whether bringing the row in would change anything.
    pub fn is_news(&self) -> bool {
        !matches!(self, Self::Here(_))
    }
}

/// What bringing rows in comes to, in notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToBring {
    /// That are new.
    pub new: usize,
    /// That say something else then.
    pub reworded: usize,
    /// That stand again.
    pub put_back: usize,
}

impl ToBring {
    /// What bringing these in comes to.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Known>) -> Self {
        let mut all = Self::default();
        for known in rows {
            match known {
                Known::New | Known::SaidAlready(_) => all.new += 1,
                Known::Reworded(..) | Known::EditedHere(..) => all.reworded += 1,
                Known::Binned(_) | Known::TakenBack(_) => all.put_back += 1,
                Known::Here(_) => {}
            }
        }
        all
    }
}

/// What a record has of rows; asked row by row.
#[derive(Debug)]
pub struct Standing<'a> {
    record: &'a Record,
    board: &'a Board,
    /// The notes that stand, by what they say.
    said: BTreeMap<&'a str, NoteId>,
}

impl<'a> Standing<'a> {
    /// What this record has.
    pub fn of(record: &'a Record, board: &'a Board) -> Self {
        let said = board.notes().filter(|note| note.wording.also.is_empty());
        let said = said.map(|note| (note.text().as_str(), note.id)).collect();
        Self { record, board, said }
    }

    /// The same where these rows are brought in together: of two that say the same, neither is said already by the other.
    #[must_use]
    pub fn among(mut self, rows: &[Imported]) -> Self {
        if self.said.is_empty() {
            return self;
        }
        let mut rows: Vec<LamportTimestamp> = rows.iter().map(|row| row.timestamp).collect();
        rows.sort_unstable();
        self.said.retain(|_, note| rows.binary_search(&note.0.timestamp).is_err());
        self
    }

    /// What it has of this row.
    pub fn known(&self, row: &Imported) -> Known {
        let mut own: Vec<&Fact> =
            self.record.at(row.timestamp).filter(|fact| is_note(fact)).collect();
        // Where several stand, those that do go before those that were taken back, and the newest words before older ones.
        own.sort_by_key(|fact| self.record.stands(fact.id()));
        let same = own.iter().rev().find(|fact| says(fact, &row.text));
        if let Some(fact) = same {
            return self.of_note(NoteId(fact.id()));
        }
        let stood = own.iter().rev().find(|fact| self.board.note(NoteId(fact.id())).is_some());
        if let Some(fact) = stood {
            return self.other_words(NoteId(fact.id()), row);
        }
        self.said.get(row.text.as_str()).map_or(Known::New, |note| Known::SaidAlready(*note))
    }

    fn of_note(&self, id: NoteId) -> Known {
        match self.board.note(id) {
            Some(note) if note.binned => Known::Binned(id),
            Some(_) => Known::Here(id),
            None => Known::TakenBack(id),
        }
    }

    /// What becomes of a note whose row says something else now.
    fn other_words(&self, id: NoteId, row: &Imported) -> Known {
        if self.record.live(Field::Text(id)).any(|fact| says(fact, &row.text)) {
            // It said so earlier: the file is older than what stands, or was brought in before.
            return self.of_note(id);
        }
        let Some(note) = self.board.note(id).filter(|note| !note.binned) else {
            return self.of_note(id);
        };
        let own = |fact: &FactId| fact.timestamp.replica == row.timestamp.replica;
        let stands = note.text().as_str().to_owned();
        if note.wording.heads.iter().all(own) {
            Known::Reworded(id, stands)
        } else {
            Known::EditedHere(id, stands)
        }
    }

    /// The facts that were written for a note when it was brought in, and were taken back with it.
    pub(crate) fn gone_with(&self, note: NoteId) -> Vec<FactId> {
        let fields = [Field::Text(note), Field::Kind(note), Field::Place(note), Field::Order(note)];
        let all = fields.into_iter().flat_map(|field| self.record.ever(field)).map(Fact::id);
        let gone: BTreeSet<FactId> = all.filter(|id| !self.record.stands(*id)).collect();
        gone.into_iter().collect()
    }

    /// Those facts of a note that have lost the words that this row has: what they said.
    pub(crate) fn lost(
        &self,
        note: NoteId,
        row: &Imported,
    ) -> Vec<(FactId, Vec<FactId>, Operation)> {
        let lost = self.record.ever(Field::Text(note)).filter(|fact| fact.is_redacted());
        let lost = lost.filter(|fact| says(fact, &row.text));
        let whole = |fact: &Fact| {
            let said = said(fact, &row.text)?;
            Some((fact.id(), fact.supersedes().to_vec(), said))
        };
        lost.filter_map(whole).collect()
    }

    /// How many places there are before the first row of a file of which these rows are known: where some of them are here,
    /// they stay where they are; else a file stands after those that came before.
    pub(crate) fn places_before(&self, rows: &[Imported], known: &[Known]) -> u32 {
        let here = rows.iter().zip(known).filter_map(|(row, known)| {
            let order = self.board.note(known.own()?)?.order?;
            Some(order.saturating_sub(row.order))
        });
        let all = self.board.notes().chain(self.board.bin());
        here.min().unwrap_or_else(|| all.filter_map(|note| note.order).max().unwrap_or(0))
    }
}

/// Whether a fact makes a note, its words here or not.
fn is_note(fact: &Fact) -> bool {
    fact.field() == Some(Field::Text(NoteId(fact.id())))
}

/// Whether a fact says this, or did so before its words were left out: its id is a digest of them.
fn says(fact: &Fact, text: &str) -> bool {
    if !fact.is_redacted() {
        return fact.operation().and_then(Operation::words) == Some(text);
    }
    let Some(said) = said(fact, text) else { return false };
    let over = fact.supersedes().to_vec();
    Fact::write(fact.id().timestamp, None, over, said).id() == fact.id()
}

/// What a fact about the words of a note says, if it is this and was brought in.
fn said(fact: &Fact, text: &str) -> Option<Operation> {
    let Field::Text(note) = fact.field()? else { return None };
    let text = text.to_owned();
    let is_note = note.0 == fact.id();
    Some(if is_note { Operation::Note { text, asked: 0 } } else { Operation::Text { note, text } })
}
