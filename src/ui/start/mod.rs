//! The first screen, links that came in, and erasing.

mod erase;
mod link;
mod start;

pub(super) use erase::EraseScreen;
pub(super) use link::LinkScreen;
pub(super) use start::StartScreen;
