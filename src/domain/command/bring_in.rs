//! The command that brings in what another program wrote.

use std::collections::{BTreeMap, BTreeSet};

use super::decide::Decision;
use crate::domain::import::{Imported, Known, Standing};
use crate::domain::record::{
    Fact, FactId, Field, LamportTimestamp, NoteId, Operation, ThemeId, undos_that_hold,
};

/// Facts of a row, as most have them: the note, its place in the file, and a kind or a theme.
const FACTS: usize = 3;

/// What is to stand again, and what took it back.
#[derive(Default)]
struct Back {
    facts: BTreeSet<FactId>,
    bins: BTreeSet<FactId>,
}

impl Decision<'_> {
    /// Writes what is new of these rows: notes that are not here, and other words for those that are. What was taken back
    /// or binned stands again.
    pub(super) fn bring_in(&mut self, rows: &[Imported]) {
        let standing = Standing::of(self.record, self.board).among(rows);
        let known: Vec<Known> = rows.iter().map(|row| standing.known(row)).collect();
        let after = standing.places_before(rows, &known);
        let (mut back, mut themes) = (Back::default(), BTreeMap::new());
        self.transaction.expect(known.iter().filter(|known| known.is_usual()).count() * FACTS);
        for (row, known) in rows.iter().zip(known) {
            match known {
                Known::Here(_) => {}
                Known::Binned(note) => {
                    back.bins.extend(self.supersedes(Field::Text(note)));
                    self.find_words(note, row, &standing);
                }
                Known::TakenBack(note) => {
                    self.find_words(note, row, &standing);
                    if let Some((name, timestamp)) = &row.theme {
                        self.theme(name, *timestamp, &mut back, &mut themes);
                    }
                    self.gone(note, &standing, &mut back);
                }
                Known::Reworded(note, _) | Known::EditedHere(note, _) => self.reword(note, row),
                Known::New | Known::SaidAlready(_) => {
                    self.write_row(row, after, &mut back, &mut themes);
                }
            }
        }
        self.put_back_all(back);
    }

    fn write_row(
        &mut self,
        row: &Imported,
        after: u32,
        back: &mut Back,
        themes: &mut BTreeMap<LamportTimestamp, FactId>,
    ) {
        let later = |by: u64| LamportTimestamp {
            count: row.timestamp.count.saturating_add(by),
            ..row.timestamp
        };
        let words = Operation::Note { text: row.text.clone(), asked: 0 };
        let note = NoteId(self.transaction.write_at(row.timestamp, Vec::new(), words));
        if let Some(kind) = row.kind.clone() {
            self.transaction.write_at(later(1), Vec::new(), Operation::Kind { note, kind });
        }
        if let Some((name, timestamp)) = &row.theme {
            let theme = self.theme(name, *timestamp, back, themes);
            let place = Operation::Place { note, theme: Some(ThemeId(theme)) };
            // It counts more than the theme too, which counts 1.
            self.transaction.write_at(later(2), Vec::new(), place);
        }
        let number = after.saturating_add(row.order);
        self.transaction.write_at(later(3), Vec::new(), Operation::Order { note, number });
    }

    /// The theme of a row: the one that is here, which stands again; else it is made.
    fn theme(
        &mut self,
        name: &str,
        timestamp: LamportTimestamp,
        back: &mut Back,
        themes: &mut BTreeMap<LamportTimestamp, FactId>,
    ) -> FactId {
        if let Some(theme) = themes.get(&timestamp) {
            return *theme;
        }
        let made = self.record.at(timestamp).next();
        let gone = made.map(Fact::id).filter(|theme| !self.record.stands(*theme));
        back.facts.extend(gone);
        let here = made.filter(|theme| gone.is_none() || !theme.is_redacted()).map(Fact::id);
        let theme = here.unwrap_or_else(|| {
            let name = name.to_owned();
            self.transaction.write_at(timestamp, Vec::new(), Operation::Theme { name })
        });
        themes.insert(timestamp, theme);
        theme
    }

    /// Writes again what a note said, where its words were left out of the file that it came in: the same facts.
    fn find_words(&mut self, note: NoteId, row: &Imported, standing: &Standing<'_>) {
        for (id, over, said) in standing.lost(note, row) {
            self.transaction.write_at(id.timestamp, over, said);
        }
    }

    fn reword(&mut self, note: NoteId, row: &Imported) {
        let over = self.supersedes(Field::Text(note));
        let highest = over.iter().map(|id| id.timestamp.count).max().unwrap_or(0);
        let timestamp = LamportTimestamp { count: highest.saturating_add(1), ..row.timestamp };
        let text = row.text.clone();
        self.transaction.write_at(timestamp, over, Operation::Text { note, text });
    }

    /// All that was taken back with a note, and the theme that it was in.
    fn gone(&self, note: NoteId, standing: &Standing<'_>, back: &mut Back) {
        let gone = standing.gone_with(note);
        let themes = gone.iter().filter_map(|id| match self.record.get(*id)?.operation()? {
            Operation::Place { theme, .. } => Some((*theme)?.0),
            _ => None,
        });
        back.facts.extend(themes.filter(|theme| !self.record.stands(*theme)));
        back.facts.extend(gone);
    }

    /// Takes back what took these back. What else it took back stays so.
    fn put_back_all(&mut self, back: Back) {
        let wanted: Vec<FactId> = back.facts.iter().copied().collect();
        let undos = undos_that_hold(self.record, &wanted);
        let others: BTreeSet<FactId> = undos
            .iter()
            .filter_map(|id| self.record.get(*id)?.operation())
            .filter_map(|operation| match operation {
                Operation::Undo { takes } => Some(takes),
                _ => None,
            })
            .flatten()
            .copied()
            .filter(|id| !back.facts.contains(id))
            .collect();
        self.take_back(undos);
        self.take_back(others.into_iter().collect());
        self.take_back(back.bins.into_iter().collect());
    }
}
