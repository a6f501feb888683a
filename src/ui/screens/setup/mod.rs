//! Setting up an event: title, groups and questions, kinds of note, dots. What is wrong is said at the top and beside
//! each field.

mod draft;
mod field;
mod groups;
mod kinds;

use crate::app::{go, use_session};
use crate::domain::event::EventFault;
use crate::html::{El, button, el};
use crate::ui::parts::{hint, missing, plain_page};
use crate::ui::route::{Basis, Route};
use draft::Draft;
use field::{Faults, field, field_of};
use groups::groups;
use kinds::kinds;

/// The form.
pub(crate) fn screen(basis: &Basis) -> Vec<El> {
    let session = use_session();
    let words = session.words();
    let Some(draft) = Draft::from(session, basis) else { return missing() };
    let faults = Faults::default();
    let save = move || {
        faults.set(Vec::new());
        match draft.event(session) {
            Ok(event) => {
                let to = Route::Event(event.id.clone()).fragment();
                session.keep_event(event);
                go(&to);
            }
            Err(wrong) => {
                faults.set(wrong);
                session.focus("problem");
            }
        }
    };
    let edits = matches!(basis, Basis::Edit(_));
    let title = if edits { words.setup.title_edit } else { words.setup.title };
    let done = if edits { words.setup.save_edit } else { words.setup.save };
    let dots = el("fieldset", "stack")
        .add(el("legend", "").add(el("h2", "").text(words.setup.dots)))
        .add(field("event-dots", words.setup.dots, words.setup.suggest, draft.dots, faults))
        .add(field("event-cap", words.setup.cap, "", draft.cap, faults));
    let form = el("form", "stack stack--wide")
        .flag("novalidate")
        .submit(save)
        .add(field("event-title", words.setup.event_title, "", draft.title, faults))
        .add(field("event-date", words.setup.date, words.setup.date_hint, draft.date, faults))
        .add(groups(draft.groups, faults))
        .add(kinds(draft.kinds, faults))
        .add(dots)
        .add(el("button", "button button--main").attr("type", "submit").id("save").text(done));
    let problem = el("div", "").id("problem").attr("tabindex", "-1").part(move || problem(faults));
    let about = if edits { words.setup.edit_hint } else { "" };
    plain_page([el("h1", "").text(title), hint(about), problem, form])
}

fn problem(faults: Faults) -> Option<El> {
    let session = use_session();
    let words = session.words();
    let wrong = faults.get();
    // Not links: the fragment names the screen.
    let row = |why: &EventFault| {
        let field = field_of(why);
        let go = button("button button--link", &(words.faults.event)(why))
            .click(move || session.focus(&field));
        el("li", "").add(go)
    };
    (!wrong.is_empty()).then(|| {
        el("div", "problem")
            .attr("role", "alert")
            .add(el("h2", "").text(words.setup.problem))
            .add(el("ul", "plain").add_all(wrong.iter().map(row)))
    })
}
