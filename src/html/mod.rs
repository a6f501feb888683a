//! Elements that follow signals. Each is made once, stands in the page itself, and changes where what it reads
//! changes; there is no second tree to compare with.
//!
//! Leptos brings the signals. Its `view!` writes the making of every view out as code of its own, about a kilobyte an
//! element; here an element is a few calls, and a first visit a good deal lighter (docs/decisions.md has the figures).

mod each;
mod el;
mod follow;
mod visible;

pub(crate) use el::{El, body, button, drawing, el, link};
pub(crate) use visible::visible;

pub(crate) use crate::platform::dom::Key;
