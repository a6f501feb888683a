//! Running something again when the signals that it reads change.

use leptos::prelude::*;

use super::El;
use crate::browser::dom::{self, Element};

/// Runs now, and again whenever a signal that it read changes, until its owner is cleaned up.
pub(super) fn follow(run: Box<dyn Fn()>) {
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| run()));
}

/// Keeps what `make` answers at this place in `parent`.
pub(super) fn follow_nodes(parent: &Element, make: Box<dyn Fn() -> Vec<El>>) {
    let end = dom::text("");
    dom::put(parent, &end, None);
    let parent = parent.clone();
    let standing = std::cell::RefCell::new(Vec::<El>::new());
    follow(Box::new(move || {
        let new = make();
        for old in standing.replace(Vec::new()) {
            dom::remove(&old.0);
        }
        for el in &new {
            dom::put(&parent, &el.0, Some(&end));
        }
        standing.replace(new);
    }));
}
