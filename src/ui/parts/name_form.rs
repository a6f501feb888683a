//! A name, asked for in place.

use super::alert;
use crate::app::use_session;
use crate::html::{El, button, el};
use crate::signal::{Callback, Signal};

/// What the form asks for, and who hears the answer.
pub(crate) struct NameForm {
    /// The id of its field.
    pub(crate) id: String,
    /// What is asked for.
    pub(crate) label: &'static str,
    /// What stands there at first.
    pub(crate) value: String,
    /// What the button says.
    pub(crate) button: &'static str,
    /// Takes the name, or says why not.
    pub(crate) on_done: Callback<String, Result<(), String>>,
    /// The form was put away.
    pub(crate) on_cancel: Callback<()>,
}

/// The form; it has the focus at once.
pub(crate) fn name_form(form: NameForm) -> El {
    let words = use_session().words();
    let NameForm { id, label, value, button: done, on_done, on_cancel } = form;
    let (name, fault) = (Signal::new(value), Signal::new(String::new()));
    let send = move || {
        if let Err(why) = on_done.run(name.get_untracked()) {
            fault.set(why);
        }
    };
    let field = el("input", "input")
        .id(&id)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("placeholder", label)
        .holds(name)
        .selected();
    el("form", "row row--wrap name-form")
        .submit(send)
        .keys(move |key| {
            let leaves = key.name == "Escape";
            if leaves {
                on_cancel.run(());
            }
            leaves
        })
        .add(el("label", "visually-hidden").attr("for", &id).text(label))
        .add(field)
        .add(el("button", "button button--main").attr("type", "submit").text(done))
        .add(button("button", words.group.cancel).click(move || on_cancel.run(())))
        .add(alert(fault))
}
