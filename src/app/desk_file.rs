//! The whole desk as one file, and another organiser's joined to it.

use std::collections::{BTreeMap, BTreeSet};
use std::vec;

use leptos::prelude::*;

use super::desk::Desk;
use super::device;
use super::filing::{Filed, Filing, Listed};
use crate::domain::command::Command;
use crate::domain::event::EventBook;
use crate::domain::file::{self, DeskFile, FiledHandIn, Joining, Opened};

impl Desk {
    /// Calls `done` with all of it as one file; with nothing where its event is not on this device, or a hand-in can't be
    /// read: a backup holds everything or is none.
    pub fn file(self, done: Callback<Option<DeskFile>>) {
        let listed = self.listed().into_iter().collect::<Vec<_>>();
        self.gather(listed.into_iter(), Vec::new(), done);
    }

    /// Downloads all of it as one file, and remembers that it holds all of it where the browser was asked for that.
    pub fn save(self, file: &DeskFile) {
        let session = self.record().session();
        if session.download(&file.file_name(), "application/json", &file.write()) {
            session.note_saved(file);
        }
    }

    /// What joining another desk would bring here.
    pub fn joining(self, other: &DeskFile) -> Joining {
        let has: BTreeSet<String> = self.listed().into_keys().collect();
        untrack(|| self.record().with_record(|record, _| other.joining(&has, record)))
    }

    /// Whether nothing came in and nothing was made yet.
    pub fn is_empty(self) -> bool {
        let no_facts = untrack(|| self.record().with_record(|record, _| record.is_empty()));
        no_facts && self.listed().is_empty()
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
            filed.hand_in.events().into_iter().for_each(|part| session.put_heard(part));
        }
        if self.is_empty() {
            session.note_saved(other);
        }
        // What another desk had when it was opened here came before that, nobody knows when: it is not late.
        let came = (!self.listed().is_empty()).then(device::now);
        let filings = other.hand_ins.iter().map(|filed| {
            let FiledHandIn { name, text, .. } = filed.clone();
            Filing::new(&other.event.id, Filed { name, text }, came)
        });
        let undone = untrack(|| self.record().with_record(|record, _| other.undone(record)));
        if undone.is_empty() {
            self.record().import(other.record().facts().cloned().collect());
        } else {
            self.record().dispatch(&Command::Redo(undone), 0).ok();
        }
        session.file(filings.collect(), move || self.look_again());
    }

    fn listed(self) -> BTreeMap<String, Listed> {
        self.record().session().listed(&self.event())
    }

    fn gather(
        self,
        mut rest: vec::IntoIter<(String, Listed)>,
        mut gathered: Vec<FiledHandIn>,
        done: Callback<Option<DeskFile>>,
    ) {
        let session = self.record().session();
        let Some((digest, Listed { name, .. })) = rest.next() else {
            let book = untrack(|| session.event(&self.event()));
            done.try_run(book.map(|book| self.file_of(&book, gathered)));
            return;
        };
        session.read_filed(&self.event(), &digest, move |text| {
            match text.and_then(|text| opened(name, text)) {
                Some(hand_in) => {
                    gathered.push(hand_in);
                    queue_microtask(move || self.gather(rest, gathered, done));
                }
                None => _ = done.try_run(None),
            }
        });
    }

    fn file_of(self, book: &EventBook, hand_ins: Vec<FiledHandIn>) -> DeskFile {
        let record = untrack(|| self.record().with_record(|record, _| record.clone()));
        let (pages, settled) = (book.pages().cloned().collect(), book.settled().cloned().collect());
        DeskFile::of(book.event(), pages, settled, hand_ins, record)
    }
}

fn opened(name: String, text: String) -> Option<FiledHandIn> {
    match file::open(text.as_bytes()).ok()? {
        Opened::HandIn(hand_in) => Some(FiledHandIn { name, text, hand_in: *hand_in }),
        _ => None,
    }
}
