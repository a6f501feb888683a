//! The event that a task is about: its file, a hand-in of it, or its link.

use super::Spoken;
use super::input;
use crate::domain::event::link;
use crate::domain::event::{Event, Group};
use crate::domain::file::{self, FileError, Opened};

/// Reads the event that is named so.
pub(super) fn read(named: &str, words: &Spoken) -> Result<Event, String> {
    if link::looks_like_link(named) {
        return link::decode(named).map_err(|fault| (words.faults.link)(&fault));
    }
    let bytes = input::read(named, words)?;
    let text = String::from_utf8_lossy(&bytes);
    if link::looks_like_link(&text) && !text.trim_start().starts_with('{') {
        return link::decode(&text)
            .map_err(|fault| format!("{named}: {}", (words.faults.link)(&fault)));
    }
    match file::open(&bytes) {
        Ok(Opened::Event(event)) => Ok(event),
        Ok(Opened::HandIn(hand_in)) => Ok(hand_in.event),
        Ok(Opened::Desk(desk)) => {
            let desk = desk.read();
            desk.map(|desk| desk.event)
                .map_err(|fault| format!("{named}: {}", (words.faults.file)(&fault)))
        }
        Ok(Opened::Rescue(rescue)) => {
            let first = rescue.all_hand_ins().next().map(|hand_in| hand_in.event);
            first.ok_or_else(|| {
                format!("{named}: {}", (words.faults.file)(&FileError::Part("entries")))
            })
        }
        Err(fault) => Err(format!("{named}: {}", (words.faults.file)(&fault))),
    }
}

/// The group of this id or number.
pub(super) fn group<'a>(
    event: &'a Event,
    named: &str,
    words: &Spoken,
) -> Result<&'a Group, String> {
    let by_id = event.groups.iter().find(|group| group.id.as_str() == named);
    let by_number = || event.groups.iter().find(|group| group.number.to_string() == named);
    by_id.or_else(by_number).ok_or_else(|| (words.cli.no_group)(named))
}
