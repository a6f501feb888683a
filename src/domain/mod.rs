//! What is true, and what may change it: pure, total, and free of clocks, randomness and browsers.
//!
//! In reading order:
//!
//! - [`stamp`], [`fact`], [`record`]: the record is a grow-only set of facts, each with a name of its own.
//! - [`board`]: notes, themes and rounds as a person sees them, computed from the facts.
//! - [`command`], [`step`], [`deed`], [`history`]: what a person wants, the step that it becomes, and taking it back.
//! - [`vote`]: how many dots, in which order, how they are counted.
//! - [`event`], [`link`], [`deflate`], [`qr`]: what the organiser set up, and how it travels.
//! - [`file`]: hand-ins, event files, notes from a spreadsheet.
//! - [`organiser`], [`report`]: all groups together.
//! - [`json`], [`sorted`], [`order`]: reading, writing, keeping and ordering in one way, which keeps the download small.
//! - [`i18n`]: every word on screen, in reports and on the command line.
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations, clippy::indexing_slicing)]

pub mod board;
pub mod command;
pub mod deed;
pub mod deflate;
pub mod event;
pub mod fact;
pub mod fault;
pub mod file;
pub mod history;
pub mod i18n;
pub mod json;
pub mod link;
pub mod order;
pub mod organiser;
pub mod qr;
pub mod record;
pub mod report;
mod says;
pub mod sorted;
pub mod stamp;
pub mod step;
pub mod text;
pub mod vote;
