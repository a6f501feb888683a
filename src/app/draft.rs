//! What is being typed and not added yet: kept a tab, so that a reload or a crash loses none of it.

use std::cell::{Cell, RefCell};

use super::GroupSession;
use super::stores::kept;
use crate::domain::json;
use crate::listed::Listed as _;
use crate::platform::page;
use crate::storage::keys;
use crate::storage::store::Store as _;

/// What another tab left behind: the key it stands under, and its text.
pub type LeftBehind = (String, String);

/// A tab that has not typed for this long, in milliseconds, is taken to be gone.
const GONE: i64 = 2_000;

impl GroupSession {
    /// Keeps what is in the note line, in both copies; an empty line is forgotten.
    pub fn keep_draft(self, text: &str) {
        let key = self.draft_key();
        if text.trim().is_empty() {
            forget(&key);
        } else {
            let value = json::canonical(&(text, self.session().now()));
            kept().put(&key, &value).ok();
            LATEST.set(Some((key, value)));
            write_latest();
        }
    }

    /// What this tab was typing when it was closed or reloaded.
    pub fn own_draft(self) -> Option<String> {
        read(&self.draft_key()).map(|(text, _)| text)
    }

    /// What tabs that are gone were typing.
    pub fn left_behind(self) -> Vec<LeftBehind> {
        let (own, now) = (self.draft_key(), self.session().now());
        let keys = kept().keys(&keys::drafts(self.event(), self.group())).unwrap_or_default();
        let others = keys.into_iter().filter(|key| *key != own);
        let left = others.filter_map(|key| {
            let (text, at) = read(&key)?;
            ((now - at).abs() > GONE).then_some((key, text))
        });
        left.listed()
    }

    /// Forgets what another tab left behind: it was taken, or thrown away.
    pub fn drop_left_behind(self, key: &str) {
        forget(key);
    }

    fn draft_key(self) -> String {
        format!("{}{}", keys::drafts(self.event(), self.group()), page::tab())
    }
}

thread_local! {
    /// What is to be written to the durable copy once it has taken what it is writing.
    static LATEST: RefCell<Option<LeftBehind>> = const { RefCell::new(None) };
    static WRITING: Cell<bool> = const { Cell::new(false) };
}

/// One write at a time, always of the latest: typing is faster than a disk.
fn write_latest() {
    if WRITING.get() {
        return;
    }
    if let Some(latest) = LATEST.take() {
        WRITING.set(true);
        kept().write_durable(latest, |_| {
            WRITING.set(false);
            write_latest();
        });
    }
}

fn forget(key: &str) {
    LATEST.set(None);
    kept().forget(key).ok();
}

fn read(key: &str) -> Option<(String, i64)> {
    json::read(&kept().read(key).ok()??)
}
