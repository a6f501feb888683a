//! Values that screens follow: [`Signal`], what is computed from them: [`Memo`], what runs again when they change:
//! [`follow`], and what a screen hears back from a part: [`Callback`]. Handles are small copies; what they stand for
//! lives as long as the owner that made it.
//!
//! The graph that knows who follows whom is Leptos'. Its own handles are written out anew for every type they hold,
//! about two kilobytes each; here one slot holds any type (docs/decisions.md has the figures).

mod callback;
mod make;
mod memo;
mod slot;
mod value;

use any_spawner::Executor;
use leptos::prelude::{RenderEffect, StoredValue};

pub use callback::Callback;
pub use leptos::prelude::{Owner, untrack};
pub use make::Make;
pub use memo::Memo;
pub use value::Signal;

/// Starts what effects run on, and runs this under an owner that lives until the page is closed.
pub fn mount(app: fn()) {
    // Only the first start of a page sets it up.
    Executor::init_wasm_bindgen().ok();
    let owner = Owner::new();
    owner.with(app);
    std::mem::forget(owner);
}

/// Runs now, and again whenever a signal that it read changes, until its owner is cleaned up.
pub fn follow(run: impl Fn() + 'static) {
    follow_boxed(Box::new(run));
}

fn follow_boxed(run: Box<dyn Make<()>>) {
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| run.make()));
}
