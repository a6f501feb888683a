//! A link came in: the event is kept, and nothing else on the device changes.

use std::cmp::Ordering;

use crate::app::{redirect, use_session};
use crate::domain::event::link;
use crate::domain::event::{Event, changes};
use crate::html::{self, El, el};
use crate::listed::Listed as _;
use crate::signal::untrack;
use crate::ui::parts::{hint, plain_page};
use crate::ui::route::{GroupTab, Route};

/// Goes on to the group, where the link names one, else to the event; or says what is wrong with the link.
pub(crate) fn screen(fragment: &str) -> Vec<El> {
    let session = use_session();
    let words = session.words();
    let why = match link::decode(fragment) {
        Ok(event) => {
            let to = match event.groups.as_slice() {
                [group] => Route::Group(event.id.clone(), group.id.clone(), GroupTab::Join),
                _ => Route::Event(event.id.clone()),
            };
            let known = untrack(|| session.event(&event.id)).map(|book| book.event());
            let news = known.map(|known| changed(&known, &event)).unwrap_or_default();
            session.keep_event(event);
            if news.is_empty() {
                redirect(&to.fragment());
                return Vec::new();
            }
            return revision(news, &to);
        }
        Err(why) => (words.faults.link)(&why),
    };
    plain_page([
        el("h1", "").text(words.share.link_broken),
        el("p", "").attr("role", "alert").id("link-fault").text(&why),
        html::link("button", &Route::Start.href()).text(words.group.start),
    ])
}

/// What the link changes, in words; nothing where it is of the revision that is known.
fn changed(known: &Event, came: &Event) -> Vec<String> {
    let words = use_session().words();
    match came.revision.cmp(&known.revision) {
        Ordering::Equal => Vec::new(),
        Ordering::Less => vec![words.revision.older.to_owned()],
        Ordering::Greater => changes(known, came).iter().map(words.revision.change).listed(),
    }
}

fn revision(news: Vec<String>, to: &Route) -> Vec<El> {
    let words = use_session().words();
    let news = news.iter().map(|change| el("li", "").named(change));
    plain_page([
        el("h1", "").text(words.revision.title),
        hint(words.revision.hint),
        hint(words.group.written_by),
        el("ul", "list").id("changes").add_all(news),
        html::link("button button--main", &to.href()).id("go-on").text(words.revision.go_on),
    ])
}
