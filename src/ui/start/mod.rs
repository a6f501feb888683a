//! The first screen, links that came in, and erasing.

mod erase;
mod here;
mod link;
mod notices;
mod offer;
mod open_file;
mod open_link;
mod picture;
mod start_screen;
mod templates;

pub(super) use erase::EraseScreen;
pub(super) use link::LinkScreen;
pub(super) use start_screen::StartScreen;
