//! What the worst files cost, and what ten times as much of each does: `cargo xtask bench` runs it.
//!
//! Names of kinds measure these alone; `make SIZE FOLDER` writes those that are one hand-in, for the browser.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is run for what it prints")]

#[path = "../tests/soon/mod.rs"]
mod soon;
#[path = "../tests/worst/mod.rs"]
mod worst;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use tabletalk::domain::file::{MOST_BYTES, MOST_FACTS, Opened, open};
use worst::Worst;
use worst::steps::{self, Brought};

/// The smaller run takes at least this long, so that it can be compared: none of it fits the caches of a processor.
const LEAST: Duration = Duration::from_millis(150);
/// Runs of each, in turns; of the largest files, which take long.
const RUNS: usize = 5;
const RUNS_OF_LARGEST: usize = 3;
/// Times that ten times the input may take as long.
const GROWS: f64 = 15.0;
/// Times that opening the largest file may take as long as parsing its JSON and hashing its facts once.
const OPENS: f64 = 3.0;
/// Kinds whose largest file is opened: many small facts, few that name many others, and such as nobody knows.
const LARGEST: [&str; 4] = [
    "edits of one note, each over the last",
    "facts over all wordings of a note",
    "ballots on as many themes",
    "facts that nobody knows",
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", size, folder] => make(size.parse().unwrap_or(1_000), Path::new(folder)),
        kinds => measure(kinds),
    }
}

/// Measures these kinds; all where none is named.
fn measure(kinds: &[&str]) -> ExitCode {
    let is_asked = |kind: &&Worst| kinds.is_empty() || kinds.contains(&kind.name);
    println!("{:42}{:>9}{:>9}{:>9}  at most {GROWS}", "ten times as many", "few", "many", "ratio");
    let all = || worst::ALL.iter().filter(is_asked);
    let mut missed = all().filter(|kind| !grows(kind)).count();
    println!(
        "\n{:42}{:>9}{:>9}{:>9}  at most {OPENS}",
        "the largest", "parsing", "opening", "ratio"
    );
    let largest = all().filter(|kind| LARGEST.contains(&kind.name));
    missed += largest.filter(|kind| !opens(kind)).count();
    println!("\n{missed} missed");
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether ten times as much of this takes little more than ten times as long, all steps together.
fn grows(kind: &Worst) -> bool {
    let all = |brought: &Brought| steps::ALL.iter().map(|step| steps::time(*step, brought)).sum();
    let mut size = 500;
    let mut few = Brought::of((kind.files)(size));
    while (0..3).map(|_| all(&few)).min() < Some(LEAST) {
        size *= 2;
        few = Brought::of((kind.files)(size));
    }
    let many = Brought::of((kind.files)(10 * size));
    told(kind.name, RUNS, || (all(&few), all(&many)), GROWS)
}

/// Whether the largest file of this kind opens in little more time than its JSON takes to be parsed.
fn opens(kind: &Worst) -> bool {
    let files = largest(kind);
    let both = || (steps::parsing_and_hashing(&files), steps::opening(&files));
    told(kind.name, RUNS_OF_LARGEST, both, OPENS)
}

/// The largest file of this kind that is accepted, or nearly.
fn largest(kind: &Worst) -> Vec<String> {
    let bytes = |files: &[String]| files.iter().map(String::len).sum::<usize>();
    let known = 10_000;
    // Larger ones have longer numbers in them.
    let fits = MOST_BYTES / 100 * 94 / (bytes(&(kind.files)(known)) / known);
    let files = (kind.files)(fits.min(MOST_FACTS - 1));
    assert!(files.iter().all(|file| open(file.as_bytes()).is_ok()), "the largest is accepted");
    files
}

/// Tells both times and their ratio, the medians of several runs in turns; and whether the ratio is as it may be.
fn told(name: &str, runs: usize, times: impl Fn() -> (Duration, Duration), most: f64) -> bool {
    let (mut under, mut over): (Vec<Duration>, Vec<Duration>) = (0..runs).map(|_| times()).unzip();
    let [under, over] = [&mut under, &mut over].map(|times| {
        times.sort_unstable();
        times.get(runs / 2).copied().unwrap_or_default().as_secs_f64()
    });
    let ratio = over / under;
    let missed = if ratio <= most { "" } else { "  MISSED" };
    println!("{name:42}{:7.0} ms{:6.0} ms{ratio:9.1}{missed}", under * 1e3, over * 1e3);
    ratio <= most
}

/// Writes the files of those kinds that are one hand-in of about so many parts, under the kinds' names.
fn make(size: usize, folder: &Path) -> ExitCode {
    let mut written = fs::create_dir_all(folder);
    for kind in worst::ALL {
        let files = (kind.files)(size);
        if let [file] = files.as_slice()
            && matches!(open(file.as_bytes()), Ok(Opened::HandIn(_)))
        {
            let name = format!("{}.json", kind.name.replace([' ', ','], "-"));
            written = written.and(fs::write(folder.join(name), file));
        }
    }
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{}: {fault}", folder.display());
            ExitCode::FAILURE
        }
    }
}
