//! An element, put together call by call.

use super::each::each;
use super::follow::follow_nodes;
use super::visible::{shown, visible};
use crate::browser::dom::{self, Element, Event, Key};
use crate::signal::{Signal, follow};

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
        self.attr("dir", "auto").follows(move || shown(&text()).into_owned())
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
        self.follows(move || visible(&text()).into_owned())
    }

    fn follows(self, text: impl Fn() -> String + 'static) -> Self {
        let node = dom::text("");
        dom::put(&self.0, &node, None);
        follow_text(Box::new(text), Box::new(move |text| node.set_text_content(Some(text))));
        self
    }

    /// Sets an attribute that follows.
    pub(crate) fn attr_of(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        let set = move |value: &str| dom::set_attribute(&element, name, &visible(value));
        follow_text(Box::new(value), Box::new(set));
        self
    }

    /// Sets an attribute without a value, or takes it away, as this follows.
    pub(crate) fn flag_if(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        follow_state(Box::new(on), Box::new(move |on| dom::set_flag(&element, name, on)));
        self
    }

    /// Sets a state that assistive technology reads: `aria-pressed`, `aria-expanded`.
    pub(crate) fn state(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        let set = move |on| dom::set_attribute(&element, name, if on { "true" } else { "false" });
        follow_state(Box::new(on), Box::new(set));
        self
    }

    /// Ticks the box, as this follows.
    pub(crate) fn checked(self, on: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        follow_state(Box::new(on), Box::new(move |on| dom::set_checked(&element, on)));
        self
    }

    /// A field's text: what is typed goes into the signal, what is set there into the field.
    pub(crate) fn holds(self, text: Signal<String>) -> Self {
        self.holds_from(move || text.get()).input(move |typed| text.set(typed))
    }

    /// A field's text follows; typing is heard by [`Self::input`].
    pub(crate) fn holds_from(self, text: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        follow_text(Box::new(text), Box::new(move |text| dom::set_value(&element, text)));
        self
    }

    /// Adds an element that stands while there is one; made anew when what it reads changes.
    pub(crate) fn part(self, make: impl Fn() -> Option<Self> + 'static) -> Self {
        self.parts(move || make().into_iter().collect())
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

fn follow_text(text: Box<dyn Fn() -> String>, set: Box<dyn Fn(&str)>) {
    follow(move || set(&text()));
}

fn follow_state(on: Box<dyn Fn() -> bool>, set: Box<dyn Fn(bool)>) {
    follow(move || set(on()));
}
