//! The whole desk as one file, and another organiser's joined to it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::Desk;
use super::filing::Filed;
use crate::domain::file::{self, DeskFile, FiledHandIn, Joining, Opened, sha256};
use crate::domain::json;
use crate::storage::keys;
use crate::storage::store::Store as _;

impl Desk {
    /// All of it as one file; nothing where its event is not on this device.
    pub fn file(self) -> Option<DeskFile> {
        let book = untrack(|| self.record().session().event(&self.event()))?;
        let hand_ins = self.filed().into_iter().filter_map(opened).collect();
        let record = untrack(|| self.record().with_record(|record, _| record.clone()));
        let (pages, settled) = (book.pages().cloned().collect(), book.settled().cloned().collect());
        Some(DeskFile::of(book.event(), pages, settled, hand_ins, record))
    }

    /// What joining another desk would bring here.
    pub fn joining(self, other: &DeskFile) -> Joining {
        let filed = self.filed();
        let has: BTreeSet<_> = filed.iter().map(|filed| sha256(filed.text.as_bytes())).collect();
        untrack(|| self.record().with_record(|record, _| other.joining(&has, record)))
    }

    /// Whether nothing came in and nothing was made yet.
    pub fn is_empty(self) -> bool {
        let no_facts = untrack(|| self.record().with_record(|record, _| record.is_empty()));
        no_facts && self.filed().is_empty()
    }

    /// Takes over all of another desk of the event. What was made there is one step, which can be undone; hand-ins are only
    /// ever added. Who has it is an organiser of the event too.
    pub fn join(self, other: &DeskFile) {
        let session = self.record().session();
        session.author_event(other.event.clone());
        for page in &other.pages {
            session.keep_event(page.clone());
        }
        for version in &other.settled {
            session.settle_version(version, false);
        }
        for filed in &other.hand_ins {
            let bytes = filed.text.clone().into_bytes();
            session.file_hand_in(&filed.hand_in, &filed.name, bytes);
        }
        session.make_durable();
        self.record().import(other.record().facts().cloned().collect());
        self.look_again();
    }

    /// The hand-ins as they are kept.
    fn filed(self) -> Vec<Filed> {
        let kept = self.record().session().kept();
        let keys = kept.keys(&keys::collected(&self.event())).unwrap_or_default();
        let read = |key: String| json::read::<Filed>(&kept.read(&key).ok().flatten()?);
        keys.into_iter().filter_map(read).collect()
    }
}

fn opened(filed: Filed) -> Option<FiledHandIn> {
    let Filed { name, text } = filed;
    match file::open(text.as_bytes()).ok()? {
        Opened::HandIn(hand_in) => Some(FiledHandIn { name, text, hand_in: *hand_in }),
        _ => None,
    }
}
