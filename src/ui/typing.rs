//! What was typed into a field and can be taken back there. Browsers keep one list of that for all fields of a page: where
//! nothing is left to take back in one, their keys go on in another, and bring back what went where it belongs long ago. So
//! the keys are the browser's only while something that was typed into this field is left to take back, or to do again.

use leptos::ev::{Event, InputEvent};
use leptos::prelude::*;

use super::keys;

/// The field that was typed into last is marked. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Typing {
    /// What it held before.
    before: StoredValue<String>,
    /// How often more the browser took back than did again, since something was typed.
    taken_back: StoredValue<u32>,
}

/// Whose a key is that takes back or does again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// It takes back what was done on the page.
    Pages,
    /// It takes back what was typed into the field.
    Fields,
    /// There is nothing left in the field, and nothing else is meant by it.
    Nobodys,
}

impl Typing {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { before: StoredValue::new(String::new()), taken_back: StoredValue::new(0) }
    }

    /// Something is about to be typed into a field.
    pub(super) fn begins(self, input: &InputEvent) {
        let Some(field) = keys::text_field(input).filter(|field| !field.is_marked()) else {
            return;
        };
        field.mark();
        self.before.set_value(field.holds);
        self.taken_back.set_value(0);
    }

    /// Something was typed into a field, taken back in it or done again.
    pub(super) fn hears(self, input: &Event) {
        self.taken_back.update_value(|count| {
            *count = match keys::input_type(input).as_str() {
                "historyUndo" => count.saturating_add(1),
                "historyRedo" => count.saturating_sub(1),
                _ => 0,
            };
        });
    }

    /// Whose the key is that takes back.
    pub(super) fn undo(self, key: &Event) -> Whose {
        whose(key, |holds| {
            self.taken_back.get_value() == 0 || self.before.with_value(|before| before != holds)
        })
    }

    /// Whose the key is that does again.
    pub(super) fn redo(self, key: &Event) -> Whose {
        whose(key, |_| self.taken_back.get_value() > 0)
    }
}

/// What was typed into the field of this id went where it belongs: there is nothing to take back in it.
pub(super) fn forget(id: &str) {
    keys::unmark(id);
}

fn whose(key: &Event, has_own: impl Fn(&str) -> bool) -> Whose {
    match keys::text_field(key) {
        None => Whose::Pages,
        Some(field) if field.is_marked() => {
            if has_own(&field.holds) {
                Whose::Fields
            } else {
                Whose::Nobodys
            }
        }
        Some(field) => {
            if field.holds.is_empty() {
                Whose::Pages
            } else {
                Whose::Nobodys
            }
        }
    }
}
