//! `tabletalk import`: notes that another program wrote, as a hand-in.

use std::path::PathBuf;

use clap::Args;

use super::{AllCores, Outcome, Spoken, complain, event, input, put};
use crate::domain::board::Board;
use crate::domain::command;
use crate::domain::event::{Event, EventBook, Group};
use crate::domain::file::{self, HandIn, Opened};
use crate::domain::import::{
    Choice, Column, Imported, Known, Naming, Sheet, Standing, Taking, Unmet, Where,
};
use crate::domain::record::Record;
use crate::i18n::import::Account;

/// Turn notes of another program into a hand-in; importing them again adds nothing
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The event: its file, a hand-in of it, or its link
    #[arg(long, required_unless_present = "into")]
    event: Option<String>,
    /// The group: its id, or the number that people call it by
    #[arg(long, required_unless_present = "into")]
    group: Option<String>,
    /// The notes: a CSV table, or a board or conversation as its program exports it; - is standard input
    notes: String,
    /// Where to write; standard output if not given
    #[arg(long)]
    out: Option<PathBuf>,
    /// A hand-in of the group: its notes stay, and rows that say something else now become other words for theirs
    #[arg(long, value_name = "HAND-IN")]
    into: Option<String>,
    #[command(flatten)]
    rows: Rows,
    /// What the rows are of, where the file does not tell; else its name. The same row of the same source is the same note
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Other words also for notes that the group has changed
    #[arg(long, requires = "into")]
    over_edits: bool,
}

/// What is taken of a file.
#[derive(Debug, Args)]
struct Rows {
    /// The column of the words, several times where they are in several; else the only one, or text, note, comment, statement
    #[arg(long, value_name = "COLUMN")]
    text: Vec<String>,
    /// The column of the kind, else the one that the file tells; '' for none
    #[arg(long, value_name = "COLUMN")]
    kind: Option<String>,
    /// What the column of the kind says, and the kind that it means, by id or name; nothing after = is no kind
    #[arg(long, value_name = "VALUE=KIND", value_parser = meaning)]
    kind_of: Vec<(String, String)>,
    /// The column of the theme's name, else the one that the file tells; '' for none
    #[arg(long, value_name = "COLUMN")]
    theme: Option<String>,
    /// Only rows whose column says this; given several times, any of them
    #[arg(long, value_name = "COLUMN=VALUE", value_parser = condition)]
    only: Vec<(Column, String)>,
    /// No rows whose column says this
    #[arg(long, value_name = "COLUMN=VALUE", value_parser = condition)]
    without: Vec<(Column, String)>,
    /// The first row is a note; columns are called 1, 2 and so on
    #[arg(long)]
    no_header: bool,
    /// Each line is a note, whatever stands in it
    #[arg(long)]
    lines: bool,
    /// Also what the other program had put away: rejected, archived, withdrawn, of earlier meetings
    #[arg(long)]
    put_away: bool,
}

fn condition(given: &str) -> Result<(Column, String), String> {
    let (column, says) = given.split_once('=').ok_or("COLUMN=VALUE")?;
    Ok((column.into(), says.to_owned()))
}

fn meaning(given: &str) -> Result<(String, String), String> {
    let (says, kind) = given.rsplit_once('=').ok_or("VALUE=KIND")?;
    Ok((says.trim().to_owned(), kind.trim().to_owned()))
}

/// What rows go to: a group, and what it has already.
struct Target {
    book: EventBook,
    event: Event,
    group: Group,
    record: Record,
}

impl Import {
    pub(super) fn run(self, words: &Spoken) -> Outcome {
        let target = self.target(words)?;
        let bytes = input::read(&self.notes, words)?;
        let says =
            |why| format!("{}: {}", self.notes, (words.import.not_taken)(&why, &words.faults));
        let sheet = Sheet::open(&bytes, &self.notes).map_err(says)?;
        let choice = self.rows.choice();
        let heads = if sheet.guesses_heads(&choice) { sheet.columns() } else { Vec::new() };
        let taken =
            Taking::of(&sheet, &choice).and_then(|taking| taking.done(&sheet)).map_err(says)?;
        let unmet = Unmet::of(&sheet, &choice).map_err(says)?;
        let source = sheet.source(self.source.as_deref());
        let mut naming = Naming::of(&taken, &target.event, &target.group.id, source);
        let rows = naming.all_by(&taken, &AllCores);
        let unknown = naming.unknown_kinds;
        let board = Board::of(&target.record);
        let standing = Standing::of(&target.record, &board).among(&rows);
        let wanted = |known: &Known| {
            // Those that are here say where the others stand.
            let is_other = matches!(known, Known::EditedHere(..)) && self.over_edits;
            known.is_usual() || !known.is_news() || is_other
        };
        let known: Vec<Known> = rows.iter().map(|row| standing.known(row)).collect();
        let chosen = rows.into_iter().zip(&known).filter(|(_, known)| wanted(known));
        let chosen: Vec<Imported> = chosen.map(|(row, _)| row).collect();
        let hand_in = target
            .with(chosen, &board)
            .ok_or_else(|| (words.cli.no_group)(self.group.as_deref().unwrap_or_default()))?;
        put(self.out.as_deref(), &hand_in.write(), words)?;
        let account = Account { taken: &taken, known: &known, unknown_kinds: &unknown };
        let mut told = (words.import.account)(account);
        let edited = known.iter().filter(|known| matches!(known, Known::EditedHere(..))).count();
        told.extend((edited > 0 && !self.over_edits).then(|| (words.import.edited_stay)(edited)));
        told.extend((!heads.is_empty()).then(|| (words.import.first_row)(&heads.join(" · "))));
        told.extend((words.import.unmet)(&unmet));
        complain(&told.join(" "));
        Ok(true)
    }

    /// The group, of an event or of a hand-in that rows are added to.
    fn target(&self, words: &Spoken) -> Result<Target, String> {
        let with_name = |path| hand_in(path, words).map(|hand_in| (path, hand_in));
        let into = self.into.as_deref().map(with_name).transpose()?;
        let named = self.event.as_ref().map(|named| event::read(named, words)).transpose()?;
        let own = || into.as_ref().map(|(_, hand_in)| hand_in.event.clone());
        let no_group = || (words.cli.no_group)(self.group.as_deref().unwrap_or_default());
        let event = named.or_else(own).ok_or_else(no_group)?;
        let own = into.as_ref().map(|(_, hand_in)| hand_in.group.as_str());
        let wanted = self.group.as_deref().or(own).unwrap_or_default();
        let group = event::group(&event, wanted, words)?.clone();
        let mut book = EventBook::new(event.clone());
        let mut record = Record::default();
        if let Some((path, hand_in)) = into {
            if hand_in.event.id != event.id || hand_in.group != group.id {
                return Err((words.cli.other_group)(path));
            }
            for event in hand_in.events() {
                book.add(event);
            }
            record = hand_in.into_record();
        }
        Ok(Target { book, event, group, record })
    }
}

impl Rows {
    fn choice(&self) -> Choice {
        let column = |name: &String| Column::Named(name.clone());
        Choice {
            text: self.text.iter().map(column).collect(),
            kind: place(self.kind.as_deref()),
            theme: place(self.theme.as_deref()),
            kinds: self.kind_of.clone(),
            no_header: self.no_header,
            lines: self.lines,
            only: self.only.clone(),
            without: self.without.clone(),
            put_away: self.put_away,
        }
    }
}

/// Where something stands, as it was given.
fn place(given: Option<&str>) -> Where {
    match given {
        None => Where::AsTold,
        Some("") => Where::Nowhere,
        Some(name) => name.into(),
    }
}

fn hand_in(path: &str, words: &Spoken) -> Result<Box<HandIn>, String> {
    let opened = file::open(&input::read(path, words)?).and_then(Opened::hand_in);
    opened.map_err(|fault| format!("{path}: {}", (words.faults.file)(&fault)))
}

impl Target {
    /// The hand-in with these rows brought in.
    fn with(mut self, rows: Vec<Imported>, board: &Board) -> Option<HandIn> {
        let decided = command::bring_in(&rows, &self.record, board, &AllCores);
        if let Ok(transaction) = decided {
            self.record.merge(transaction.facts().cloned());
        }
        HandIn::of(&self.book, &self.group.id, &self.record)
    }
}
