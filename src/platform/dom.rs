//! Elements of the page and what happens to them. The elements themselves are put together in `html`.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent};

pub(crate) use web_sys::{Element, Node};

#[wasm_bindgen]
extern "C" {
    /// An element that stands nowhere yet.
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub(crate) fn element(tag: &str) -> Element;
    #[wasm_bindgen(js_namespace = document, js_name = createElementNS)]
    fn element_of(namespace: &str, tag: &str) -> Element;
    /// A text that stands nowhere yet.
    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    pub(crate) fn text(text: &str) -> Node;
    #[wasm_bindgen(js_name = queueMicrotask)]
    fn queue_microtask(task: &JsValue);
}

/// An element of a drawing.
pub(crate) fn drawn(tag: &str) -> Element {
    element_of("http://www.w3.org/2000/svg", tag)
}

/// The page's body.
pub(crate) fn body() -> Option<Element> {
    Some(web_sys::window()?.document()?.body()?.into())
}

/// Sets an attribute; a name that is none is left out.
pub(crate) fn set_attribute(element: &Element, name: &str, value: &str) {
    element.set_attribute(name, value).ok();
}

/// Sets an attribute without a value, or takes it away.
pub(crate) fn set_flag(element: &Element, name: &str, on: bool) {
    element.toggle_attribute_with_force(name, on).ok();
}

/// Sets a property of the element's style; a `style` attribute the page's policy would block.
pub(crate) fn set_style(element: &Element, name: &str, value: &str) {
    element.unchecked_ref::<HtmlElement>().style().set_property(name, value).ok();
}

/// Puts `child` into `parent`, before `next` or at its end. A child that stands there already is left alone, so
/// that it keeps the focus.
pub(crate) fn put(parent: &Node, child: &Node, next: Option<&Node>) {
    let stands =
        child.parent_node().as_ref() == Some(parent) && child.next_sibling().as_ref() == next;
    if !stands {
        parent.insert_before(child, next).ok();
    }
}

/// Takes a node out of the page.
pub(crate) fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        parent.remove_child(node).ok();
    }
}

/// The text of a field.
pub(crate) fn value(field: &Element) -> String {
    // Fields of several lines have the same property.
    field.unchecked_ref::<HtmlInputElement>().value()
}

/// Sets the text of a field, where it differs: setting it anew would move the caret.
pub(crate) fn set_value(field: &Element, text: &str) {
    let field = field.unchecked_ref::<HtmlInputElement>();
    if field.value() != text {
        field.set_value(text);
    }
}

/// Sets a state that is either `true` or `false`.
pub(crate) fn set_state(element: &Element, name: &str, on: bool) {
    set_attribute(element, name, if on { "true" } else { "false" });
}

/// Ticks a box, or takes the tick away.
pub(crate) fn set_checked(field: &Element, on: bool) {
    field.unchecked_ref::<HtmlInputElement>().set_checked(on);
}

/// Gives an element the focus once it stands in the page, and selects what is in it.
pub(crate) fn focus_soon(element: &Element, select: bool) {
    let element = element.clone();
    let task = Closure::once_into_js(move || {
        element.unchecked_ref::<HtmlElement>().focus().ok();
        if select {
            element.unchecked_ref::<HtmlInputElement>().select();
        }
    });
    queue_microtask(&task);
}

/// Calls `heard` whenever this happens to the element. Not once it is out of the page: some events come late, and what
/// they would be told to is gone.
pub(crate) fn listen(element: &Element, event: &str, mut heard: Box<dyn Hear>) {
    let at = element.clone();
    let listener = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        #[cfg(debug_assertions)]
        fall_in_handler(&event);
        if at.is_connected() {
            heard.hear(Event(event));
        }
    });
    let listener = listener.into_js_value();
    element.add_event_listener_with_callback(event, listener.unchecked_ref()).ok();
}

#[cfg(debug_assertions)]
fn fall_in_handler(event: &web_sys::Event) {
    // A form that is sent all the same would lead the page somewhere else.
    if event.type_() == "submit" {
        event.prevent_default();
    }
    fall_if_asked("hears");
}

/// Falls over where a test asks for it in what does this, so that what comes then is proved for every handler and for
/// everything that follows signals. Not in what is shipped.
#[cfg(debug_assertions)]
pub(crate) fn fall_if_asked(does: &str) {
    let asked = js_sys::Reflect::get(&js_sys::global(), &"__fall".into());
    assert!(!asked.is_ok_and(|asked| asked == does), "a test asked for it");
}

/// What hears of events. A `dyn FnMut` has an entry, and code, for each of two ways to call it.
pub(crate) trait Hear {
    /// This happened.
    fn hear(&mut self, event: Event);
}

impl<F: FnMut(Event)> Hear for F {
    fn hear(&mut self, event: Event) {
        self(event);
    }
}

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) struct Event(pub(super) web_sys::Event);

/// A key, as it was pressed.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key that is held or not")]
pub(crate) struct Key {
    /// What the key stands for: `Enter`, `a`, `?`.
    pub(crate) name: String,
    pub(crate) shift: bool,
    /// Whether there is text in the field that it was pressed in; nothing where that is no field.
    pub(crate) typing: Option<bool>,
    /// Ctrl, or the command key of a Mac.
    pub(crate) command: bool,
    pub(crate) alt: bool,
    /// Whether an input method is composing; some browsers say so by key code 229 alone.
    pub(crate) composing: bool,
}

impl Event {
    /// Keeps the browser from doing what it usually does.
    pub(crate) fn prevent(&self) {
        self.0.prevent_default();
    }

    /// Whether the browser was kept from it already.
    pub(crate) fn is_prevented(&self) -> bool {
        self.0.default_prevented()
    }

    /// The text of the field it happened to.
    pub(crate) fn value(&self) -> String {
        self.target().map_or_else(String::new, |field| value(&field))
    }

    /// Whether the box it happened to is ticked.
    pub(crate) fn checked(&self) -> bool {
        self.target().is_some_and(|field| field.unchecked_ref::<HtmlInputElement>().checked())
    }

    /// Whether Shift was held.
    pub(crate) fn shift(&self) -> bool {
        self.0.unchecked_ref::<web_sys::MouseEvent>().shift_key()
    }

    /// The key that was pressed.
    pub(crate) fn key(&self) -> Key {
        let key = self.0.unchecked_ref::<KeyboardEvent>();
        Key {
            name: key.key(),
            shift: key.shift_key(),
            typing: self.typing(),
            command: key.ctrl_key() || key.meta_key(),
            alt: key.alt_key(),
            composing: key.is_composing() || key.key_code() == 229,
        }
    }

    /// The text that is being pasted.
    pub(crate) fn pasted(&self) -> String {
        let data = self.0.unchecked_ref::<web_sys::ClipboardEvent>().clipboard_data();
        data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
    }

    /// Whether a line would be broken by this input. Some phones' Enter is no key that a page can tell.
    pub(crate) fn breaks_line(&self) -> bool {
        let input = self.0.unchecked_ref::<InputEvent>();
        matches!(input.input_type().as_str(), "insertLineBreak" | "insertParagraph")
            && !input.is_composing()
    }

    /// Whether it happened in a field that text is typed into, and whether there is some.
    fn typing(&self) -> Option<bool> {
        let field = self.target()?;
        let typed = match field.tag_name().as_str() {
            "TEXTAREA" => true,
            "INPUT" => !matches!(
                field.get_attribute("type").as_deref(),
                Some("checkbox" | "radio" | "file" | "range")
            ),
            _ => false,
        };
        typed.then(|| !value(&field).is_empty())
    }

    fn target(&self) -> Option<Element> {
        self.0.target()?.dyn_into().ok()
    }
}
