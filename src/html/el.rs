//! An element, put together call by call.

use std::borrow::Cow;

use super::each::each;
use super::follow::{bind, follow_node, follow_nodes};
use super::visible::{shown, visible};
use crate::platform::dom::{self, Element, Event, Key};
use crate::signal::{Make, Signal};

/// An element. What is added as a function follows the signals that it reads.
pub(crate) struct El(pub(super) Element);

/// An element of this tag and these classes.
pub(crate) fn el(tag: &str, class: &str) -> El {
    let element = El(dom::element(tag));
    if class.is_empty() { element } else { element.attr("class", class) }
}

/// A drawing of this many units a side, with one path.
pub(crate) fn drawing(class: &str, side: u16, path: &str) -> El {
    let path = El(dom::drawn("path")).attr("d", path);
    El(dom::drawn("svg"))
        .attr("class", class)
        .attr("viewBox", &format!("0 0 {side} {side}"))
        .add(path)
}

/// A button that does something on this page.
pub(crate) fn button(class: &str, label: &str) -> El {
    el("button", class).attr("type", "button").text(label)
}

/// A link to another screen or page.
pub(crate) fn link(class: &str, href: &str) -> El {
    el("a", class).attr("href", href)
}

/// The page's body, where there is a page.
pub(crate) fn body() -> Option<El> {
    dom::body().map(El)
}

impl El {
    /// Sets its id.
    pub(crate) fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Sets an attribute.
    pub(crate) fn attr(self, name: &str, value: &str) -> Self {
        dom::set_attribute(&self.0, name, value);
        self
    }

    /// Sets an attribute without a value: `hidden`, `readonly`.
    pub(crate) fn flag(self, name: &str) -> Self {
        self.attr(name, "")
    }

    /// Sets the name that a screen reader says.
    pub(crate) fn label(self, label: &str) -> Self {
        self.attr("aria-label", &visible(label))
    }

    /// Text that a person wrote at length: it runs in its own direction.
    pub(crate) fn written(self, text: &str) -> Self {
        dom::put(&self.0, &dom::text(&shown(text)), None);
        self.attr("dir", "auto")
    }

    /// The same where it follows.
    pub(crate) fn writes(self, text: impl Fn() -> String + 'static) -> Self {
        follow_text(&self.0, Box::new(text), shown);
        self.attr("dir", "auto")
    }

    /// A name that a person gave: it runs in its own direction, and nothing in it is unseen.
    pub(crate) fn named(self, name: &str) -> Self {
        self.attr("dir", "auto").text(name)
    }

    /// Sets a property of its style, such as `--hue`.
    pub(crate) fn style(self, name: &str, value: &str) -> Self {
        dom::set_style(&self.0, name, value);
        self
    }

    /// Adds text.
    pub(crate) fn text(self, text: &str) -> Self {
        dom::put(&self.0, &dom::text(&visible(text)), None);
        self
    }

    /// Adds an element.
    pub(crate) fn add(self, child: Self) -> Self {
        dom::put(&self.0, &child.0, None);
        self
    }

    /// Adds elements.
    pub(crate) fn add_all(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::add)
    }

    /// Adds text that follows.
    pub(crate) fn says(self, text: impl Fn() -> String + 'static) -> Self {
        follow_text(&self.0, Box::new(text), visible);
        self
    }

    /// Sets an attribute that follows.
    pub(crate) fn attr_of(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        follow_attribute(&self.0, name, Box::new(value));
        self
    }

    /// Sets an attribute without a value, or takes it away, as this follows.
    pub(crate) fn flag_if(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        follow_state(&self.0, Box::new(on), name, dom::set_flag);
        self
    }

    /// Sets a state that assistive technology reads: `aria-pressed`, `aria-expanded`.
    pub(crate) fn state(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        follow_state(&self.0, Box::new(on), name, dom::set_state);
        self
    }

    /// Ticks the box, as this follows.
    pub(crate) fn checked(self, on: impl Fn() -> bool + 'static) -> Self {
        follow_state(&self.0, Box::new(on), "", |field, _, on| dom::set_checked(field, on));
        self
    }

    /// A field's text: what is typed goes into the signal, what is set there into the field.
    pub(crate) fn holds(self, text: Signal<String>) -> Self {
        self.holds_from(move || text.get()).input(move |typed| text.set(typed))
    }

    /// A field's text follows; typing is heard by [`Self::input`].
    pub(crate) fn holds_from(self, text: impl Fn() -> String + 'static) -> Self {
        follow_value(&self.0, Box::new(text));
        self
    }

    /// Adds an element that stands while there is one; made anew when what it reads changes.
    pub(crate) fn part(self, make: impl Fn() -> Option<Self> + 'static) -> Self {
        follow_node(&self.0, Box::new(make));
        self
    }

    /// Adds elements that are all made anew when what they read changes.
    pub(crate) fn parts(self, make: impl Fn() -> Vec<Self> + 'static) -> Self {
        follow_nodes(&self.0, Box::new(make));
        self
    }

    /// Adds an element for each item. One whose item stays is left alone, wherever it comes to stand.
    pub(crate) fn each<T: PartialEq + 'static>(
        self,
        items: impl Fn() -> Vec<T> + 'static,
        row: impl Fn(&T) -> Self + 'static,
    ) -> Self {
        each(&self.0, items, row);
        self
    }

    /// Calls this whenever the event happens to it or in it.
    pub(crate) fn on(self, event: &str, heard: impl FnMut(Event) + 'static) -> Self {
        dom::listen(&self.0, event, Box::new(heard));
        self
    }

    /// Calls this when it is tapped, or pressed by a key.
    pub(crate) fn click(self, mut heard: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| heard())
    }

    /// Calls this with the field's text whenever it changes.
    pub(crate) fn input(self, mut heard: impl FnMut(String) + 'static) -> Self {
        self.on("input", move |event| heard(event.value()))
    }

    /// Calls this when the form is sent.
    pub(crate) fn submit(self, mut heard: impl FnMut() + 'static) -> Self {
        self.on("submit", move |event| {
            event.prevent();
            heard();
        })
    }

    /// Calls this for each key; the browser does nothing with one that was answered with true.
    pub(crate) fn keys(self, mut heard: impl FnMut(Key) -> bool + 'static) -> Self {
        self.on("keydown", move |event| {
            if !event.is_prevented() && heard(event.key()) {
                event.prevent();
            }
        })
    }

    /// Takes what is dropped here.
    pub(crate) fn drops(self, mut heard: impl FnMut(Event) + 'static) -> Self {
        self.on("dragover", |event| event.prevent()).on("drop", move |event| {
            event.prevent();
            heard(event);
        })
    }

    /// Takes the focus once it stands in the page.
    pub(crate) fn focused(self) -> Self {
        dom::focus_soon(&self.0, false);
        self
    }

    /// Takes the focus once it stands in the page, its text selected.
    pub(crate) fn selected(self) -> Self {
        dom::focus_soon(&self.0, true);
        self
    }
}

// What follows is written once for all functions: in the methods above it would be written out for each.

fn follow_text(
    parent: &Element,
    text: Box<dyn Make<String>>,
    signs: for<'a> fn(&'a str) -> Cow<'a, str>,
) {
    let node = dom::text("");
    dom::put(parent, &node, None);
    bind(move || node.set_text_content(Some(&signs(&text.make()))));
}

fn follow_attribute(element: &Element, name: &'static str, value: Box<dyn Make<String>>) {
    let element = element.clone();
    bind(move || dom::set_attribute(&element, name, &visible(&value.make())));
}

fn follow_state(
    element: &Element,
    on: Box<dyn Make<bool>>,
    name: &'static str,
    set: fn(&Element, &str, bool),
) {
    let element = element.clone();
    bind(move || set(&element, name, on.make()));
}

fn follow_value(field: &Element, text: Box<dyn Make<String>>) {
    let field = field.clone();
    bind(move || dom::set_value(&field, &text.make()));
}
