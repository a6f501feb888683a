//! A field of the form, with what is wrong with it.

use crate::app::use_session;
use crate::domain::event::EventFault;
use crate::html::{El, el};
use crate::signal::{Memo, Signal};
use crate::ui::parts::hint;

/// All that is wrong with the form.
pub(super) type Faults = Signal<Vec<EventFault>>;

/// The id of the field that a fault is about.
pub(super) fn field_of(fault: &EventFault) -> String {
    match fault {
        EventFault::Title(_) => "event-title".into(),
        EventFault::Date(_) => "event-date".into(),
        EventFault::GroupName(number, _) => format!("name-{number}"),
        EventFault::Question(number, _) | EventFault::SameGroup(number) => {
            format!("question-{number}")
        }
        EventFault::NoGroups | EventFault::TooManyGroups(_) => "add-group".into(),
        EventFault::Kinds => "add-kind".into(),
        EventFault::KindName(number, _) => format!("kind-{number}"),
        EventFault::Dots => "event-dots".into(),
        EventFault::Cap => "event-cap".into(),
    }
}

/// What is wrong with the field of this id.
pub(super) fn wrong_with(id: &str, faults: Faults) -> Option<String> {
    let words = use_session().words();
    faults.with(|faults| {
        let own = faults.iter().find(|why| field_of(why) == id);
        own.map(|why| (words.faults.event)(why))
    })
}

/// A field of a fixed id.
pub(super) fn field(
    id: &'static str,
    label: &str,
    said: &str,
    value: Signal<String>,
    faults: Faults,
) -> El {
    numbered_field(move || id.to_owned(), label, said, value, faults)
}

/// A field whose id follows its place in the form.
pub(super) fn numbered_field(
    id: impl Fn() -> String + Copy + Send + Sync + 'static,
    label: &str,
    said: &str,
    value: Signal<String>,
    faults: Faults,
) -> El {
    let wrong = Memo::new(move || wrong_with(&id(), faults));
    let part = move |name: &'static str| move || format!("{}-{name}", id());
    let described = move || format!("{0}-hint {0}-fault", id());
    let field = el("input", "input")
        .attr_of("id", id)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr_of("aria-describedby", described)
        .state("aria-invalid", move || wrong.with(Option::is_some))
        .holds(value);
    el("div", "field")
        .add(el("label", "label").attr_of("for", id).text(label))
        .add(hint(said).attr_of("id", part("hint")))
        .add(
            el("p", "alert")
                .attr_of("id", part("fault"))
                .says(move || wrong.get().unwrap_or_default()),
        )
        .add(field)
}
