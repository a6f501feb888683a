//! The organiser's screens: setting an event up, its links, the desk.

mod desk;
mod in_sight;
mod links;
mod on_paper;
mod other_versions;
mod rooms;
mod setup;

pub(super) use desk::{CollectScreen, DeskScreen};
pub(super) use links::LinksScreen;
pub(super) use setup::SetUpScreen;
