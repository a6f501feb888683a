//! What is true, and what may change it: pure, total, and free of clocks, randomness and browsers.
//!
//! In reading order:
//!
//! - [`record`]: the record is a grow-only set of facts, each with an id of its own; transactions, undo and redo.
//! - [`board`]: notes, themes and rounds as a person sees them, computed from the facts.
//! - [`command`]: what a person wants, checked against the board, and the transaction that it becomes.
//! - [`vote`]: how many dots, in which order, how they are counted.
//! - [`event`]: what the organiser set up, and the link it travels in.
//! - [`file`]: hand-ins, event files.
//! - [`import`]: notes that other programs wrote.
//! - [`collection`]: all groups together, and two events beside each other.
//! - [`likeness`]: which notes, and which themes, may say the same.
//! - [`text`]: what a person typed, before it becomes part of a record.
//! - [`hands`]: who does the same work on many things.
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations, clippy::indexing_slicing)]

pub mod board;
pub mod collection;
pub mod command;
pub mod event;
pub mod fault;
pub mod file;
#[cfg(feature = "organiser")]
pub mod hands;
#[cfg(feature = "organiser")]
pub mod import;
pub mod json;
pub mod likeness;
pub mod record;
pub mod text;
pub mod vote;
