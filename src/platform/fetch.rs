//! Files that stand beside the page.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::Response;

use super::promise::{settled, within};

/// Reads these files, by their paths beside the page; nothing where one can't be had.
pub(crate) fn texts(paths: &[String], done: impl FnOnce(Option<Vec<String>>) + 'static) {
    // All are asked for at once.
    let texts: Array = paths.iter().map(|path| future_to_promise(text(path.clone()))).collect();
    settled(Promise::all(&texts), move |texts| {
        let texts = texts.map(|texts| Array::from(&texts));
        done(texts.map(|texts| texts.iter().filter_map(|text| text.as_string()).collect()));
    });
}

/// Whether a file can be had, kept for opening without a network or from there; no for one that takes longer than ten seconds.
pub(crate) fn is_there(path: &'static str, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move { done(within(10, text(path.to_owned())).await.is_ok()) });
}

async fn text(path: String) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let answer: Response = JsFuture::from(window.fetch_with_str(&path)).await?.dyn_into()?;
    if !answer.ok() {
        return Err(path.into());
    }
    JsFuture::from(answer.text()?).await
}
