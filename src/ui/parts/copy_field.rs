//! Text to take along: selectable, with a copy button.

use crate::app::use_session;
use crate::html::{El, button, el};
use crate::signal::{Callback, Memo, Signal};

/// A field of this id that shows `text` and copies it. Where copying is blocked, the text is selected for copying by hand.
pub(crate) fn copy_field(id: &str, label: &str, text: Memo<String>) -> El {
    let session = use_session();
    let words = session.words();
    let said = Signal::new("");
    let field = id.to_owned();
    let done = Callback::new(move |copied: bool| {
        said.set(if copied { words.group.copied } else { words.group.copy_failed });
        if !copied {
            session.select(&field);
        }
    });
    let copy = button("button", words.group.copy)
        .label(&format!("{} {label}", words.group.copy))
        .click(move || session.copy(text.with_untracked(String::clone), done));
    let field = el("input", "input").id(id).flag("readonly").holds_from(move || text.get());
    el("div", "field")
        .add(el("label", "label").attr("for", id).text(label))
        .add(el("div", "row copy").add(field).add(copy))
        .add(el("p", "hint").attr("role", "status").says(move || said.get().to_owned()))
}
