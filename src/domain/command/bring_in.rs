//! The command that brings in what another program wrote.

use std::collections::{BTreeMap, BTreeSet};

use super::decide::Decision;
use super::{Env, Refusal};
use crate::domain::board::Board;
use crate::domain::hands::Hands;
use crate::domain::import::{Imported, Known, Standing};
use crate::domain::record::{
    Fact, FactId, Field, LamportTimestamp, NoteId, Operation, Record, ReplicaId, ThemeId,
    Transaction, TransactionBuilder, undos_that_hold,
};

/// The transaction that bringing these rows in is, with hands that share the work.
pub fn bring_in(
    rows: &[Imported],
    record: &Record,
    board: &Board,
    hands: &impl Hands,
) -> Result<Transaction, Refusal> {
    let mut decision = Decision::of(record, board, &Env::of_rows());
    decision.bring_in(rows, hands);
    decision.transaction.build().ok_or(Refusal::NothingToDo)
}

/// A theme's name, and its timestamp.
type Theme = (String, LamportTimestamp);

/// The themes of rows.
struct Themes<'a> {
    /// Those that were asked for, by their timestamps.
    asked: BTreeMap<LamportTimestamp, FactId>,
    /// Those of the group by name, where it has one alone that is called so.
    called: BTreeMap<&'a str, Option<FactId>>,
}

impl<'a> Themes<'a> {
    fn on(board: &'a Board) -> Self {
        let mut called = BTreeMap::new();
        for theme in board.themes() {
            let own = called.entry(theme.title().as_str()).or_insert(Some(theme.id.0));
            *own = own.filter(|own| *own == theme.id.0);
        }
        Self { asked: BTreeMap::new(), called }
    }
}

/// The theme of a row: its id, and whether it is to be made there.
#[derive(Clone, Copy)]
enum InTheme {
    Known(FactId),
    New(FactId),
}

impl InTheme {
    fn id(self) -> FactId {
        match self {
            Self::Known(id) | Self::New(id) => id,
        }
    }
}

/// A row that is new.
struct New<'a> {
    row: &'a Imported,
    theme: Option<InTheme>,
}

impl New<'_> {
    /// How many facts it is.
    fn facts(&self) -> usize {
        let of_theme = match self.theme {
            None => 0,
            Some(InTheme::Known(_)) => 1,
            Some(InTheme::New(_)) => 2,
        };
        2 + usize::from(self.row.kind.is_some()) + of_theme
    }

    fn write(&self, after: u32, facts: &mut TransactionBuilder) {
        let row = self.row;
        let later = |by: u64| LamportTimestamp {
            count: row.timestamp.count.saturating_add(by),
            ..row.timestamp
        };
        let words = Operation::Note { text: row.text.clone(), asked: 0 };
        let note = NoteId(facts.write_at(row.timestamp, Vec::new(), words));
        if let Some(kind) = row.kind.clone() {
            facts.write_at(later(1), Vec::new(), Operation::Kind { note, kind });
        }
        if let (Some(InTheme::New(_)), Some(theme)) = (self.theme, &row.theme) {
            write_theme(theme, facts);
        }
        if let Some(theme) = self.theme {
            let place = Operation::Place { note, theme: Some(ThemeId(theme.id())) };
            // It counts more than the theme too, which counts 1.
            facts.write_at(later(2), Vec::new(), place);
        }
        let number = after.saturating_add(row.order);
        facts.write_at(later(3), Vec::new(), Operation::Order { note, number });
    }
}

fn write_theme((name, timestamp): &Theme, facts: &mut TransactionBuilder) -> FactId {
    facts.write_at(*timestamp, Vec::new(), Operation::Theme { name: name.clone() })
}

/// A writer of facts that all have their timestamps from elsewhere.
fn writer() -> TransactionBuilder {
    TransactionBuilder::new(ReplicaId::new(0), 0, None)
}

/// What is to stand again, and what took it back.
#[derive(Default)]
struct Back {
    facts: BTreeSet<FactId>,
    bins: BTreeSet<FactId>,
}

impl Decision<'_> {
    /// Writes what is new of these rows: notes that are not here, and other words for those that are. What was taken back
    /// or binned stands again.
    pub(super) fn bring_in(&mut self, rows: &[Imported], hands: &impl Hands) {
        let standing = Standing::of(self.record, self.board).among(rows);
        let known: Vec<Known> = rows.iter().map(|row| standing.known(row)).collect();
        let after = standing.places_before(rows, &known);
        let (mut back, mut themes) = (Back::default(), Themes::on(self.board));
        let mut news = Vec::with_capacity(rows.len());
        for (row, known) in rows.iter().zip(known) {
            if !matches!(known, Known::New | Known::SaidAlready(_) | Known::Here(_)) {
                // In the order of the rows.
                self.write_all(&mut news, after, hands);
            }
            match known {
                Known::New | Known::SaidAlready(_) => {
                    let theme = row.theme.as_ref();
                    let theme = theme.map(|theme| self.theme(theme, &mut back, &mut themes));
                    news.push(New { row, theme });
                }
                Known::Here(_) => {}
                Known::Binned(note) => {
                    back.bins.extend(self.supersedes(Field::Text(note)));
                    self.find_words(note, row, &standing);
                }
                Known::TakenBack(note) => {
                    self.find_words(note, row, &standing);
                    // One that it never had is not made: nothing would be placed in it.
                    if let Some(theme) = &row.theme
                        && self.record.at(theme.1).next().is_some()
                        && let InTheme::New(_) = self.theme(theme, &mut back, &mut themes)
                    {
                        write_theme(theme, &mut self.transaction);
                    }
                    self.gone(note, &standing, &mut back);
                }
                Known::Reworded(note, _) | Known::EditedHere(note, _) => {
                    self.reword(note, row, &mut back);
                }
            }
        }
        self.write_all(&mut news, after, hands);
        self.put_back_all(back);
    }

    /// Writes the rows that were found to be new, and lets go of them.
    fn write_all(&mut self, news: &mut Vec<New<'_>>, after: u32, hands: &impl Hands) {
        if news.is_empty() {
            return;
        }
        let written = hands.share(news, |_, news| {
            let mut facts = writer();
            facts.expect(news.iter().map(New::facts).sum());
            for new in news {
                new.write(after, &mut facts);
            }
            facts
        });
        self.transaction.join(written);
        news.clear();
    }

    /// The theme of a row: its own where that is here, which stands again; else the group's of that name; else one that is to
    /// be made.
    fn theme(&self, named: &Theme, back: &mut Back, themes: &mut Themes<'_>) -> InTheme {
        let timestamp = named.1;
        if let Some(theme) = themes.asked.get(&timestamp) {
            return InTheme::Known(*theme);
        }
        let made = self.record.at(timestamp).next();
        let gone = made.map(Fact::id).filter(|theme| !self.record.stands(*theme));
        back.facts.extend(gone);
        let here = made.filter(|theme| gone.is_none() || !theme.is_redacted()).map(Fact::id);
        let called = || themes.called.get(named.0.as_str()).copied().flatten();
        let here = if made.is_none() { called() } else { here };
        // Written where its first row is; its id is asked for before.
        let new = || write_theme(named, &mut writer());
        let theme = here.map_or_else(|| InTheme::New(new()), InTheme::Known);
        themes.asked.insert(timestamp, theme.id());
        theme
    }

    /// Writes again what a note said, where its words were left out of the file that it came in: the same facts.
    fn find_words(&mut self, note: NoteId, row: &Imported, standing: &Standing<'_>) {
        for (id, over, said) in standing.lost(note, row) {
            self.transaction.write_at(id.timestamp, over, said);
        }
    }

    fn reword(&mut self, note: NoteId, row: &Imported, back: &mut Back) {
        let over = self.supersedes(Field::Text(note));
        let highest = over.iter().map(|id| id.timestamp.count).max().unwrap_or(0);
        let timestamp = LamportTimestamp { count: highest.saturating_add(1), ..row.timestamp };
        let text = row.text.clone();
        let words = self.transaction.write_at(timestamp, over, Operation::Text { note, text });
        // The same words over the same may have been taken back before.
        if self.record.get(words).is_some() {
            back.facts.insert(words);
        }
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
