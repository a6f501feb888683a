//! What a panic says, before the app falls: on the console, and in sessionStorage for the rescue page.

use std::panic::PanicHookInfo;

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

/// Where the rescue page looks for it, in JSON: it stays until the tab is closed, or all is erased.
pub(super) const KEY: &str = "tabletalk/panic";

/// From now on panics say their message, file and line.
pub fn let_panics_speak() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        // Where nothing can be kept, the console has it.
        keep(panic).ok();
    }));
    #[cfg(debug_assertions)]
    fall_when_asked();
}

/// Gives the page a function that falls over, for a test that calls it in place of each handler. Not in what ships.
#[cfg(debug_assertions)]
fn fall_when_asked() {
    let fall = Closure::<dyn Fn()>::new(|| panic!("a test asked for it")).into_js_value();
    Reflect::set(&js_sys::global(), &"__fall".into(), &fall).ok();
}

fn keep(panic: &PanicHookInfo<'_>) -> Result<(), JsValue> {
    let message = panic.payload_as_str().unwrap_or_default();
    let (file, line) = panic.location().map_or(("", 0), |place| (place.file(), place.line()));
    let said = Object::new();
    Reflect::set(&said, &"message".into(), &message.into())?;
    Reflect::set(&said, &"file".into(), &file.into())?;
    Reflect::set(&said, &"line".into(), &line.into())?;
    let store = web_sys::window().ok_or(JsValue::NULL)?.session_storage()?;
    store.ok_or(JsValue::NULL)?.set_item(KEY, &String::from(JSON::stringify(&said)?))
}
