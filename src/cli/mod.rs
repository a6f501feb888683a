//! The command line: the same records, files and words, without a browser.

mod all_cores;
mod check;
mod collect;
mod compare;
mod event;
mod import;
mod input;
mod link;
mod schema;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::Deref;
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use all_cores::AllCores;

use crate::i18n::cli::Cli;
use crate::i18n::{Language, Phrases};

/// Of a file's many small pieces most of the time went into getting room for each.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Tabletalk on the command line.
#[derive(Debug, Parser)]
#[command(name = "tabletalk", version, about)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    Check(check::Check),
    Collect(collect::Collect),
    Compare(compare::Compare),
    Import(import::Import),
    Link(link::Link),
    Schema(schema::Schema),
}

/// All words, and those of the command line, which the app does not carry.
struct Spoken {
    all: &'static Phrases,
    cli: &'static Cli,
}

impl Spoken {
    fn in_language(language: Language) -> Self {
        Self { all: language.words(), cli: language.on_the_command_line() }
    }
}

impl Deref for Spoken {
    type Target = Phrases;

    fn deref(&self) -> &Phrases {
        self.all
    }
}

/// Runs the command line; errors go to standard error and make the exit code 1 (2 where the words are off).
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let words = &Spoken::in_language(Language::default());
    let task = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments.task,
        Err(fault) => {
            let code = u8::try_from(fault.exit_code()).unwrap_or(2);
            drop(fault.print());
            return ExitCode::from(code);
        }
    };
    let outcome = match task {
        Task::Check(check) => check.run(words),
        Task::Collect(collect) => collect.run(words),
        Task::Compare(compare) => compare.run(words),
        Task::Import(import) => import.run(words),
        Task::Link(link) => link.run(words),
        Task::Schema(schema) => schema.run(),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(sentence) => {
            complain(&sentence);
            ExitCode::FAILURE
        }
    }
}

/// What a task answers: whether all went well, or the sentence that says why it stopped.
type Outcome = Result<bool, String>;

/// How much is written at a time.
const BUFFER: usize = 1 << 16;

/// A line on standard output. A reader that went away is no fault.
fn say(line: &str) {
    drop(writeln!(io::stdout(), "{line}"));
}

fn complain(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

/// Writes to a file, or to standard output.
fn put(out: Option<&Path>, text: &str, words: &Spoken) -> Result<(), String> {
    stream(out, words, |to| to.write_all(text.as_bytes()))
}

/// The same of what comes in pieces.
fn stream(
    out: Option<&Path>,
    words: &Spoken,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    let buffered = |to: &mut dyn Write| {
        let mut to = BufWriter::with_capacity(BUFFER, to);
        write(&mut to).and_then(|()| to.flush())
    };
    let Some(path) = out else {
        drop(buffered(&mut io::stdout().lock()));
        return Ok(());
    };
    let written = File::create(path).and_then(|mut file| buffered(&mut file));
    written.map_err(|_| (words.cli.cannot_write)(&path.to_string_lossy()))
}
