//! How long something takes, whatever else the machine does meanwhile.
#![allow(dead_code, reason = "each program takes what it needs")]

use std::fs;
use std::time::{Duration, Instant};

/// Fails where it takes two seconds.
#[track_caller]
pub(crate) fn soon<T>(what: &str, does: impl FnOnce() -> T) -> T {
    let (done, took) = timed(does);
    assert!(took < Duration::from_secs(2), "{what} took {took:?}");
    done
}

/// Does it, and tells how long it took: on a processor, where the system says so.
pub(crate) fn timed<T>(does: impl FnOnce() -> T) -> (T, Duration) {
    let (start, before) = (Instant::now(), on_processor());
    let done = does();
    let took = match (before, on_processor()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => start.elapsed(),
    };
    (done, took)
}

/// How long this thread was on a processor so far, as Linux tells it.
fn on_processor() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}
