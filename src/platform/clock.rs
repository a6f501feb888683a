//! What the device's clock shows.

/// Milliseconds since 1970.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Hours and minutes of a moment as this device's clock showed it: `14:05`.
pub(crate) fn hours_minutes(millis: f64) -> String {
    let date = js_sys::Date::new(&millis.into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}
