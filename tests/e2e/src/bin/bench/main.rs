//! Speed where a table feels it, with 5,000 notes and with none, beside an earlier build: `cargo xtask bench` runs it on
//! the built app. It ends with 1 where a limit is missed, or where something could not be compared.
//!
//! `BEFORE` names the earlier build's `dist/`, `NULLBOARD` a folder with Nullboard's files, which is only told of, `WORST`
//! one with the worst files, `ROOM` one with a room's hand-ins, `MATRIX` a desk with a large matrix, `BASELINE` a page that
//! parses and hashes them. With `--table`, `--files`, `--room` or `--likely` nothing else is measured.
#![expect(clippy::print_stdout, reason = "it is run for what it prints")]

mod adding;
mod case;
mod cold;
mod help;
mod lines;
mod matrix;
mod reload;
mod room;
mod whole;
mod worst;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use case::{Build, Case, MANY};
use lines::Line;
use tabletalk_e2e::server::built;
use tabletalk_e2e::{Fault, server::Served};

/// Times that the processor is slowed, wherever nothing else is said.
const SLOWER: u32 = 4;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Fault> {
    let mut builds = vec![Build::of("this", &built()?)?];
    let only = std::env::args().nth(1);
    let wants = |part: &str| only.as_deref().is_none_or(|only| only == part);
    let mut all = Vec::new();
    if wants("--files") {
        let folder = named("WORST").ok_or("WORST names no folder with the worst files")?;
        println!("Bringing the worst files to a desk …");
        all.extend(worst::measure(&builds[0], &folder).await?);
    }
    if wants("--room") {
        let baseline = named("BASELINE").ok_or("BASELINE names no page to compare with")?;
        println!("Bringing a room together …");
        all.extend(room::measure(&builds[0], &room()?, &baseline).await?);
        let desk = named("MATRIX").ok_or("MATRIX names no file of a desk")?;
        println!("Scrolling a large matrix …");
        all.extend(matrix::measure(&builds[0], &desk).await?);
    }
    if wants("--likely") {
        println!("Looking for what may be one …");
        all.extend(help::measure(&builds[0], &room()?).await?);
    }
    if wants("--table") {
        if let Some(folder) = named("BEFORE") {
            builds.push(Build::of("before", &folder)?);
        }
        all.extend(with_notes(&builds).await?);
        let nullboard = named("NULLBOARD").map(|folder| Served::packed(&folder)).transpose()?;
        println!("Cold visits, at 400 kbit/s and 400 ms …");
        all.extend(cold::lines(&cold::visits(&builds, nullboard.as_ref()).await?));
        println!(
            "\nMedians; the processor slowed {SLOWER} times where nothing else is said. {MANY} notes, or none.\n"
        );
        for line in &all {
            println!("{line}");
        }
        if builds.len() < 2 {
            println!("BEFORE=<an earlier checkout's dist/> names the build to compare with");
        }
    }
    Ok(ends(&all))
}

/// Says how many limits were missed: the bench fails by one.
fn ends(all: &[Line]) -> ExitCode {
    let missed = all.iter().filter(|line| line.fails()).count();
    println!("\n{missed} missed or not compared, of {}", all.len());
    if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What is measured at a table: each build with no notes and with many, in browsers of their own.
async fn with_notes(builds: &[Build]) -> Result<Vec<Line>, Fault> {
    println!("Making {MANY} notes …");
    let mut cases = Vec::new();
    for build in builds {
        for notes in [0, MANY] {
            cases.push(Case::start(build, notes).await?);
        }
    }
    println!("Adding notes …");
    let mut all = adding::lines(&adding::measure(&mut cases).await?);
    println!("Reloading …");
    all.extend(reload::lines(&reload::measure(&cases).await?));
    let full = &cases[1];
    all.extend(reload::rows(full).await?);
    all.extend([whole::find(full).await?, whole::print(full).await?]);
    Ok(all)
}

/// The hand-ins of a room.
fn room() -> Result<Vec<PathBuf>, Fault> {
    room::files(&named("ROOM").ok_or("ROOM names no folder with hand-ins")?)
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).filter(|name| !name.is_empty()).map(|name| Path::new(&name).into())
}
