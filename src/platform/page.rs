//! The address of the page, which tab it is, what its browser calls itself, and when it has nothing else to do.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::BeforeUnloadEvent;

use super::promise::idle;

/// The page that has the organiser's screens too.
pub(crate) const ORGANISER: &str = "organiser.html";

/// Whether this is that page.
pub(crate) fn is_organisers() -> bool {
    address().ends_with(&format!("/{ORGANISER}"))
}

/// The address that links start with: of the page that tables open.
pub(crate) fn table_address() -> String {
    let here = address();
    here.strip_suffix(ORGANISER).map(str::to_owned).unwrap_or(here)
}

/// Opens another page in place of this one.
pub(crate) fn leave_for(page: &str) {
    if let Some(window) = web_sys::window() {
        drop(window.location().replace(page));
    }
}

/// Whether it is a file on a disk.
pub(crate) fn is_on_disk() -> bool {
    address().starts_with("file:")
}

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

/// Goes to a fragment (without `#`), as if the page had just been opened.
pub(crate) fn start_anew(fragment: &str) {
    if let Some(window) = web_sys::window() {
        window.location().set_hash(fragment).ok();
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

/// Calls `then` once the page has nothing else to do, two seconds from now at the latest.
pub(crate) fn when_idle(then: impl FnOnce() + 'static) {
    spawn_local(async move {
        idle().await;
        then();
    });
}

/// Calls `back` whenever somebody comes back to the page, or to the network.
pub(crate) fn on_return(back: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let back = handler(back);
    for event in ["pageshow", "focus", "online"] {
        drop(window.add_event_listener_with_callback(event, &back));
    }
    if let Some(document) = window.document() {
        drop(document.add_event_listener_with_callback("visibilitychange", &back));
    }
}

/// Whether the browser asks before it reloads, closes or leaves the page.
pub(crate) fn warn_before_leaving(warns: bool) {
    let Some(window) = web_sys::window() else { return };
    let ask = |event: BeforeUnloadEvent| {
        event.prevent_default();
        // What older browsers go by.
        event.set_return_value("leave?");
    };
    let ask = warns.then(|| Closure::<dyn Fn(BeforeUnloadEvent)>::new(ask).into_js_value());
    window.set_onbeforeunload(ask.as_ref().map(JsCast::unchecked_ref));
}

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
