//! What is being typed into a group's note line, kept in both copies with every key.

use leptos::prelude::*;

use super::device;
use super::group_session::GroupSession;
use super::stores::Kept;
use crate::platform::page;
use crate::storage::drafts::{self, DraftQueue, LeftBehind};
use crate::storage::store::Entry;

/// Drafts on their way to the durable copy. A small copy.
#[derive(Clone, Copy)]
pub(super) struct NoteDrafts {
    kept: StoredValue<Kept, LocalStorage>,
    queue: StoredValue<DraftQueue>,
}

impl NoteDrafts {
    pub(super) fn new(kept: Kept) -> Self {
        Self { kept: StoredValue::new_local(kept), queue: StoredValue::new(DraftQueue::default()) }
    }

    fn keep(self, entry: Entry) {
        // Where there is no room for it here, the durable copy may have some.
        self.kept.with_value(|kept| kept.put(&entry.0, &entry.1)).ok();
        self.write(self.queue.try_update_value(|queue| queue.put(entry)).flatten());
    }

    fn write(self, next: Option<Entry>) {
        let Some(entry) = next else { return };
        let written = move |_| {
            self.write(self.queue.try_update_value(DraftQueue::answered).flatten());
        };
        self.kept.with_value(|kept| kept.write_durable(entry, written));
    }

    fn forget(self, key: &str) {
        self.queue.update_value(|queue| queue.forget(key));
        self.kept.with_value(|kept| kept.forget(key)).ok();
    }
}

impl GroupSession {
    /// Keeps what is in the note line, in both copies; an empty line is forgotten.
    pub fn keep_draft(self, text: &str) {
        let (drafts, key) = (self.session().drafts, self.draft_key());
        if text.trim().is_empty() {
            drafts.forget(&key);
        } else {
            drafts.keep((key, drafts::value(text, device::now())));
        }
    }

    /// What this tab was typing when it was closed or reloaded.
    pub fn own_draft(self) -> Option<String> {
        drafts::read(&self.session().kept(), &self.draft_key()).ok()?
    }

    /// What tabs that are gone were typing.
    pub fn left_behind(self) -> Vec<LeftBehind> {
        let (event, group, own) = (self.event(), self.group(), self.draft_key());
        let left = drafts::left_behind(&self.session().kept(), &event, &group, &own, device::now());
        left.unwrap_or_default()
    }

    /// Forgets what another tab left behind: it was taken, or thrown away.
    pub fn drop_left_behind(self, key: &str) {
        self.session().drafts.forget(key);
    }

    fn draft_key(self) -> String {
        drafts::key(&self.event(), &self.group(), &page::tab())
    }
}
