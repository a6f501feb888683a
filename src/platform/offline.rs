//! Opening without a network: the service worker, as the page sees it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/assets/offline.js")]
extern "C" {
    #[wasm_bindgen(js_name = watch)]
    fn watch_worker(said: &JsValue);
    /// The newer version takes over, and the page opens in it.
    #[wasm_bindgen(js_name = takeOver)]
    pub(crate) fn take_over();
}

/// Calls `said` with "file", "off", "preparing", "ready" or "newer" whenever that changes.
pub(crate) fn watch(said: impl Fn(String) + 'static) {
    watch_worker(&Closure::<dyn Fn(String)>::new(said).into_js_value());
}
