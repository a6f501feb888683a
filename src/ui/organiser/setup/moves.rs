//! Where a group of the form can go: one place up, one down, or out.

use leptos::prelude::*;

use super::draft::{EventDraft, Off};
use crate::app::use_session;
use crate::i18n::Phrases;
use crate::ui::dom;

/// What a button does to its group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Up,
    Down,
    Remove,
}

impl Move {
    /// What the ids of its buttons start with.
    fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Remove => "remove",
        }
    }

    fn label(self, words: &Phrases) -> &'static str {
        match self {
            Self::Up => words.setup.up,
            Self::Down => words.setup.down,
            Self::Remove => words.setup.remove,
        }
    }

    /// Whether the group of this number can't go there.
    fn is_off(self, number: usize, count: usize) -> bool {
        match self {
            Self::Up => number < 2,
            Self::Down => number >= count,
            Self::Remove => count < 2,
        }
    }

    /// Does it to the group at this place; answers what has the focus then.
    fn apply(self, draft: EventDraft, place: usize) -> String {
        let to = match self {
            Self::Up => place.saturating_sub(1),
            Self::Down => place + 1,
            Self::Remove => return take_off(draft, place),
        };
        draft.groups.update(|groups| groups.swap(place, to));
        format!("{}-{}", self.name(), to + 1)
    }
}

/// Takes the group at this place off the list, from where it can be put back if anything is written of it; answers what has
/// the focus then.
fn take_off(draft: EventDraft, place: usize) -> String {
    let Some((group, left)) =
        draft.groups.try_update(|groups| (groups.remove(place), groups.len()))
    else {
        return String::new();
    };
    if !group.is_empty() {
        let number = draft.number_before(&group).unwrap_or(place + 1);
        draft.off.update(|off| {
            let is_before = |other: &Off| other.number.is_some_and(|other| other <= number);
            let at = off.partition_point(is_before);
            off.insert(at, Off { number: Some(number), group });
        });
    }
    format!("question-{}", left.min(place + 1))
}

/// A button that moves a group. It stays in reach of the keyboard where it does nothing.
#[component]
pub(super) fn MoveButton(
    /// What it does.
    to: Move,
    /// What stands in the form.
    draft: EventDraft,
    /// The group's number; 0 while it is on its way out.
    number: Memo<usize>,
) -> impl IntoView {
    let words = use_session().words();
    let label = to.label(words);
    let groups = draft.groups;
    let off = move || {
        let number = number.get();
        groups.with(|groups| to.is_off(number, groups.len()))
    };
    let press = move |_| {
        // One that is on its way out has no place, and may be pressed once more meanwhile.
        let Some(number) = number.try_get_untracked() else { return };
        let Some(place) = number.checked_sub(1) else { return };
        if !to.is_off(number, groups.with_untracked(Vec::len)) {
            dom::focus(&to.apply(draft, place));
        }
    };
    view! {
        <button
            type="button"
            class="button button--quiet"
            id=move || format!("{}-{}", to.name(), number.get())
            aria-label=move || (words.setup.of_group)(label, number.get())
            aria-disabled=move || off().to_string()
            on:click=press
        >
            {label}
        </button>
    }
}
