//! `tabletalk import`: notes from a spreadsheet as a hand-in.

use std::path::PathBuf;

use clap::Args;

use super::Spoken;
use super::columns::{self, Columns};
use super::{Outcome, event, input, put};
use crate::domain::event::EventBook;
use crate::domain::file::{HandIn, Row, facts_of_rows};
use crate::domain::record::Record;

/// Turn notes in a CSV file into a hand-in; importing it again adds nothing
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The event: its file, a hand-in of it, or its link
    #[arg(long)]
    event: String,
    /// The group: its id, or the number that people call it by
    #[arg(long)]
    group: String,
    /// The notes, a CSV table whose first row names its columns; - is standard input
    notes: String,
    /// Where to write; standard output if not given
    #[arg(long)]
    out: Option<PathBuf>,
    /// The column of the words; if not given, the only one, else the one named text, note, comment or statement
    #[arg(long)]
    text: Option<String>,
    /// The column of the kind
    #[arg(long)]
    kind: Option<String>,
    /// The column of the theme's name
    #[arg(long)]
    theme: Option<String>,
}

impl Import {
    pub(super) fn run(self, words: &Spoken) -> Outcome {
        let event = event::read(&self.event, words)?;
        let group = event::group(&event, &self.group, words)?.clone();
        let bytes = input::read(&self.notes, words)?;
        let rows = self.rows(&bytes, words)?;
        let facts = facts_of_rows(&bytes, &rows, &event).map_err(|(row, fault)| {
            (words.cli.bad_row)(&self.notes, row, &(words.faults.text)(&fault))
        })?;
        let hand_in = HandIn::of(&EventBook::new(event), &group.id, &Record::of(facts));
        let text = hand_in.ok_or_else(|| (words.cli.no_group)(&self.group))?.write();
        put(self.out.as_deref(), &text, words).map(|()| true)
    }

    fn rows(&self, bytes: &[u8], words: &Spoken) -> Result<Vec<Row>, String> {
        let not_a_table = |_| (words.cli.not_a_table)(&self.notes);
        let mut table = columns::reader(bytes);
        let heads = Columns::read(table.headers().map_err(not_a_table)?);
        let named = |name: &str| {
            let place = heads.named(name);
            place.ok_or_else(|| (words.cli.no_column)(&self.notes, name, heads.names()))
        };
        let text = match &self.text {
            Some(name) => named(name)?,
            None => heads
                .of_words()
                .ok_or_else(|| (words.cli.which_column)(&self.notes, heads.names()))?,
        };
        let kind = self.kind.as_deref().map(named).transpose()?;
        let theme = self.theme.as_deref().map(named).transpose()?;
        let row = |record: csv::Result<csv::StringRecord>| {
            let record = record.map_err(not_a_table)?;
            let cell = |place: Option<usize>| {
                place.and_then(|place| record.get(place)).unwrap_or_default().to_owned()
            };
            Ok(Row { text: cell(Some(text)), kind: cell(kind), theme: cell(theme) })
        };
        table.records().map(row).collect()
    }
}
