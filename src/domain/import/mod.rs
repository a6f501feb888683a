//! Notes that other programs wrote: tables and boards, brought in so that the same row is the same note.
//!
//! A file is a [`Sheet`]: recognised, or a table whose columns are to be chosen. [`Taking`] goes through its rows, in steps,
//! as a [`Choice`] says, for which [`Values`] has what a column says; [`Taken`] has what can be a note and what was left out,
//! and why; [`Unmet`] has what was chosen and stands nowhere. [`Naming`] gives each row the timestamp that it has whatever
//! the file and the day, and [`Standing`] says what a record has of it already. The command `BringIn` writes what is new.

mod azure;
mod boards;
mod choice;
mod dialect;
mod guard;
mod kinds;
mod layout;
mod naming;
mod polis;
mod rest;
mod retrospected;
mod row;
mod sheet;
mod source;
mod standing;
mod table;
mod taken;
mod taking;
mod unmet;
mod values;

pub use choice::{Choice, Column, Where};
pub use kinds::Kinds;
pub use naming::{Imported, Naming};
pub use row::{LeftOut, Row, Why};
pub use sheet::{Format, NotTaken, Refused, Sheet};
pub use standing::{Known, Standing, ToBring};
pub use taken::Taken;
pub use taking::Taking;
pub use unmet::Unmet;
pub use values::Values;

/// Most bytes of a file of another program.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Most notes of one file.
pub const MOST_ROWS: usize = 100_000;
