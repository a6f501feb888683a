//! What a promise comes to.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Calls `done` with what the promise came to; with nothing where it was broken.
pub(super) fn settled(promise: Promise, done: impl FnOnce(Option<JsValue>) + 'static) {
    wait(promise, Box::new(done));
}

/// One for all: a future is written out anew for everything that waits in it.
fn wait(promise: Promise, done: Box<dyn FnOnce(Option<JsValue>)>) {
    spawn_local(async move { done(JsFuture::from(promise).await.ok()) });
}
