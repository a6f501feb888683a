//! Which key was pressed, and where.

use leptos::web_sys::{Event, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent};
use wasm_bindgen::JsCast as _;

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

/// Whether it happened in a field that text is typed into, and whether there is some; nothing where it is no such field.
pub(super) fn typing(event: &Event) -> Option<bool> {
    let field = event.target()?;
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        return Some(!field.value().is_empty());
    }
    let field = field.dyn_ref::<HtmlInputElement>()?;
    let typed = !matches!(field.type_().as_str(), "checkbox" | "radio" | "file" | "range");
    typed.then(|| !field.value().is_empty())
}
