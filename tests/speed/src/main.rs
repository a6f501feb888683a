//! A whole room: 1,000 hand-ins of 200 notes each, brought together and made into reports, against parsing their JSON alone,
//! and how much memory that takes at most: `cargo xtask bench` runs it.
//!
//! `make COUNT FOLDER` writes hand-ins, for the browser too; `collect FOLDER` brings them together and says what memory it
//! took; `parse FOLDER` and `report FORMAT FOLDER OUT` say what time and memory they took. `import` measures what a table
//! of 100,000 rows costs, `likeness` what looking for notes that say the same costs;
//! `matrix FILE` writes a desk with a large matrix, for the browser.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is run for what it prints")]

mod import;
mod likeness;
mod matrix;
mod report;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, ExitCode};
use std::time::{Duration, Instant};

use tabletalk::domain::board::Board;
use tabletalk::domain::collection::Collection;
use tabletalk::domain::command::{self, Command, Env};
use tabletalk::domain::event::{Event, EventBook, Group, Voting};
use tabletalk::domain::file::HandIn;
use tabletalk::domain::record::{Record, ReplicaId, ThemeId};

const GROUPS: usize = 1_000;
const NOTES: usize = 200;
const THEMES: usize = 10;
const VOTERS: u16 = 12;
const RUNS: usize = 3;
/// Times that bringing them together may take as long as parsing.
const TIME: f64 = 3.0;
/// Times that anything here may take as much memory as the files are large.
const MEMORY: f64 = 2.0;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [] => measure(),
        ["make", count, folder] => make(count.parse().unwrap_or(GROUPS), Path::new(folder)),
        ["collect", folder] => {
            let all = files(Path::new(folder)).map(|files| collect(&files));
            all.map(|groups| println!("{groups} {}", peak().unwrap_or_default())).map(|()| true)
        }
        ["parse", folder] => report::parse_all(Path::new(folder)),
        ["report", format, folder, out] => report::make(format, Path::new(folder), Path::new(out)),
        ["import"] => Ok(import::measure().unwrap_or(false)),
        ["matrix", file] => matrix::make(Path::new(file)),
        ["likeness"] => Ok(likeness::measure()),
        _ => {
            eprintln!(
                "usage: tabletalk-speed [make COUNT FOLDER | collect FOLDER | parse FOLDER | report FORMAT FOLDER OUT | import | likeness | matrix FILE]"
            );
            Ok(false)
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// Both in turns; whether the limits are kept.
fn measure() -> Result<bool, std::io::Error> {
    let folder = std::env::temp_dir().join(format!("tabletalk-room-{}", std::process::id()));
    make(GROUPS, &folder)?;
    let measured = measure_in(&folder);
    fs::remove_dir_all(&folder)?;
    measured
}

fn measure_in(folder: &Path) -> Result<bool, std::io::Error> {
    let files = files(folder)?;
    let bytes: u64 =
        files.iter().filter_map(|file| fs::metadata(file).ok()).map(|data| data.len()).sum();
    let (mut parsing, mut collecting) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        parsing = parsing.min(timed(GROUPS, || parse(&files)));
        collecting = collecting.min(timed(GROUPS, || collect(&files)));
    }
    let ratio = collecting.as_secs_f64() / parsing.as_secs_f64();
    println!(
        "bringing {GROUPS} hand-ins of {NOTES} notes together: {collecting:.2?}; parsing their JSON alone: {parsing:.2?}; ratio {ratio:.2}, at most {TIME}"
    );
    let own = std::env::current_exe()?;
    let said = Process::new(own).arg("collect").arg(folder).output()?.stdout;
    let said = String::from_utf8_lossy(&said);
    let peak = said.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok());
    let reported = report::measure(folder, bytes)?;
    let Some(peak) = peak.filter(|kib| *kib > 0) else {
        println!("memory: this system does not tell");
        return Ok(ratio <= TIME && reported);
    };
    #[expect(clippy::cast_precision_loss, reason = "two digits are enough")]
    let times = (peak * 1024) as f64 / bytes as f64;
    println!(
        "memory at most: {} MB for {} MB of files; ratio {times:.2}, at most {MEMORY}",
        peak / 1024,
        bytes / 1_048_576
    );
    Ok(ratio <= TIME && times <= MEMORY && reported)
}

/// How long this takes. At least so much is to come of it: nothing is left out, and nothing optimised away.
pub(crate) fn timed(least: usize, work: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    assert!(black_box(work()) >= least, "every part counts");
    start.elapsed()
}

fn parse(files: &[PathBuf]) -> usize {
    let parsed = files.iter().map(|file| {
        serde_json::from_slice::<serde_json::Value>(&fs::read(file).unwrap_or_default())
    });
    parsed.filter_map(Result::ok).count()
}

/// As the command line does it: each is let go of once it is taken in.
fn collect(files: &[PathBuf]) -> usize {
    let mut all = Collection::default();
    for file in files {
        all.add(&fs::read(file).unwrap_or_default());
    }
    all.groups().len()
}

/// The most memory that this process had, in KiB, as Linux tells it.
fn peak() -> Option<u64> {
    let told = fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files = entries.collect::<Result<Vec<PathBuf>, _>>()?;
    files.sort();
    Ok(files)
}

fn make(count: usize, folder: &Path) -> Result<bool, std::io::Error> {
    fs::create_dir_all(folder)?;
    let said = likeness::notes();
    for number in 1..=count {
        // A group that has no notes of its own left says what an earlier one does.
        let own = said.chunks(NOTES).nth((number - 1) % (said.len() / NOTES));
        let text = own.and_then(|own| file(number, count, own)).unwrap_or_default();
        fs::write(folder.join(format!("group-{number:04}.json")), text)?;
    }
    Ok(true)
}

/// What a group of this number wrote: these notes, most of them in themes, and a round.
fn file(number: usize, count: usize, said: &[String]) -> Option<String> {
    let seed = u64::try_from(number).ok()?;
    let group = Group {
        // Drawn ids are for numbers that are drawn: of those that count, some give the same.
        id: format!("g{number}").parse().ok()?,
        number,
        name: String::new().into(),
        question: "What now?".into(),
    };
    let id = group.id.clone();
    let event = Event {
        id: "bench".parse().ok()?,
        revision: 1,
        title: "Bench".into(),
        date: String::new().into(),
        group_count: count,
        groups: vec![group],
        kinds: Event::usual_kinds(),
        former_kinds: Vec::new(),
        voting: Voting::default(),
    };
    let mut table = Table { record: Record::default(), seed, said: 0 };
    let notes = said.iter().map(|note| (note.clone(), None));
    table.does(&Command::AddNotes(notes.collect()))?;
    let notes: Vec<_> = table.board().notes().map(|note| note.id).collect();
    for (theme, notes) in notes.chunks(NOTES / THEMES).enumerate().skip(1) {
        table.does(&Command::NewTheme(format!("Theme {theme}"), notes.to_vec()))?;
    }
    table.does(&Command::OpenRound { people: VOTERS, dots: 3, cap: 3 })?;
    let board = table.board();
    let round = board.open_round()?.id;
    let themes: Vec<ThemeId> = board.themes().iter().map(|theme| theme.id).collect();
    for voter in 0..VOTERS {
        let theme = *themes.get((usize::from(voter) + number) % themes.len())?;
        table.does(&Command::Cast(round, [(theme, 3)].into()))?;
    }
    table.does(&Command::Reveal(round))?;
    Some(HandIn::of(&EventBook::new(event), &id, &table.record)?.write())
}

struct Table {
    record: Record,
    seed: u64,
    said: u64,
}

impl Table {
    fn board(&self) -> Board {
        Board::of(&self.record)
    }

    fn does(&mut self, command: &Command) -> Option<()> {
        self.said += 1;
        let env = Env {
            replica: ReplicaId::new(self.seed),
            next: 0,
            now: Some(1_800_000_000_000),
            random: self.seed * 1_000 + self.said,
            revision: 1,
        };
        let transaction = command::decide(command, &self.record, &self.board(), &env).ok()?;
        self.record.merge(transaction.facts().cloned());
        Some(())
    }
}
