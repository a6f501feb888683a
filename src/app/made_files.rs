//! Files that this device made of a group's record: when, and whether the last of them holds all that is there.

use leptos::prelude::*;

use super::device;
use super::group_session::GroupSession;
use super::session::Session;
use super::stores::Kept;
use crate::domain::event::{EventId, GroupId};
use crate::domain::file::{HandIn, InFile, InNoFile, MadeFile};
use crate::domain::record::Millis;
use crate::platform::clock;
use crate::storage::drafts::TICKS;
use crate::storage::keys;
use crate::storage::store::Store as _;

/// How long nothing is to change before it is worked out whether the last file holds all, in milliseconds.
const SETTLED: i64 = 500;

/// The last file that was made of this group.
pub(super) fn last(session: Session, event: &EventId, group: &GroupId) -> Option<MadeFile> {
    let kept = session.kept();
    let key = kept.keys(&keys::made(event, group)).ok()?.pop()?;
    let count = || u64::from_str_radix(key.rsplit('/').next()?, 16).ok();
    MadeFile::read(&kept.read(&key).ok()??).or_else(|| count().map(MadeFile::Unreadable))
}

/// How many things are being typed whose drafts are kept under keys that start with this. A tick is no typing.
fn typing(kept: &Kept, prefix: &str) -> usize {
    let drafts = kept.keys(prefix).unwrap_or_default();
    drafts.iter().filter(|key| !key.ends_with(TICKS)).count()
}

impl GroupSession {
    /// When a file was last made, where that is known, and whether the next one would say anything else, as
    /// [`GroupSession::follow_file`] found it. Followed.
    pub fn file_made(self) -> Option<(Option<Millis>, bool)> {
        self.made.with(|made| Some((made.as_ref()?.at(), self.file_lacks.get())))
    }

    /// Works out whether the last file lacks something: now, and whenever something has changed and nothing does any more.
    /// Counts do not tell it: what came from another device may have lower ones, and a round that is open goes into no file.
    pub fn follow_file(self) {
        let changes = StoredValue::new(0_u64);
        Effect::new(move |_| {
            self.with_board(|_| ());
            self.session().books.track();
            self.made.track();
            let change = changes.with_value(|changes| changes + 1);
            changes.set_value(change);
            clock::after(SETTLED, move || {
                if changes.try_get_value() == Some(change) {
                    self.file_lacks.set(self.lacks_something());
                }
            });
        });
    }

    fn lacks_something(self) -> bool {
        match self.in_file() {
            InFile::NoFile | InFile::All => false,
            InFile::Lacks => true,
            // An older build noted the count alone.
            InFile::Unknown => self.record.journal.with_value(|journal| {
                let count = self.made.with_untracked(|made| made.as_ref().map(MadeFile::count));
                count.is_some_and(|count| journal.record().next_count() > count)
            }),
        }
    }

    /// Remembers that this file was made of the record as it stands.
    pub fn note_file_made(self, file: &HandIn) {
        let count = self.record.journal.with_value(|journal| journal.record().next_count());
        let made = MadeFile::of(file, device::now(), count);
        let key = format!("{}{count:016x}", keys::made(&self.event(), &self.group()));
        self.session().kept().write(&key, &made.write()).ok();
        self.session().make_durable();
        self.made.set(Some(made));
    }

    /// Whether the last file holds all that a file can. All of it is read and hashed for that, so this is for screens that
    /// nobody waits for.
    pub fn in_file(self) -> InFile {
        // Another tab may have made one.
        let last = last(self.session(), &self.event(), &self.group());
        if last.is_none() {
            return InFile::NoFile;
        }
        let now = untrack(|| self.hand_in());
        now.map_or(InFile::Unknown, |now| InFile::of(last.as_ref(), &now))
    }

    /// What is here and in no file, whatever was made.
    pub fn in_no_file(self) -> InNoFile {
        let drafts = keys::drafts(&self.event(), &self.group());
        let drafts = typing(&self.session().kept(), &drafts);
        self.record.journal.with_value(|journal| {
            let unreadable = journal.damaged().len();
            InNoFile { drafts, unreadable, ..InNoFile::of(journal.board()) }
        })
    }
}

impl Session {
    /// What is here beside what groups wrote, of this event or of none that can be read, and in no file. Each entry is looked
    /// through, so this is for screens that nobody waits for.
    pub fn in_no_file(self, event: Option<&EventId>) -> InNoFile {
        let kept = self.kept();
        let prefix = event.map_or_else(|| keys::DRAFTS.to_owned(), keys::event_drafts);
        let drafts = typing(&kept, &prefix);
        let of_events = |key: &str| {
            self.books
                .with(|books| books.iter().any(|book| key.starts_with(&keys::all_of(book.id()))))
        };
        let damaged = kept.damaged();
        let keys = damaged.iter().map(|(key, _)| key.as_str());
        let unreadable = match event {
            Some(event) => keys.filter(|key| key.starts_with(&keys::of_no_group(event))).count(),
            None => keys.filter(|key| !of_events(key)).count(),
        };
        InNoFile { drafts, unreadable, ..InNoFile::default() }
    }
}
