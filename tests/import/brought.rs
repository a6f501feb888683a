//! A group that brings files in, as the command line does it.

use tabletalk::domain::board::Board;
use tabletalk::domain::command::{self, Command, Env, Refusal};
use tabletalk::domain::event::{Event, GroupId};
use tabletalk::domain::import::{
    Choice, Imported, Known, Naming, NotTaken, Sheet, Standing, Taken, Taking,
};
use tabletalk::domain::record::{FactId, Record, ReplicaId};

use crate::common::event;

pub(crate) fn group() -> GroupId {
    "g2".parse().unwrap()
}

/// What a file has.
pub(crate) fn taken(bytes: &[u8], name: &str, choice: &Choice) -> Result<(Sheet, Taken), NotTaken> {
    let sheet = Sheet::open(bytes, name)?;
    let taken = Taking::of(&sheet, choice)?.done(&sheet)?;
    Ok((sheet, taken))
}

/// The words of what was taken.
pub(crate) fn words(taken: &Taken) -> Vec<String> {
    taken.rows.iter().map(|row| row.text.clone()).collect()
}

/// The words that a table has.
#[track_caller]
pub(crate) fn words_of(text: &str) -> Vec<String> {
    words(&taken(text.as_bytes(), "table.csv", &Choice::default()).unwrap().1)
}

pub(crate) fn naming(sheet: &Sheet, taken: &Taken, source: Option<&str>) -> Vec<Imported> {
    Naming::of(taken, &event(), &group(), sheet.source(source)).all(taken)
}

/// Rows of a table of this name, for this event.
#[track_caller]
pub(crate) fn rows_for(text: &str, name: &str, choice: &Choice, event: &Event) -> Vec<Imported> {
    let (sheet, taken) = taken(text.as_bytes(), name, choice).unwrap();
    Naming::of(&taken, event, &group(), sheet.source(None)).all(&taken)
}

#[track_caller]
pub(crate) fn rows(text: &str) -> Vec<Imported> {
    let choice = Choice { theme: "theme".into(), ..Choice::default() };
    let choice = if text.contains("theme") { choice } else { Choice::default() };
    rows_for(text, "table.csv", &choice, &event())
}

/// A group's record, whose tab brings files in.
#[derive(Clone, Default)]
pub(crate) struct Bringing {
    pub(crate) record: Record,
    pub(crate) last: Vec<FactId>,
    pub(crate) tab: u64,
}

impl Bringing {
    pub(crate) fn of_tab(tab: u64) -> Self {
        Self { tab, ..Self::default() }
    }

    pub(crate) fn board(&self) -> Board {
        Board::of(&self.record)
    }

    pub(crate) fn known(&self, rows: &[Imported]) -> Vec<Known> {
        let board = self.board();
        let standing = Standing::of(&self.record, &board).among(rows);
        rows.iter().map(|row| standing.known(row)).collect()
    }

    /// Brings in what is usual: how many facts that wrote.
    pub(crate) fn brings(&mut self, rows: &[Imported]) -> usize {
        let known = self.known(rows);
        let wanted = |known: &Known| known.is_usual() || !known.is_news();
        let chosen = rows.iter().zip(&known).filter(|(_, known)| wanted(known));
        let chosen = chosen.map(|(row, _)| row.clone()).collect();
        self.tries(&Command::BringIn(chosen)).map_or(0, |()| self.last.len())
    }

    pub(crate) fn tries(&mut self, command: &Command) -> Result<(), Refusal> {
        let env = Env {
            replica: ReplicaId::new(self.tab),
            next: 0,
            now: Some(1),
            random: 7,
            revision: 1,
        };
        let transaction = command::decide(command, &self.record, &self.board(), &env)?;
        self.last = transaction.fact_ids();
        self.record.merge(transaction.facts().cloned());
        Ok(())
    }

    #[track_caller]
    pub(crate) fn does(&mut self, command: Command) {
        self.tries(&command).unwrap();
    }

    /// Takes back what was done last.
    #[track_caller]
    pub(crate) fn undoes(&mut self) {
        let last = self.last.clone();
        self.does(Command::Undo(last));
    }

    /// The words of the notes, in their order.
    pub(crate) fn says(&self) -> Vec<String> {
        self.board().notes().map(|note| note.text().as_str().to_owned()).collect()
    }
}
