//! The example that comes with the app: an event, five hand-ins and a desk, read from beside the page when it is asked for.

use leptos::prelude::*;

use super::device;
use super::filing::{Filed, Filing};
use super::session::Session;
use crate::domain::event::EventId;
use crate::domain::file::{self, Opened};
use crate::platform::fetch;

/// Groups of the example.
const GROUPS: usize = 5;

impl Session {
    /// Brings the example onto this device: its event, what its groups wrote, their hand-ins, and what an organiser made of
    /// them. Answers which event it is; nothing where it could not be had.
    pub fn open_example(self, done: Callback<Option<EventId>>) {
        let hand_ins = (1..=GROUPS).map(|number| format!("./example/group-{number}.json"));
        let whole = ["./example/event.json", "./example/desk.json"].map(str::to_owned);
        let paths: Vec<String> = whole.into_iter().chain(hand_ins).collect();
        fetch::texts(&paths, move |texts| {
            let taken = texts.and_then(|texts| self.take_example(texts));
            let Some((event, filings)) = taken else {
                done.try_run(None);
                return;
            };
            self.file(filings, move || _ = done.try_run(Some(event)));
        });
    }

    fn take_example(self, texts: Vec<String>) -> Option<(EventId, Vec<Filing>)> {
        let (mut event, mut filings, came) = (None, Vec::new(), device::now());
        for text in texts {
            match file::open(text.as_bytes()).ok()? {
                Opened::Event(found) => {
                    event = Some(found.id.clone());
                    self.keep_event(found);
                }
                Opened::Desk(desk) => {
                    let facts = desk.record().ok()?.facts().cloned().collect();
                    self.import_desk(event.as_ref()?, facts);
                }
                Opened::Rescue(_) => return None,
                Opened::HandIn(hand_in) => {
                    let facts = hand_in.record().facts().cloned().collect();
                    self.import(&hand_in.event.id, &hand_in.group, facts);
                    self.set_scribe(&hand_in.event.id, &hand_in.group);
                    hand_in.events().into_iter().for_each(|part| self.put_heard(part));
                    let name = hand_in.file_name();
                    filings.push(Filing::new(&hand_in.event.id, Filed { name, text }, Some(came)));
                }
            }
        }
        Some((event?, filings))
    }
}
