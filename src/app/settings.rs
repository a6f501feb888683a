//! What this device remembers beside events and notes.

use super::session::Session;
use crate::domain::event::{EventId, GroupId};
use crate::domain::json;
use crate::platform::page;
use crate::storage::keys;
use crate::storage::store::Store as _;

impl Session {
    /// Whether this device writes for the group.
    pub fn is_scribe(self, event: &EventId, group: &GroupId) -> bool {
        matches!(self.kept().read(&keys::scribe(event, group)), Ok(Some(_)))
    }

    /// Notes that this device writes for the group, so that it is not asked again.
    pub fn set_scribe(self, event: &EventId, group: &GroupId) {
        self.remember(&keys::scribe(event, group), "true");
    }

    /// The address that links start with: what the organiser wrote, else the page's own.
    pub fn address(self) -> String {
        let written = self.kept().read(keys::ADDRESS).ok().flatten();
        written.and_then(|text| json::read(&text)).unwrap_or_else(page::table_address)
    }

    /// Whether the organiser said it.
    pub fn has_address(self) -> bool {
        matches!(self.kept().read(keys::ADDRESS), Ok(Some(_)))
    }

    /// Remembers the address that links start with.
    pub fn set_address(self, address: &str) {
        self.remember(keys::ADDRESS, &json::canonical(&address));
    }

    /// Whether keys without Ctrl do something on a group's screens.
    pub fn single_keys(self) -> bool {
        !matches!(self.kept().read(keys::SINGLE_KEYS), Ok(Some(text)) if text == "false")
    }

    /// Remembers whether they do.
    pub fn set_single_keys(self, on: bool) {
        self.remember(keys::SINGLE_KEYS, if on { "true" } else { "false" });
    }

    /// Whether it was said on this device what its browser may forget.
    pub fn was_told(self) -> bool {
        matches!(self.kept().read(keys::TOLD), Ok(Some(_)))
    }

    /// Remembers that it was said.
    pub fn note_told(self) {
        self.remember(keys::TOLD, "true");
    }

    /// Nothing is lost where this can't be kept: it is asked again.
    pub(super) fn remember(self, key: &str, value: &str) {
        self.kept().write(key, value).ok();
        self.make_durable();
    }
}
