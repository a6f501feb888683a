//! Which key was pressed, and where.

use leptos::web_sys::{
    Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent,
};
use wasm_bindgen::JsCast as _;

use super::dom;

/// Whether an input method is composing; some browsers say so by key code 229 alone.
pub(super) fn composes(key: &KeyboardEvent) -> bool {
    key.is_composing() || key.key_code() == 229
}

/// Whether Ctrl is held, or the command key of a Mac.
pub(super) fn commands(key: &KeyboardEvent) -> bool {
    key.ctrl_key() || key.meta_key()
}

/// Whether this is Enter that adds or saves: not with Shift, which begins a line, and not one that an input method takes.
pub(super) fn enters(key: &KeyboardEvent) -> bool {
    key.key() == "Enter" && !key.shift_key() && !composes(key)
}

/// Whether this is Escape that leaves a form, and not one that an input method takes.
pub(super) fn escapes(key: &KeyboardEvent) -> bool {
    key.key() == "Escape" && !composes(key)
}

/// Whether a line would be broken by this input. Some phones' Enter is no key that a page can tell.
pub(super) fn breaks_line(input: &InputEvent) -> bool {
    matches!(input.input_type().as_str(), "insertLineBreak" | "insertParagraph")
        && !input.is_composing()
}

/// Whether it happened in a field that text is typed into.
pub(super) fn in_text(event: &Event) -> bool {
    text_field(event).is_some()
}

/// Whether it happened in a field that has typing of its own to take back, or to bring back: some stands there, or did since
/// it was typed into, as [`notes_typing`] heard.
pub(super) fn has_typing(event: &Event) -> bool {
    text_field(event).is_some_and(|(field, is_empty)| !is_empty || field.has_attribute(TYPED))
}

/// Hears that something is typed into a field.
pub(super) fn notes_typing(event: &Event) {
    if let Some((field, _)) = text_field(event) {
        field.set_attribute(TYPED, "").ok();
    }
}

/// What was typed into this field went where it belongs: there is nothing to take back in it.
pub(super) fn forget_typing(id: &str) {
    if let Some(field) = dom::by_id(id) {
        field.remove_attribute(TYPED).ok();
    }
}

const TYPED: &str = "data-typed";

/// The field that something happened in, where text is typed into it, and whether it is empty.
fn text_field(event: &Event) -> Option<(HtmlElement, bool)> {
    let field = event.target()?;
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        return Some((field.clone().into(), field.value().is_empty()));
    }
    let field = field.dyn_ref::<HtmlInputElement>()?;
    let typed = !matches!(field.type_().as_str(), "checkbox" | "radio" | "file" | "range");
    typed.then(|| (field.clone().into(), field.value().is_empty()))
}
