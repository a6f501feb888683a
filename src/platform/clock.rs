//! What the device's clock shows.

use wasm_bindgen::prelude::*;

/// Milliseconds since 1970.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Calls `then` after so many milliseconds.
pub(crate) fn after(millis: i64, then: impl FnOnce() + 'static) {
    let millis = i32::try_from(millis).unwrap_or(i32::MAX);
    let then = Closure::once_into_js(then);
    if let Some(window) = web_sys::window() {
        let then = then.unchecked_ref();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(then, millis).ok();
    }
}

/// Hours and minutes of a moment as this device's clock showed it: `14:05`.
pub(crate) fn hours_minutes(millis: f64) -> String {
    let date = js_sys::Date::new(&millis.into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}
