//! The address of the page, which tab it is, and what its browser calls itself.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

/// The address up to `#`.
pub(crate) fn address() -> String {
    href().split('#').next().unwrap_or_default().to_owned()
}

/// What follows `#`.
pub(crate) fn fragment() -> String {
    href().split_once('#').map_or_else(String::new, |(_, fragment)| fragment.to_owned())
}

/// Goes to a fragment (without `#`), as a new entry of the browser's history.
pub(crate) fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().set_hash(fragment));
    }
}

/// Goes to a fragment in place of the one that is shown, so that Back does not return to it.
pub(crate) fn redirect(fragment: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().replace(&format!("#{fragment}")));
    }
}

/// What the browser calls itself.
pub(crate) fn browser_name() -> String {
    let name = web_sys::window().map(|window| window.navigator().user_agent());
    name.and_then(Result::ok).unwrap_or_default()
}

/// Opens the first screen, as if the page had just been opened.
pub(crate) fn start_anew() {
    if let Some(window) = web_sys::window() {
        window.location().set_hash("/").ok();
        window.location().reload().ok();
    }
}

/// Calls `changed` with the new fragment whenever it changes.
pub(crate) fn on_fragment(changed: impl Fn(String) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn()>::new(move || changed(fragment()));
    drop(window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref()));
    listener.forget();
}

/// Which tab this is, also after a reload. Where the browser keeps nothing for a tab, each start is another.
pub(crate) fn tab() -> String {
    THIS_TAB.with_borrow_mut(|tab| tab.get_or_insert_with(kept_tab).clone())
}

thread_local! {
    /// Which tab this is. The browser is asked once: every key that is typed wants to know.
    static THIS_TAB: RefCell<Option<String>> = const { RefCell::new(None) };
}

fn kept_tab() -> String {
    let store = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    let known = store.as_ref().and_then(|store| store.get_item(TAB).ok().flatten());
    known.unwrap_or_else(|| {
        let new = format!("{:016x}", super::random::bits());
        if let Some(store) = store {
            store.set_item(TAB, &new).ok();
        }
        new
    })
}

/// Lets go of what is kept for this tab: which it is, and what it said when it fell over.
pub(crate) fn forget_tab() {
    THIS_TAB.take();
    let store = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    if let Some(store) = store {
        for key in [TAB, super::panics::KEY] {
            store.remove_item(key).ok();
        }
    }
}

const TAB: &str = "tabletalk/tab";

/// A function that the browser may call whenever it likes.
pub(super) fn handler(work: impl Fn() + 'static) -> Function {
    Closure::<dyn Fn()>::new(work).into_js_value().unchecked_into()
}

/// A part of the browser that not every page may use, or even ask for.
pub(super) fn part<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn href() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}
