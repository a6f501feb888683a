//! Small parts that most screens have: a field with its label, a hint, an alert.

use crate::app::use_session;
use crate::html::{El, el};
use crate::signal::{Callback, Signal};

/// A line of help; shows nothing while it is empty.
pub(crate) fn hint(text: &str) -> El {
    el("p", "hint").text(text)
}

/// What went wrong, said at once; shows nothing while it is empty.
pub(crate) fn alert(fault: Signal<String>) -> El {
    el("p", "alert").attr("role", "alert").says(move || fault.get())
}

/// A line of text with its label.
pub(crate) fn text_field(id: &str, label: &str, value: Signal<String>) -> El {
    el("div", "field").add(el("label", "label").attr("for", id).text(label)).add(
        el("input", "input").id(id).attr("dir", "auto").attr("autocomplete", "off").holds(value),
    )
}

/// A number with its label and what is suggested.
pub(crate) fn number_field(id: &str, label: &str, said: &str, value: Signal<String>) -> El {
    let hint_id = format!("{id}-hint");
    let field = el("input", "input input--number")
        .id(id)
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("aria-describedby", &hint_id)
        .holds(value);
    el("div", "field")
        .add(el("label", "label").attr("for", id).text(label))
        .add(hint(said).id(&hint_id))
        .add(field)
}

/// Files to pick, with their label. `described` is the id of what says what is wrong with them; empty where that stands
/// elsewhere.
pub(crate) fn file_field(
    id: &str,
    label: &str,
    many: bool,
    described: &str,
    take: Callback<Vec<(String, Vec<u8>)>>,
) -> El {
    let session = use_session();
    let field = el("input", "input")
        .attr("type", "file")
        .id(id)
        .attr("accept", ".json,application/json")
        .on("change", move |event| session.read_files(&event, take));
    let field = if many { field.flag("multiple") } else { field };
    let field =
        if described.is_empty() { field } else { field.attr("aria-describedby", described) };
    el("div", "field").add(el("label", "label").attr("for", id).text(label)).add(field)
}
