//! `tabletalk import`: notes from a spreadsheet as a hand-in.

use std::path::PathBuf;

use clap::Args;

use super::{Outcome, input, put};
use crate::domain::event::{Event, EventBook, Group};
use crate::domain::file::{self, HandIn, Opened, Row, facts_of_rows};
use crate::domain::i18n::Words;
use crate::domain::link;
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
    /// The notes; - is standard input
    notes: String,
    /// Where to write; standard output if not given
    #[arg(long)]
    out: Option<PathBuf>,
    /// The column of the words; "text" if not given
    #[arg(long, default_value = "text")]
    text: String,
    /// The column of the kind
    #[arg(long)]
    kind: Option<String>,
    /// The column of the theme's name
    #[arg(long)]
    theme: Option<String>,
}

impl Import {
    pub(super) fn run(self, words: &Words) -> Outcome {
        let event = self.event(words)?;
        let group =
            group(&event, &self.group).ok_or_else(|| (words.cli.no_group)(&self.group))?.clone();
        let bytes = input::read(&self.notes, words)?;
        let rows = self.rows(&bytes, words)?;
        let facts = facts_of_rows(&bytes, &rows, &event).map_err(|(row, fault)| {
            (words.cli.bad_row)(&self.notes, row, &(words.faults.text)(&fault))
        })?;
        let hand_in = HandIn::of(&EventBook::new(event), &group.id, &Record::of(facts));
        let text = hand_in.ok_or_else(|| (words.cli.no_group)(&self.group))?.write();
        put(self.out.as_deref(), &text, words).map(|()| true)
    }

    fn event(&self, words: &Words) -> Result<Event, String> {
        if link::looks_like_link(&self.event) {
            return link::decode(&self.event).map_err(|fault| (words.faults.link)(&fault));
        }
        let bytes = input::read(&self.event, words)?;
        let text = String::from_utf8_lossy(&bytes);
        if link::looks_like_link(&text) && !text.trim_start().starts_with('{') {
            return link::decode(&text)
                .map_err(|fault| format!("{}: {}", self.event, (words.faults.link)(&fault)));
        }
        match file::open(&bytes) {
            Ok(Opened::Event(event)) => Ok(event),
            Ok(Opened::HandIn(hand_in)) => Ok(hand_in.event),
            Err(fault) => Err(format!("{}: {}", self.event, (words.faults.file)(&fault))),
        }
    }

    fn rows(&self, bytes: &[u8], words: &Words) -> Result<Vec<Row>, String> {
        let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        let not_a_table = |_| (words.cli.not_a_table)(&self.notes);
        let heads = table.headers().map_err(not_a_table)?.clone();
        let place = |name: &str| {
            heads.iter().position(|head| head.trim_start_matches('\u{feff}').trim() == name)
        };
        let column =
            |name: &str| place(name).ok_or_else(|| (words.cli.no_column)(&self.notes, name));
        let text = column(&self.text)?;
        let kind = self.kind.as_deref().map(column).transpose()?;
        let theme = self.theme.as_deref().map(column).transpose()?;
        let mut rows = Vec::new();
        for record in table.records() {
            let record = record.map_err(not_a_table)?;
            let cell = |place: Option<usize>| {
                place.and_then(|place| record.get(place)).unwrap_or_default().to_owned()
            };
            rows.push(Row { text: cell(Some(text)), kind: cell(kind), theme: cell(theme) });
        }
        Ok(rows)
    }
}

fn group<'a>(event: &'a Event, asked: &str) -> Option<&'a Group> {
    let by_id = event.groups.iter().find(|group| group.id.as_str() == asked);
    by_id.or_else(|| {
        let number: usize = asked.parse().ok()?;
        event.groups.iter().find(|group| group.number == number)
    })
}
