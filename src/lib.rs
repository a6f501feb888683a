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

pub mod domain;
mod listed;
pub mod session;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub use browser::panics::let_panics_speak;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(target_arch = "wasm32")]
mod html;
#[cfg(target_arch = "wasm32")]
pub mod signal;
#[cfg(target_arch = "wasm32")]
pub mod ui;
