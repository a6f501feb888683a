//! Files that stand beside the page.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = fetch)]
    fn js_fetch(path: &str) -> Result<js_sys::Promise, JsValue>;
}

/// Reads these files, by their paths beside the page; nothing where one can't be had.
pub(crate) fn texts(paths: Vec<String>, done: impl FnOnce(Option<Vec<String>>) + 'static) {
    spawn_local(async move {
        let mut texts = Vec::with_capacity(paths.len());
        for path in paths {
            match text(&path).await {
                Some(text) => texts.push(text),
                None => return done(None),
            }
        }
        done(Some(texts));
    });
}

async fn text(path: &str) -> Option<String> {
    let answer = JsFuture::from(js_fetch(path).ok()?).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
