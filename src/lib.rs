//! Tabletalk: breakout groups write notes, gather them into themes, vote, and hand in; the organiser
//! brings all groups together. No server.
//!
//! The crate in reading order:
//!
//! - [`domain`]: what is true. Facts, records, the board, commands, events, files, reports, words. Pure.
//! - `signal`: values that screens follow.
//! - `session`: the one door. A screen dispatches a command; the session stores it and says what changed.
//! - `browser`: the only place that touches the browser.
//! - `html`: elements that follow signals.
//! - `ui`: screens and their parts.
//! - `cli`: the same crate on a command line.
//! - `listed`: lists, put together in one way, by all of them.

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod domain;
#[cfg(target_arch = "wasm32")]
mod html;
pub mod i18n;
#[cfg(target_arch = "wasm32")]
mod listed;
#[cfg(target_arch = "wasm32")]
mod platform;
pub mod report;
#[cfg(target_arch = "wasm32")]
pub mod signal;
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod ui;
