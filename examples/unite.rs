//! Uniting 100 hand-ins of 200 notes each, against parsing their JSON alone: `cargo xtask bench` runs it.
#![expect(clippy::print_stdout, reason = "it is run for what it prints")]

use std::time::{Duration, Instant};

use tabletalk::domain::board::Board;
use tabletalk::domain::collection::Collection;
use tabletalk::domain::command::{self, Command, Env};
use tabletalk::domain::event::{Event, EventBook, Group, GroupId, Voting};
use tabletalk::domain::file::HandIn;
use tabletalk::domain::record::{Record, ReplicaId};

const GROUPS: usize = 100;
const NOTES: usize = 200;
const RUNS: usize = 5;

fn main() {
    let files: Vec<String> = (1..=GROUPS).filter_map(file).collect();
    let parsing = fastest(|| {
        let parsed = files.iter().map(|file| serde_json::from_str::<serde_json::Value>(file));
        parsed.filter_map(Result::ok).count()
    });
    let uniting = fastest(|| {
        let mut all = Collection::default();
        for file in &files {
            all.add(file.as_bytes());
        }
        all.groups().len()
    });
    let ratio = uniting.as_secs_f64() / parsing.as_secs_f64();
    println!(
        "uniting {} hand-ins of {NOTES} notes: {uniting:?}; parsing their JSON alone: {parsing:?}; ratio {ratio:.1} (aim: 3)",
        files.len()
    );
}

fn fastest(work: impl Fn() -> usize) -> Duration {
    let timed = (0..RUNS).map(|_| {
        let start = Instant::now();
        assert_eq!(work(), GROUPS, "every file counts");
        start.elapsed()
    });
    timed.min().unwrap_or_default()
}

fn file(number: usize) -> Option<String> {
    let seed = u64::try_from(number).ok()?;
    let group = Group {
        id: GroupId::new(seed),
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
        group_count: GROUPS,
        groups: vec![group],
        kinds: Event::usual_kinds(),
        voting: Voting::default(),
    };
    let notes = (0..NOTES)
        .map(|at| (format!("Note {at} of group {number} says something of a usual length"), None));
    let moment = Env {
        replica: ReplicaId::new(seed),
        now: Some(1_800_000_000_000),
        random: seed,
        revision: 1,
    };
    let mut record = Record::default();
    let transaction =
        command::decide(&Command::AddNotes(notes.collect()), &record, &Board::default(), &moment)
            .ok()?;
    record.merge(transaction.facts().cloned());
    Some(HandIn::of(&EventBook::new(event), &id, &record)?.write())
}
