//! The screens, by what a person does on them.

pub mod collect;
pub mod example;
pub mod group;
pub mod journey;
pub mod rooms;
pub mod setup;
