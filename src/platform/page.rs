//! The address of the page, its title and its focus.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// Calls it once the page has done all that is queued.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(task: &JsValue);
    #[wasm_bindgen(js_namespace = CSS)]
    fn supports(declaration: &str) -> bool;
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
    let store = web_sys::window().and_then(|window| window.session_storage().ok().flatten());
    if let Some(store) = store {
        for key in [TAB, super::panics::KEY] {
            store.remove_item(key).ok();
        }
    }
}

const TAB: &str = "tabletalk/tab";

/// Names the page.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Opens the dialog of this id over the page, or closes it.
pub(crate) fn set_dialog(id: &str, open: bool) {
    let Some(dialog) = by_id(id) else { return };
    let dialog = dialog.unchecked_into::<web_sys::HtmlDialogElement>();
    if open {
        dialog.show_modal().ok();
    } else {
        dialog.close();
    }
}

/// Selects the text of the field of this id, with the focus.
pub(crate) fn select(id: &str) {
    if let Some(field) = by_id(id) {
        focus(id);
        field.unchecked_into::<web_sys::HtmlInputElement>().select();
    }
}

/// Moves the focus to the element of this id, where there is one.
pub(crate) fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        element.unchecked_into::<HtmlElement>().focus().ok();
    }
}

/// Scrolls the element of this id to its end.
pub(crate) fn to_end(id: &str) {
    if let Some(element) = by_id(id) {
        element.set_scroll_top(element.scroll_height());
    }
}

/// Whether what is looked at stays where it is, while something comes above it.
pub(crate) fn holds_still() -> bool {
    supports("overflow-anchor: auto")
}

/// Scrolls the page to its top.
pub(crate) fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Does this once everything that follows what has changed has followed.
pub(crate) fn soon(task: impl FnOnce() + 'static) {
    set_timeout(&Closure::once_into_js(task));
}

/// Takes the element of this id out of the page, where there is one.
pub(crate) fn remove(id: &str) {
    if let Some(element) = by_id(id) {
        element.remove();
    }
}

/// A function that the browser may call whenever it likes.
pub(super) fn handler(work: impl Fn() + 'static) -> Function {
    Closure::<dyn Fn()>::new(work).into_js_value().unchecked_into()
}

fn by_id(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

fn href() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}
