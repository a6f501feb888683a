//! Reports: what all groups said, for people and for other programs.

mod escape;
mod json;
mod markdown;
mod rounds;

pub use json::json;
pub use markdown::{by_votes, markdown};
pub use rounds::{RoundTold, rounds};
