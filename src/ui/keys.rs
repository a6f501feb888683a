//! Which key was pressed, and where.

use leptos::prelude::document;
use leptos::web_sys::{
    Element, Event, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent,
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

/// The same of what was put into a field.
pub(super) fn input_composes(input: &Event) -> bool {
    input.dyn_ref().is_some_and(InputEvent::is_composing)
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

/// How something came into a field: the `inputType` of the event.
pub(super) fn input_type(input: &Event) -> String {
    input.dyn_ref::<InputEvent>().map(InputEvent::input_type).unwrap_or_default()
}

/// A field that text is typed into, and what it holds.
pub(super) struct TextField {
    element: Element,
    pub(super) holds: String,
}

/// One field has a mark at most: the one that was typed into last.
const MARK: &str = "data-typed";

impl TextField {
    /// Whether it has the mark.
    pub(super) fn is_marked(&self) -> bool {
        self.element.has_attribute(MARK)
    }

    /// Gives it the mark.
    pub(super) fn mark(&self) {
        if let Ok(Some(last)) = document().query_selector(&format!("[{MARK}]")) {
            last.remove_attribute(MARK).ok();
        }
        self.element.set_attribute(MARK, "").ok();
    }
}

/// Takes the mark from the field of this id, where it has it.
pub(super) fn unmark(id: &str) {
    if let Some(field) = dom::by_id(id) {
        field.remove_attribute(MARK).ok();
    }
}

/// The field that something happened in, where text is typed into it.
pub(super) fn text_field(event: &Event) -> Option<TextField> {
    let element: Element = event.target()?.dyn_into().ok()?;
    if let Some(field) = element.dyn_ref::<HtmlTextAreaElement>() {
        return Some(TextField { holds: field.value(), element });
    }
    let field = element.dyn_ref::<HtmlInputElement>()?;
    let typed = !matches!(field.type_().as_str(), "checkbox" | "radio" | "file" | "range");
    typed.then(|| TextField { holds: field.value(), element: element.clone() })
}
