//! Work is bounded: whatever a file has too many of, ten times as much of it takes little more than ten times as long.
//! `cargo xtask bench` measures the same files where it matters, in a build for release and in a browser.

use std::time::Duration;

use crate::worst;
use crate::worst::steps::{self, Brought};

/// So many parts, and ten times as many.
const SIZE: usize = 300;

/// What takes less is not compared: it is over before anybody notices, and all noise.
const NOTICED: Duration = Duration::from_millis(30);

/// The small one is taken so many times, as much work as the large one is: it would be too short to be timed by itself.
const TIMES: usize = 10;

/// What grows as the square takes ten times as long as that; the rest is for a machine that does something else as well.
const MOST: u32 = 3;

/// How often a step may be looked at again, where it seemed to take too long.
const AGAIN: usize = 4;

/// The steps that take too long, for files of this kind.
fn too_long(kind: &worst::Worst) -> Vec<String> {
    let (small, large) = (Brought::of((kind.files)(SIZE)), Brought::of((kind.files)(10 * SIZE)));
    let grows = |step: &steps::Step| {
        let mut ratio = 0.0;
        for _ in 0..=AGAIN {
            let many = steps::time(*step, &large);
            if many < NOTICED {
                return None;
            }
            let few: Duration = (0..TIMES).map(|_| steps::time(*step, &small)).sum();
            if many < few * MOST {
                return None;
            }
            ratio = many.as_secs_f64() / few.as_secs_f64();
        }
        Some(format!("{}: {}: {ratio:.1} times as long as {TIMES} of them", kind.name, step.0))
    };
    steps::ALL.iter().filter_map(grows).collect()
}

#[test]
fn ten_times_as_much_takes_little_more_than_ten_times_as_long() {
    let (one, other) = worst::ALL.split_at(worst::ALL.len() / 2);
    let halves = [one, other].map(|kinds| {
        std::thread::spawn(move || kinds.iter().flat_map(too_long).collect::<Vec<_>>())
    });
    let found: Vec<String> = halves.into_iter().flat_map(|half| half.join().unwrap()).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
