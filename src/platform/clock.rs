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

/// Day, month (from 1), year, hour and minute of a moment as this device's clock showed it.
#[cfg(feature = "organiser")]
pub(crate) fn calendar(millis: f64) -> (u8, u8, i32, u8, u8) {
    let date = js_sys::Date::new(&millis.into());
    let small = |part: u32| u8::try_from(part).unwrap_or_default();
    let (day, month) = (small(date.get_date()), small(date.get_month()).saturating_add(1));
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    (day, month, year, small(date.get_hours()), small(date.get_minutes()))
}
