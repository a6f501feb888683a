//! What a promise comes to, and how long that may take.

use std::future::{Future, poll_fn};
use std::pin::pin;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::IdleRequestOptions;

/// Calls `done` with what the promise came to; with nothing where it was broken.
pub(super) fn settled(promise: Promise, done: impl FnOnce(Option<JsValue>) + 'static) {
    spawn_local(async move { done(JsFuture::from(promise).await.ok()) });
}

/// What never answers must not hold anything up: it counts as broken after this time.
pub(super) async fn within<T>(
    seconds: i32,
    work: impl Future<Output = Result<T, JsValue>>,
) -> Result<T, JsValue> {
    let (mut work, mut late) = (pin!(work), pin!(after(seconds)));
    poll_fn(|task| {
        let answer = work.as_mut().poll(task);
        if answer.is_pending() {
            return late.as_mut().poll(task).map(|()| Err("no answer".into()));
        }
        answer
    })
    .await
}

/// Comes after this time.
pub(super) async fn after(seconds: i32) {
    let timer = Promise::new(&mut |then, _| {
        if let Some(window) = web_sys::window() {
            let millis = seconds * 1000;
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&then, millis).ok();
        }
    });
    JsFuture::from(timer).await.ok();
}

/// Comes once the page has nothing else to do, two seconds from now at the latest. Safari can't say when that is.
pub(super) async fn idle() {
    let Some(window) = web_sys::window() else { return };
    let options = IdleRequestOptions::new();
    options.set_timeout(2000);
    let mut can_say = true;
    let idle = Promise::new(&mut |then, _| {
        can_say = window.request_idle_callback_with_options(&then, &options).is_ok();
    });
    if can_say {
        JsFuture::from(idle).await.ok();
    } else {
        after(1).await;
    }
}
