//! End-to-end journeys through the built app, in a real browser.
//!
//! - [`server`]: the built app, served as any static host would.
//! - [`host`]: a host with several deployments of several builds.
//! - [`browser`]: a browser with a profile of its own.
//! - `driver`: the process that steers it.
//! - [`engine`]: which browser that is.
//! - [`room`]: what people said at five real tables, and what must come out of it.
//! - [`shared`]: what the desk must say of shared themes, counted independently.
//! - [`published`]: the report of a desk in its formats, beside that count.
//! - [`report`]: a report, read by another program's parser.
//! - [`seen`]: what an organiser sees of a desk.
//! - [`forge`]: links and hand-ins that no screen makes.
//! - [`schema`]: whether a file is what the published schema says.
//! - [`pages`]: the screens, by what a person does on them.
//! - [`printed`]: what a page looks like on paper, and what stands there.
//! - [`axe`]: another program's rules for pages that everybody can use.
//! - [`codes`]: QR codes, read by another program's reader.
//! - [`command_line`]: the command line, built and run.

pub mod axe;
pub mod browser;
pub mod codes;
pub mod command_line;
mod driver;
pub mod engine;
pub mod forge;
pub mod host;
pub mod pages;
pub mod printed;
pub mod published;
pub mod report;
pub mod room;
pub mod schema;
pub mod seen;
pub mod server;
pub mod shared;

/// What a test stops with.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;
