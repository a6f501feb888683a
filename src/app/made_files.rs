//! Files that this device made of a group's record: when, and whether the last of them holds all that is there.

use leptos::prelude::*;

use super::device;
use super::group_session::GroupSession;
use super::session::Session;
use crate::domain::event::{EventId, GroupId};
use crate::domain::file::{HandIn, InFile, InNoFile, MadeFile};
use crate::domain::record::Millis;
use crate::storage::keys;
use crate::storage::store::Store as _;

/// The last file that was made of this group.
pub(super) fn last(session: Session, event: &EventId, group: &GroupId) -> Option<MadeFile> {
    let kept = session.kept();
    let key = kept.keys(&keys::made(event, group)).ok()?.pop()?;
    MadeFile::read(&kept.read(&key).ok()??)
}

impl GroupSession {
    /// When a file was last made, how many notes were added since, and whether anything was done since. Followed.
    pub fn file_made(self) -> Option<(Millis, usize, bool)> {
        let made = self.made.get()?;
        let since = self.with_board(|board| made.notes_since(board));
        let count = self.record.journal.with_value(|journal| journal.record().next_count());
        Some((made.at(), since, count > made.count()))
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
        let now = untrack(|| self.hand_in());
        now.map_or(InFile::Unknown, |now| {
            self.record
                .journal
                .with_value(|journal| InFile::of(last.as_ref(), &now, journal.board()))
        })
    }

    /// What is here and in no file, whatever was made.
    pub fn in_no_file(self) -> InNoFile {
        let drafts = keys::drafts(&self.event(), &self.group());
        let drafts = self.session().kept().keys(&drafts).unwrap_or_default().len();
        self.record.journal.with_value(|journal| {
            let unreadable = journal.damaged().len();
            InNoFile { drafts, unreadable, ..InNoFile::of(journal.board()) }
        })
    }
}

impl Session {
    /// What is here beside what groups wrote, of this event or of none, and in no file.
    pub fn in_no_file(self, event: Option<&EventId>) -> InNoFile {
        let kept = self.kept();
        let prefix = event.map_or_else(|| keys::DRAFTS.to_owned(), keys::event_drafts);
        let drafts = kept.keys(&prefix).unwrap_or_default().len();
        let aside = || kept.keys(keys::ASIDE).unwrap_or_default().len();
        let unreadable = if event.is_none() { aside() } else { 0 };
        InNoFile { drafts, unreadable, ..InNoFile::default() }
    }
}
