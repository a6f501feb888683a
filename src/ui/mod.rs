//! Screens and their parts. They dispatch commands and read; they touch neither the browser nor what is stored.

mod parts;
mod route;
mod screens;

use std::cell::Cell;

use crate::app::{Session, fragment, use_session};
use crate::html::{El, body, button, visible};
use crate::signal::{self, Memo, Signal, follow, untrack};
use route::{Basis, GroupTab, Route};

/// Mounts the app into the page.
pub fn start() {
    signal::mount(app);
}

/// The session, and the screen that the address names.
fn app() {
    let session = Session::start();
    let fragment = fragment();
    // A fragment that is none of ours changes nothing on screen.
    let last = Signal::new(Route::Start);
    let route = Memo::new(move || {
        if let Some(route) = fragment.with(|fragment| Route::read(fragment)) {
            last.update_untracked(|last| *last = route);
        }
        last.get_untracked()
    });
    session.started();
    let first = Cell::new(true);
    follow(move || {
        session.set_title(&title(&route.get()));
        if !first.replace(false) {
            session.show_from_top("main");
        }
    });
    if let Some(body) = body() {
        // A screen follows what it shows in its own parts. All of it is made anew only where it is another one, or where
        // its event comes or goes: what is being typed must outlive whatever else changes.
        let shown = Memo::new(move || {
            let route = route.get();
            let known = route.event().is_none_or(|event| session.event(event).is_some());
            (route, known)
        });
        body.add(skip(session)).parts(move || {
            let (route, _) = shown.get();
            untrack(|| screen(route))
        });
    }
}

/// The way past the side column for who goes by keyboard. Not a link: the fragment names the screen.
fn skip(session: Session) -> El {
    button("button skip", session.words().group.skip).click(move || session.focus("main"))
}

fn screen(route: Route) -> Vec<El> {
    match route {
        Route::Start => screens::start::screen(),
        Route::Erase => screens::erase::screen(),
        Route::SetUp(basis) => screens::setup::screen(&basis),
        Route::Link(fragment) => screens::link::screen(&fragment),
        Route::Event(event) => screens::event::screen(&event),
        Route::Collect(event) => screens::collect::screen(event),
        Route::Group(event, group, step) => {
            let content = match step {
                GroupTab::Join => screens::join::content,
                GroupTab::Question => screens::question::content,
                GroupTab::Capture => screens::capture::content,
                GroupTab::Themes => screens::themes::content,
                GroupTab::Vote => screens::vote::content,
                GroupTab::HandIn => screens::hand_in::content,
                GroupTab::Change => screens::change::content,
            };
            parts::group_page(&event, &group, step, content)
        }
    }
}

/// What the browser's tab says.
fn title(route: &Route) -> String {
    let session = use_session();
    let words = session.words();
    let event = |id| untrack(|| session.event(id)).map(|book| book.event());
    let named = match route {
        Route::Start => return words.group.app.to_owned(),
        Route::Erase => words.erase.title.to_owned(),
        Route::SetUp(Basis::Edit(_)) => words.setup.title_edit.to_owned(),
        Route::SetUp(_) => words.setup.title.to_owned(),
        Route::Link(_) => words.share.link_broken.to_owned(),
        Route::Event(id) => event(id).map(|event| event.title).unwrap_or_default(),
        Route::Collect(None) => words.share.collect.to_owned(),
        Route::Collect(Some(_)) => words.desk.title.to_owned(),
        Route::Group(id, group, step) => {
            let event = event(id);
            let number =
                event.as_ref().and_then(|event| event.group(group)).map_or(0, |group| group.number);
            (words.group.page)(step.name(words), number)
        }
    };
    visible(&(words.group.title)(&named)).into_owned()
}
