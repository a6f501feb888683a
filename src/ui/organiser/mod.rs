//! The organiser's screens: setting an event up, its links, the desk.

mod collect;
mod event;
mod other_versions;
mod setup;

pub(super) use collect::CollectScreen;
pub(super) use event::ForOrganiser;
pub(super) use setup::SetUpScreen;
