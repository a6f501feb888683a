//! Choosing in one of many lists. Who types in a list that is closed passes other choices on the way, and the browser tells
//! of each.

use leptos::ev::{KeyboardEvent, pagehide};
use leptos::prelude::*;

use crate::domain::record::ThemeId;
use crate::ui::keys;

/// Takes a choice by mouse, by touch or by a program at once; one by keys, once the person presses Enter or leaves the list
/// or the page. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Choosing {
    take: Callback<(ThemeId, String)>,
    by_keys: StoredValue<bool>,
    waits: StoredValue<Option<(ThemeId, String)>>,
}

impl Choosing {
    /// For which theme what is chosen is taken by this. To be called when the component is made.
    pub(super) fn new(take: Callback<(ThemeId, String)>) -> Self {
        let (by_keys, waits) = (StoredValue::new(false), StoredValue::new(None));
        let choosing = Self { take, by_keys, waits };
        let leaving = window_event_listener(pagehide, move |_| choosing.done());
        on_cleanup(move || {
            leaving.remove();
            choosing.done();
        });
        choosing
    }

    /// A key was pressed. With Enter the person is done, and so with Ctrl or Cmd: undo is to take back what they see.
    pub(super) fn hears(self, key: &KeyboardEvent) {
        if keys::enters(key) || keys::commands(key) {
            self.done();
        } else {
            self.by_keys.set_value(true);
        }
    }

    /// This is chosen now for this theme.
    pub(super) fn chose(self, theme: ThemeId, value: String) {
        if self.by_keys.get_value() {
            self.waits.set_value(Some((theme, value)));
        } else {
            self.take.run((theme, value));
        }
    }

    /// The person is done, or goes on by other means.
    pub(super) fn done(self) {
        self.by_keys.try_set_value(false);
        if let Some(chosen) = self.waits.try_update_value(Option::take).flatten() {
            self.take.try_run(chosen);
        }
    }
}
