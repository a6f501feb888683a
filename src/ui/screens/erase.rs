//! Erasing from this device: a group, an event, or all; each says what would be lost.

use crate::app::{Erase, use_session};
use crate::domain::event::{EventBook, Group};
use crate::html::{El, el};
use crate::listed::Listed as _;
use crate::signal::{Callback, Signal, untrack};
use crate::ui::parts::{eraser, hint, plain_page};

/// All that this device keeps, and the ways to be rid of it.
pub(crate) fn screen() -> Vec<El> {
    let session = use_session();
    let words = &session.words().erase;
    let (said, all_gone) = (Signal::new(""), Signal::new(false));
    let gone = Callback::new(move |()| {
        said.set(words.gone);
        session.focus("main");
    });
    let everything_gone = Callback::new(move |()| {
        all_gone.set(true);
        said.set(words.gone_all);
        session.focus("main");
    });
    let list = move || {
        if all_gone.get() {
            return Vec::new();
        }
        let events = session.events();
        if events.is_empty() {
            return vec![el("p", "empty").text(words.nothing)];
        }
        events.iter().map(|book| untrack(|| event(book, gone))).listed()
    };
    let all = move || {
        (!all_gone.get()).then(|| {
            el("section", "card stack").add(el("p", "").text(words.all_hint)).add(eraser(
                "erase-all",
                words.all,
                words.all,
                Erase::All,
                everything_gone,
            ))
        })
    };
    plain_page([
        el("h1", "").text(words.title),
        el("p", "").text(words.what),
        el("p", "count").id("erased").attr("role", "status").says(move || said.get().to_owned()),
        el("div", "stack").parts(list),
        el("div", "").part(all),
    ])
}

fn event(book: &EventBook, gone: Callback<()>) -> El {
    let session = use_session();
    let words = &session.words().erase;
    let event = book.event();
    let unlisted = book.unlisted();
    let rows =
        event.groups.iter().chain(&unlisted).filter_map(|group| self::group(book, group, gone));
    let whole = eraser(
        &format!("erase-{}", event.id),
        words.event,
        &(words.of_event)(&event.title),
        Erase::Event(event.id.clone()),
        gone,
    );
    el("section", "card stack")
        .add(el("h2", "").named(&event.title))
        .add(hint("").add(el("bdi", "").text(&event.date)))
        .add(el("ul", "").add_all(rows))
        .add(whole)
}

fn group(book: &EventBook, group: &Group, gone: Callback<()>) -> Option<El> {
    let session = use_session();
    let words = &session.words().erase;
    let table = session.table(book.id(), &group.id);
    let (notes, made) = (table.note_ids().len(), table.file_made());
    let since = made.map(|(_, since)| since);
    let button = || {
        eraser(
            &format!("erase-{}-{}", book.id(), group.id),
            &(words.of_group)(group.number),
            &(words.of_group)(group.number),
            Erase::Group(book.id().clone(), group.id.clone()),
            gone,
        )
    };
    (notes > 0).then(|| {
        el("li", "erase__group")
            .add(el("p", "").text(&(words.group)(group.number, notes, since)))
            .add(button())
    })
}
