//! The organiser's screens: setting an event up, its links, the desk.

mod collect;
mod links;
mod other_versions;
mod setup;

pub(super) use collect::CollectScreen;
pub(super) use links::LinksScreen;
pub(super) use setup::SetUpScreen;
