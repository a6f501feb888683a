//! An event as a file: for what is too large for a link.

use serde::Serialize;

use super::{FileError, Parts, VERSION, take};
use crate::domain::event::Event;
use crate::domain::json;

pub(super) const FORMAT: &str = "tabletalk-event";

#[derive(Serialize)]
struct EventFile<'a> {
    format: &'a str,
    version: u64,
    event: &'a Event,
}

/// The file of an event.
pub fn write_event(event: &Event) -> String {
    json::pretty(&EventFile { format: FORMAT, version: VERSION, event })
}

pub(super) fn read(mut parts: Parts) -> Result<Event, FileError> {
    take::<Event>(&mut parts, "event")?.checked().map_err(FileError::BadEvent)
}
