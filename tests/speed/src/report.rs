//! What a report of a whole room costs, from its files to the last byte of a format, against parsing the files' JSON alone.
//! Each is a process of its own, on as many threads as it is given, and tells its own time and memory.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::{MEMORY, RUNS, files, parse, peak};

/// The formats, each with what its file or folder is called.
const FORMATS: [(&str, &str); 3] =
    [("html", "report.html"), ("ndjson", "report"), ("json", "report.json")];
/// On so many threads a report takes at most so many times as long as parsing on one.
const TIMES: [(&str, f64); 2] = [("1", 3.0), ("2", 2.0)];

/// What a process of its own tells: how long its work took, and the most memory that it had in KiB.
struct Told {
    time: Duration,
    peak: Option<u64>,
}

/// Measures all formats; whether the limits are kept.
pub(crate) fn measure(folder: &Path, bytes: u64) -> io::Result<bool> {
    let out = folder.with_extension("made");
    fs::create_dir_all(&out)?;
    let measured =
        FORMATS.map(|(format, name)| measure_one(folder, format, &out.join(name), bytes));
    fs::remove_dir_all(&out)?;
    measured.into_iter().try_fold(true, |kept, of_format| Ok(of_format? && kept))
}

fn measure_one(folder: &Path, format: &str, out: &Path, bytes: u64) -> io::Result<bool> {
    let mut kept = true;
    for (threads, most) in TIMES {
        let (mut parsing, mut making) = (Duration::MAX, Duration::MAX);
        let mut memory = None;
        for _ in 0..RUNS {
            parsing = parsing.min(run(&["parse".into(), folder.into()], "1")?.time);
            let made = run(&["report".into(), format.into(), folder.into(), out.into()], threads)?;
            making = making.min(made.time);
            memory = memory.max(made.peak);
        }
        let ratio = making.as_secs_f64() / parsing.as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "two digits are enough")]
        let times = memory.map(|kib| (kib * 1024) as f64 / bytes as f64);
        let memory = times.map_or_else(
            || "memory: this system does not tell".to_owned(),
            |times| format!("memory {times:.2} times the files, at most {MEMORY}"),
        );
        println!(
            "{format}, threads: {threads}: {making:.2?}; parsing the files' JSON on one: {parsing:.2?}; ratio {ratio:.2}, at most {most}; {memory}"
        );
        kept &= ratio <= most && times.is_none_or(|times| times <= MEMORY);
    }
    Ok(kept)
}

/// Starts this program for another task, on so many threads.
fn run(words: &[OsString], threads: &str) -> io::Result<Told> {
    let mut task = Command::new(std::env::current_exe()?);
    let done = task.args(words).env("RAYON_NUM_THREADS", threads).output()?;
    let told = String::from_utf8_lossy(&done.stdout);
    let numbers: Vec<u64> = told.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match (done.status.success(), numbers.as_slice()) {
        (true, [micros, peak @ ..]) => {
            let peak = peak.first().copied().filter(|kib| *kib > 0);
            Ok(Told { time: Duration::from_micros(*micros), peak })
        }
        _ => Err(io::Error::other(String::from_utf8_lossy(&done.stderr).into_owned())),
    }
}

/// `parse FOLDER`: the least that anybody who reads the files does.
pub(crate) fn parse_all(folder: &Path) -> io::Result<bool> {
    let files = files(folder)?;
    Ok(tell(|| parse(&files) == files.len()))
}

/// `report FORMAT FOLDER OUT`: what the command line does.
pub(crate) fn make(format: &str, folder: &Path, out: &Path) -> io::Result<bool> {
    let words = ["tabletalk", "collect", "--format", format, "--out"].map(OsString::from);
    let files = files(folder)?.into_iter().map(PathBuf::into_os_string);
    let words: Vec<OsString> = words.into_iter().chain([out.into()]).chain(files).collect();
    Ok(tell(|| tabletalk::cli::run(words) == ExitCode::SUCCESS))
}

/// Says how long this took, and the most memory that there was.
fn tell(work: impl FnOnce() -> bool) -> bool {
    let start = Instant::now();
    let done = work();
    println!("{} {}", start.elapsed().as_micros(), peak().unwrap_or_default());
    done
}
