//! Files of other programs: what is read of them, and that the same row is the same note.
#![allow(clippy::unwrap_used, reason = "a test that can't go on says so by failing")]

mod common;

#[path = "import/brought.rs"]
mod brought;
#[path = "import/fuzz.rs"]
mod fuzz;
#[path = "import/peers.rs"]
mod peers;
#[path = "import/reported.rs"]
mod reported;
#[path = "import/same.rs"]
mod same;
#[path = "import/source.rs"]
mod source;
