//! Tabletalk: breakout groups write notes, gather them into themes, vote, and hand in; the organiser
//! brings all groups together. No server.
//!
//! The crate in reading order:
//!
//! - [`domain`]: what is true. Facts, records, the board, commands, events, files. Pure.
//! - [`i18n`]: every word. [`report`]: what all groups said, as one text.
//! - [`storage`]: what is kept on a device, and how.
//! - `platform`: the only place that touches the browser.
//! - `app`: the one door. A screen dispatches a command; a session keeps it and says what changed.
//! - `ui`: screens and their parts.
//! - `cli`: the same crate on a command line.

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod domain;
pub mod i18n;
#[cfg(target_arch = "wasm32")]
mod platform;
#[cfg(any(feature = "organiser", not(target_arch = "wasm32")))]
pub mod report;
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod ui;
