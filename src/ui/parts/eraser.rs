//! A button that erases, once it was pressed twice: the second says so.

use crate::app::{Erase, use_session};
use crate::html::{El, button, el};
use crate::signal::{Callback, Signal};

use super::alert;

/// Erases `what`; `id` names the button, `about` says to a screen reader what it is of.
pub(crate) fn eraser(id: &str, label: &str, about: &str, what: Erase, done: Callback<()>) -> El {
    let session = use_session();
    let words = &session.words().erase;
    let (asks, fault) = (Signal::new(false), Signal::new(String::new()));
    let first = id.to_owned();
    let erased = Callback::new(move |erased| match erased {
        Ok(()) => done.run(()),
        Err(why) => fault.set((session.words().faults.store)(why)),
    });
    let keep = move || {
        asks.set(false);
        session.focus(&first);
    };
    let (id, label, about) = (id.to_owned(), label.to_owned(), about.to_owned());
    let shown = move || {
        if !asks.get() {
            let ask = button("button", &label).id(&id).label(&about);
            return vec![ask.click(move || asks.set(true))];
        }
        let what = what.clone();
        let yes = button("button button--danger", words.yes).id(&format!("{id}-yes")).focused();
        let no = button("button", words.no).click(keep.clone());
        vec![yes.click(move || session.erase(what.clone(), erased)), no]
    };
    el("div", "eraser").add(el("div", "row row--wrap").parts(shown)).add(alert(fault))
}
