//! Files that stand beside the page.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::promise::settled;
use crate::listed::Listed as _;

#[wasm_bindgen(module = "/assets/reading.js")]
extern "C" {
    #[wasm_bindgen(js_name = texts)]
    fn js_texts(paths: Array) -> Promise;
}

/// Reads these files, by their paths beside the page; nothing where one can't be had.
pub(crate) fn texts(paths: &[String], done: impl FnOnce(Option<Vec<String>>) + 'static) {
    let paths = paths.iter().map(|path| JsValue::from_str(path)).collect();
    settled(js_texts(paths), move |texts| {
        let texts = texts.map(|texts| Array::from(&texts));
        done(texts.map(|texts| texts.iter().filter_map(|text| text.as_string()).listed()));
    });
}
