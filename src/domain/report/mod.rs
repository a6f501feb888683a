//! Reports: what all groups said, for people and for other programs.

mod json;
mod markdown;

pub use json::json;
pub(crate) use markdown::by_votes;
pub use markdown::markdown;
