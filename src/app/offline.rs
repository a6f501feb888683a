//! Whether the app opens without a network.

use leptos::prelude::*;

use super::session::Session;
use crate::platform::offline;

/// How far the app is from opening without a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offline {
    /// Not known yet, or being made ready.
    #[default]
    Preparing,
    /// Everything that a table needs was looked for and is there; the organiser's page is kept once it was opened.
    TableReady,
    /// Everything was looked for and is there.
    Ready,
    /// The page is one file on a disk: it never needs a network.
    File,
    /// A newer version waits until the person agrees.
    Newer,
    /// This address or this browser can't.
    Off,
    /// A file that the worker needs could not be had as it should be.
    Failed,
}

impl Session {
    /// Follows the service worker.
    pub(super) fn watch_offline(self) {
        offline::watch(move |said| {
            self.offline.try_set(match said.as_str() {
                "table ready" => Offline::TableReady,
                "ready" => Offline::Ready,
                "file" => Offline::File,
                "newer" => Offline::Newer,
                "off" => Offline::Off,
                "failed" => Offline::Failed,
                _ => Offline::Preparing,
            });
        });
    }

    /// How far it is. Followed.
    pub fn offline(self) -> Offline {
        self.offline.get()
    }

    /// Opens the newer version that waits.
    pub fn take_over(self) {
        offline::take_over();
    }
}
