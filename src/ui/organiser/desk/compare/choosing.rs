//! Choosing in one of many lists. Who types in a list that is closed passes other choices on the way, and the browser tells
//! of each.

use std::time::Duration;

use leptos::ev::{KeyboardEvent, pagehide};
use leptos::prelude::*;

use crate::domain::record::ThemeId;
use crate::ui::{dom, keys};

/// What a list says that long after a key, it was not that key that chose it: it was chosen in the list once that was open.
const BY_KEY: Duration = Duration::from_millis(300);

/// Takes a choice by mouse, by touch, in a list that is open or by a program at once; one by keys in a list that is closed,
/// once the person presses Enter or leaves the list or the page. Escape takes it back. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Choosing {
    take: Callback<(ThemeId, String)>,
    stands: Callback<ThemeId, String>,
    /// How many keys were pressed, and whether the last of them was so just now.
    keys: StoredValue<(usize, bool)>,
    waits: StoredValue<Option<(ThemeId, String)>>,
}

impl Choosing {
    /// For which theme what is chosen is taken by this; and what stands for a theme. To be called when the component is made.
    pub(super) fn new(
        take: Callback<(ThemeId, String)>,
        stands: Callback<ThemeId, String>,
    ) -> Self {
        let (keys, waits) = (StoredValue::new((0, false)), StoredValue::new(None));
        let choosing = Self { take, stands, keys, waits };
        let leaving = window_event_listener(pagehide, move |_| choosing.done());
        on_cleanup(move || {
            leaving.remove();
            choosing.done();
        });
        choosing
    }

    /// A key was pressed. With Enter the person is done, and so with Ctrl or Cmd: undo is to take back what they see. Where
    /// nothing waits, Enter and Escape are the browser's.
    pub(super) fn hears(self, key: &KeyboardEvent) {
        let some_waits = self.waits.with_value(Option::is_some);
        if some_waits && keys::escapes(key) {
            key.prevent_default();
            self.takes_back();
        } else if some_waits && keys::enters(key) {
            // Else the list would open.
            key.prevent_default();
            self.done();
        } else if keys::commands(key) {
            self.done();
        } else {
            self.pressed();
        }
    }

    fn pressed(self) {
        let count = self.keys.with_value(|(count, _)| count.wrapping_add(1));
        self.keys.set_value((count, true));
        let past = move |keys: &mut (usize, bool)| keys.1 &= keys.0 != count;
        set_timeout(move || _ = self.keys.try_update_value(past), BY_KEY);
    }

    /// This is chosen now for this theme.
    pub(super) fn chose(self, theme: ThemeId, value: String) {
        if self.keys.with_value(|(_, by_key)| *by_key) {
            self.waits.set_value(Some((theme, value)));
        } else {
            self.waits.set_value(None);
            self.take.run((theme, value));
        }
    }

    /// What waits was not meant: what stands is shown again.
    fn takes_back(self) {
        if let Some((theme, _)) = self.waits.try_update_value(Option::take).flatten() {
            dom::choose(&list(theme), &self.stands.run(theme));
        }
    }

    /// The person is done, or goes on by other means.
    pub(super) fn done(self) {
        self.keys.try_update_value(|keys| keys.1 = false);
        if let Some(chosen) = self.waits.try_update_value(Option::take).flatten() {
            self.take.try_run(chosen);
        }
    }
}

/// The id of a theme's list.
pub(super) fn list(theme: ThemeId) -> String {
    format!("match-{theme}")
}
