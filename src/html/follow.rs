//! Elements that are made anew when the signals that they read change.

use std::cell::RefCell;

use super::El;
use crate::platform::dom::{self, Element};
use crate::signal::{Make, follow};

/// Runs now, and again whenever a signal that it read changes.
pub(super) fn bind(run: impl Fn() + 'static) {
    follow(move || {
        #[cfg(debug_assertions)]
        dom::fall_if_asked("follows");
        run();
    });
}

/// Keeps what `make` answers at this place in `parent`, where it answers something.
pub(super) fn follow_node(parent: &Element, make: Box<dyn Make<Option<El>>>) {
    follow_nodes(parent, Box::new(move || Vec::from_iter(make.make())));
}

/// The same for any number of elements.
pub(super) fn follow_nodes(parent: &Element, make: Box<dyn Make<Vec<El>>>) {
    let end = dom::text("");
    dom::put(parent, &end, None);
    let parent = parent.clone();
    let standing = RefCell::new(Vec::<El>::new());
    bind(move || {
        let new = make.make();
        for old in standing.replace(Vec::new()) {
            dom::remove(&old.0);
        }
        for el in &new {
            dom::put(&parent, &el.0, Some(&end));
        }
        standing.replace(new);
    });
}
