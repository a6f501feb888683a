//! Focus, scroll and dialogs: what a screen may ask of the page itself.
//!
//! What moves the focus waits until the screens have followed what changed, so that it can go to what has just come.

use std::time::Duration;

use leptos::leptos_dom::helpers::request_idle_callback_with_handle;
use leptos::prelude::{document, queue_microtask, set_timeout};
use leptos::web_sys::{
    Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement, window,
};
use wasm_bindgen::JsCast as _;

/// Names the page.
pub(super) fn set_title(title: &str) {
    document().set_title(title);
}

/// Takes the element of this id out of the page, where there is one.
pub(super) fn remove(id: &str) {
    if let Some(element) = by_id(id) {
        element.remove();
    }
}

/// Calls `seen` when an element is less than half a screen away.
#[cfg(feature = "organiser")]
pub(super) fn when_in_sight(element: &Element, seen: impl Fn() + 'static) {
    use js_sys::{Array, Function};
    use leptos::web_sys::{
        IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    };
    use wasm_bindgen::prelude::{Closure, JsValue};

    let looked = move |entries: Array, watching: IntersectionObserver| {
        let entry = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>();
        if entries.iter().map(entry).any(|entry| entry.is_intersecting()) {
            watching.disconnect();
            seen();
        }
    };
    let looked = Closure::<dyn Fn(Array, IntersectionObserver)>::new(looked).into_js_value();
    let near = IntersectionObserverInit::new();
    near.set_root_margin("50%");
    if let Ok(watching) =
        IntersectionObserver::new_with_options(looked.unchecked_ref::<Function>(), &near)
    {
        watching.observe(element);
    }
}

/// Moves the focus to the element of this id, where there is one once the screens have followed.
pub(super) fn focus(id: &str) {
    let id = id.to_owned();
    soon(move || focus_now(&id));
}

/// The same, and the page does not move.
pub(super) fn focus_in_place(id: &str) {
    let id = id.to_owned();
    soon(move || focus_without_scrolling(&id));
}

/// The same for something in a card that comes into sight as a whole, or from its beginning on.
#[cfg(feature = "organiser")]
pub(super) fn focus_in_card(id: &str, card: &str) {
    use leptos::web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

    let (id, card) = (id.to_owned(), card.to_owned());
    soon(move || {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        if let Some(card) = by_id(&card) {
            card.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
        focus_without_scrolling(&id);
    });
}

/// Moves the focus back to the first of these that is in sight, and the page does not move; else to one that is there, else to
/// the other element.
#[cfg(feature = "organiser")]
pub(super) fn focus_back(ids: Vec<String>, other: &'static str) {
    soon(move || {
        let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
        let is_in_sight = |id: &&String| {
            by_id(id).map(|element| element.get_bounding_client_rect()).is_some_and(|place| {
                place.top() >= 0.0 && height.is_some_and(|height| place.bottom() <= height)
            })
        };
        if let Some(id) = ids.iter().find(is_in_sight) {
            focus_without_scrolling(id);
        } else {
            focus_now(ids.iter().rfind(|id| by_id(id).is_some()).map_or(other, String::as_str));
        }
    });
}

/// Gives the focus to the element of this id where, once the screens have followed what changed, nothing has it: what had it
/// is gone or hidden.
pub(super) fn focus_if_lost(id: &str) {
    let id = id.to_owned();
    soon(move || {
        if is_focus_lost() {
            focus_now(&id);
        }
    });
}

/// To be called where a list is about to put its rows into another order: what has the focus loses it while it is moved,
/// and gets it back here.
pub(super) fn keep_focus() {
    let Some(focused) = document().active_element() else { return };
    queue_microtask(move || {
        if is_focus_lost() && focused.is_connected() {
            focus_element(&focused);
        }
    });
}

/// Whether nobody has the focus but the page as a whole.
fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|now| now.tag_name() == "BODY")
}

/// Shows a new screen from its top, with the focus on the element of this id, unless somebody is writing.
pub(super) fn show_from_top(id: &str, writes: fn() -> bool) {
    let id = id.to_owned();
    soon(move || {
        if !writes() {
            focus_now(&id);
        }
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// Whether the element of this id has the focus.
pub(super) fn has_focus(id: &str) -> bool {
    document().active_element().is_some_and(|focused| focused.id() == id)
}

/// What an element says in this attribute.
pub(super) fn attribute(id: &str, name: &str) -> Option<String> {
    by_id(id)?.get_attribute(name)
}

/// What stands in the field of this id.
pub(super) fn typed(id: &str) -> Option<String> {
    Some(text_field(id)?.value())
}

/// Where the next key goes in a field: from where to where it replaces what is there, each counted from the end of the text.
#[derive(Clone, Copy)]
pub(super) struct Caret([u32; 2]);

/// Where the next key goes in the field of this id, if it has the focus.
pub(super) fn caret(id: &str) -> Option<Caret> {
    let field = text_field(id).filter(|_| has_focus(id))?;
    let (from, to) = (field.selection_start().ok()??, field.selection_end().ok()??);
    Some(Caret([from, to].map(|at| field.text_length().saturating_sub(at))))
}

/// Puts text into the field of this id, where the next key goes from now on.
pub(super) fn go_on_in(id: &str, text: &str, Caret(from_end): Caret) {
    if let Some(field) = text_field(id) {
        field.set_value(text);
        field.focus().ok();
        let [from, to] = from_end.map(|left| field.text_length().saturating_sub(left));
        field.set_selection_range(from, to).ok();
    }
}

/// Whether there is likely to be a keyboard to type on: where fingers point, a field with the focus opens one on screen.
pub(super) fn has_keys() -> bool {
    let fingers = window().and_then(|window| window.match_media("(pointer:coarse)").ok().flatten());
    !fingers.is_some_and(|fingers| fingers.matches())
}

/// Scrolls the element of this id to its end, once the screens have followed.
pub(super) fn scroll_to_end(id: &'static str) {
    soon(move || {
        if let Some(element) = by_id(id) {
            element.set_scroll_top(element.scroll_height());
        }
    });
}

/// Selects the text of the field of this id, with the focus.
pub(super) fn select(id: &str) {
    if let Some(element) = by_id(id) {
        focus_now(id);
        select_text(&element);
    }
}

/// The same, once the screens have followed.
pub(super) fn select_soon(id: &'static str) {
    soon(move || select(id));
}

/// Chooses the option of this value in the list of this id; nothing hears of it.
#[cfg(feature = "organiser")]
pub(super) fn choose(id: &str, value: &str) {
    use leptos::web_sys::HtmlSelectElement;

    if let Some(list) = by_id(id).and_then(|element| element.dyn_into::<HtmlSelectElement>().ok()) {
        list.set_value(value);
    }
}

/// Opens the dialog of this id; the page behind it waits.
pub(super) fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.show_modal().ok();
    }
}

/// Closes the dialog of this id; the browser gives the focus back to what opened it.
pub(super) fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Runs once the screens have followed what changed.
pub(super) fn soon(task: impl FnOnce() + 'static) {
    set_timeout(task, Duration::ZERO);
}

/// Runs once the page has nothing else to do: whatever somebody presses comes first. Safari can't say when that is.
pub(super) fn when_idle(task: impl Fn() + Clone + 'static) {
    if request_idle_callback_with_handle(task.clone()).is_err() {
        soon(task);
    }
}

/// A directive (`use:focused`): the element takes the focus once it stands in the page.
pub(super) fn focused(element: Element) {
    queue_microtask(move || focus_element(&element));
}

/// A directive (`use:focused_if=wanted`): the same, where it is wanted.
pub(super) fn focused_if(element: Element, wanted: bool) {
    if wanted {
        focused(element);
    }
}

/// A directive (`use:selected`): the field takes the focus once it stands in the page, its text selected.
pub(super) fn selected(element: Element) {
    queue_microtask(move || {
        focus_element(&element);
        select_text(&element);
    });
}

fn focus_now(id: &str) {
    if let Some(element) = by_id(id) {
        focus_element(&element);
    }
}

fn focus_element(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.focus().ok();
    }
}

fn focus_without_scrolling(id: &str) {
    use leptos::web_sys::FocusOptions;

    let in_place = FocusOptions::new();
    in_place.set_prevent_scroll(true);
    if let Some(element) = by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.focus_with_options(&in_place).ok();
    }
}

fn select_text(element: &Element) {
    if let Some(field) = element.dyn_ref::<HtmlInputElement>() {
        field.select();
    } else if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        field.select();
    }
}

fn text_field(id: &str) -> Option<HtmlTextAreaElement> {
    by_id(id)?.dyn_into().ok()
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    by_id(id)?.dyn_into().ok()
}

pub(super) fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}
