//! The keyboard: what the keys of a group's screens do, and the help that lists them.

use leptos::ev::KeyboardEvent;

use super::group_view::GroupView;
use super::undo::Undo;

/// Answers a key anywhere on the page of a group.
pub(super) fn hears(_view: GroupView, _undo: Undo, _key: &KeyboardEvent) {}
