//! The example that comes with the app: an event and five hand-ins, read from beside the page when it is asked for.

use leptos::prelude::*;

use super::session::Session;
use crate::domain::event::EventId;
use crate::domain::file::{self, Opened};
use crate::platform::fetch;

/// Groups of the example.
const GROUPS: usize = 5;

impl Session {
    /// Brings the example onto this device: its event, what its groups wrote, and their hand-ins on the desk. Answers
    /// which event it is; nothing where it could not be had.
    pub fn open_example(self, done: Callback<Option<EventId>>) {
        let hand_ins = (1..=GROUPS).map(|number| format!("./example/group-{number}.json"));
        let event = std::iter::once("./example/event.json".to_owned());
        let paths: Vec<String> = event.chain(hand_ins).collect();
        fetch::texts(&paths, move |texts| {
            done.try_run(texts.and_then(|texts| self.take_example(texts)));
        });
    }

    fn take_example(self, texts: Vec<String>) -> Option<EventId> {
        let mut event = None;
        for text in texts {
            match file::open(text.as_bytes()).ok()? {
                Opened::Event(found) => {
                    event = Some(found.id.clone());
                    self.keep_event(found);
                }
                Opened::Rescue(_) | Opened::Desk(_) => return None,
                Opened::HandIn(hand_in) => {
                    let facts = hand_in.record().facts().cloned().collect();
                    self.import(&hand_in.event.id, &hand_in.group, facts);
                    self.set_scribe(&hand_in.event.id, &hand_in.group);
                    self.file_hand_in(&hand_in, &hand_in.file_name(), text.into_bytes());
                }
            }
        }
        event
    }
}
