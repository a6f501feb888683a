//! Randomness from the browser.

/// 64 random bits; from `Math.random` where the page has no crypto.
pub(crate) fn bits() -> u64 {
    let mut bytes = [0; 8];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled {
        u64::from_le_bytes(bytes)
    } else {
        js_sys::Math::random().to_bits() ^ js_sys::Date::now().to_bits()
    }
}
