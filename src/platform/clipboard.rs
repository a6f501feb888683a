//! Copying text.

use super::promise::settled;

/// Copies, and says whether it worked. A page on plain http has no clipboard: then the answer is no.
pub(crate) fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = web_sys::window()
        .filter(web_sys::Window::is_secure_context)
        .map(|window| window.navigator().clipboard().write_text(text));
    match clipboard {
        Some(promise) => settled(promise, move |copied| done(copied.is_some())),
        None => done(false),
    }
}
