//! An event as a file: for what is too large for a link.

use super::{FileError, VERSION, take};
use crate::domain::event::Event;
use crate::domain::json::{Map, object, pretty};

pub(super) const FORMAT: &str = "tabletalk-event";

/// The file of an event.
pub fn write_event(event: &Event) -> String {
    pretty(&object(&[("format", &FORMAT), ("version", &VERSION), ("event", event)]))
}

pub(super) fn read(mut parts: Map) -> Result<Event, FileError> {
    take::<Event>(&mut parts, "event")?.checked().map_err(FileError::BadEvent)
}
