//! "Change group": what this device wrote comes along.

use crate::app::{go, use_session};
use crate::domain::event::Group;
use crate::html::{El, button, el};
use crate::signal::Signal;
use crate::ui::parts::{At, alert, hint, hue};
use crate::ui::route::{GroupTab, Route};

/// The other groups of the event.
pub(crate) fn content(at: &At) -> El {
    let session = use_session();
    let words = session.words();
    let fault = Signal::new(String::new());
    let book = session.event(&at.event.id);
    let unlisted = book.map(|book| book.unlisted()).unwrap_or_default();
    let others = at.event.groups.iter().chain(&unlisted).filter(|group| group.id != at.group.id);
    let row = |group: &Group| {
        let (event, from, to) = (at.event.id.clone(), at.group.id.clone(), group.id.clone());
        let change = move || match session.change_group(&event, &from, &to) {
            Ok(()) => go(&Route::Group(event.clone(), to.clone(), GroupTab::Capture).fragment()),
            Err(why) => fault.set((words.faults.store)(why)),
        };
        let mark = el("span", "mark").attr("aria-hidden", "true").text(&group.number.to_string());
        let pick = button("button change__group", "")
            .id(&format!("change-{}", group.number))
            .add(mark)
            .add(el("bdi", "").text(&group.question))
            .click(change);
        el("li", "").style("--hue", &hue(group.number)).add(pick)
    };
    el("div", "column stack")
        .add(el("h2", "").text(words.ways_in.change_title))
        .add(el("p", "").text(words.ways_in.change_hint))
        .add(hint(words.ways_in.changed_left))
        .add(alert(fault))
        .add(el("ul", "stack").add_all(others.map(row)))
        .add(
            crate::html::link("button", &at.route(GroupTab::Capture).href())
                .text(words.group.cancel),
        )
}
