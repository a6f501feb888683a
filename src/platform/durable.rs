//! The durable copy in `IndexedDB`. What it has taken outlives a browser that is killed; localStorage may not.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::promise::settled;
use crate::listed::Listed as _;

#[wasm_bindgen(module = "/assets/durable.js")]
extern "C" {
    #[wasm_bindgen(js_name = writeAll)]
    fn write_all(keys: Array, values: Array) -> Promise;
    #[wasm_bindgen(js_name = readAll)]
    fn read_all() -> Promise;
    #[wasm_bindgen(js_name = eraseAll)]
    fn erase_all(keys: Array) -> Promise;
    #[wasm_bindgen(js_name = leaveNothing)]
    fn js_leave_nothing() -> Promise;
}

/// Keys and values.
pub(crate) type Entries = Vec<(String, String)>;

/// Writes entries, all or none; answers whether they are there for good.
pub(crate) fn write(entries: &[(String, String)], done: Box<dyn FnOnce(bool)>) {
    let keys = entries.iter().map(|(key, _)| JsValue::from_str(key)).collect();
    let values = entries.iter().map(|(_, value)| JsValue::from_str(value)).collect();
    settled(write_all(keys, values), move |there| done(there.is_some()));
}

/// Reads everything; nothing where the store does not answer.
pub(crate) fn read(done: Box<dyn FnOnce(Option<Entries>)>) {
    settled(read_all(), move |pairs| {
        let pairs = pairs.map(|pairs| Array::from(&pairs));
        done(pairs.map(|pairs| pairs.iter().filter_map(entry).listed()));
    });
}

/// Lets go of these keys, and of all that start with one that ends in `/`; answers whether they are gone.
pub(crate) fn erase(keys: &[String], done: Box<dyn FnOnce(bool)>) {
    let keys = keys.iter().map(|key| JsValue::from_str(key)).collect();
    settled(erase_all(keys), move |gone| done(gone.is_some()));
}

/// Deletes the database, and what was kept for opening offline.
pub(crate) fn leave_nothing(done: Box<dyn FnOnce()>) {
    settled(js_leave_nothing(), move |_| done());
}

fn entry(pair: JsValue) -> Option<(String, String)> {
    let pair = Array::from(&pair);
    Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
}
