//! Reports: what all groups said, for people and for other programs.

mod json;
mod markdown;

pub use json::json;
pub use markdown::{by_votes, markdown};
