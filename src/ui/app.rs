//! The shell: the session, and the screen that the address names.

use leptos::prelude::*;

use super::components::visible;
use super::event::EventScreen;
use super::group::{GroupPage, NOTE_LINE};
use super::organiser::{CollectScreen, DeskScreen, LinksScreen, SetUpScreen};
use super::route::{Basis, Route};
use super::start::{EraseScreen, LinkScreen, StartScreen};
use super::{dom, early, route};
use crate::app::{Session, is_organisers_page, provide_session, use_session, when_ready};

/// Mounts the app into the page.
pub fn mount() {
    when_ready(|| mount_to_body(App));
}

/// The session, and the screen that the address names.
#[component]
fn App() -> impl IntoView {
    let session = provide_session();
    let route = followed_route(session);
    // The first screen comes with the page; each one after it is shown from its top, and so is one that the other page led to.
    Effect::new(move |before: Option<Route>| {
        let here = route.get();
        dom::set_title(&title(session, &here));
        session.look_for_tabs();
        if !here.takes_notes_at_once() {
            early::leave();
        }
        let is_led = is_organisers_page() && here != Route::Start;
        if before.is_some() || is_led {
            let writes = before.is_some_and(|before| before.goes_on_to_write(&here));
            let to = if writes && dom::has_keys() { NOTE_LINE } else { "main" };
            dom::show_from_top(to, || early::has_focus() || dom::has_focus(NOTE_LINE));
        }
        here
    });
    // A screen follows what it shows in its own parts. All of it is made anew only where it is another one, or where its
    // event comes or goes: what is being typed must outlive whatever else changes.
    let shown = Memo::new(move |_| {
        let route = route.get();
        let known = route.event().is_none_or(|event| session.event(event).is_some());
        (route, known)
    });
    dom::remove("starting");
    view! {
        <SkipLink />
        {move || {
            let (route, _) = shown.get();
            untrack(|| screen(route))
        }}
    }
}

/// The way past the side column for who goes by keyboard. Not a link: the fragment names the screen.
#[component]
fn SkipLink() -> impl IntoView {
    let words = use_session().words();
    view! {
        <button type="button" class="button skip" on:click=|_| dom::focus("main")>
            {words.group.skip}
        </button>
    }
}

/// The screen of the address. A fragment that is none of ours changes nothing on screen.
fn followed_route(session: Session) -> Memo<Route> {
    Memo::new(move |last: Option<&Route>| {
        let named = session.fragment().with(|fragment| Route::read(fragment));
        named.or_else(|| last.cloned()).unwrap_or(Route::Start)
    })
}

fn screen(route: Route) -> AnyView {
    match route {
        Route::Start => view! { <StartScreen /> }.into_any(),
        Route::Erased => view! { <StartScreen was_erased=true /> }.into_any(),
        Route::Erase => view! { <EraseScreen /> }.into_any(),
        Route::SetUp(basis) => view! { <SetUpScreen basis /> }.into_any(),
        Route::Link(fragment) => view! { <LinkScreen fragment /> }.into_any(),
        Route::Event(event) => view! { <EventScreen event /> }.into_any(),
        Route::Links(event) => view! { <LinksScreen event /> }.into_any(),
        Route::Collect => view! { <CollectScreen /> }.into_any(),
        Route::Desk(event, room) => view! { <DeskScreen event room /> }.into_any(),
        Route::Group(event, group, tab) => view! { <GroupPage event group tab /> }.into_any(),
    }
}

/// What the browser's tab says.
fn title(session: Session, route: &Route) -> String {
    let words = session.words();
    let event = |id| untrack(|| session.event(id)).map(|book| book.event());
    let named = match route {
        Route::Start | Route::Erased => return words.group.app.to_owned(),
        Route::Erase => words.erase.title.to_owned(),
        Route::SetUp(Basis::Edit(_)) => words.share.change_event.to_owned(),
        Route::SetUp(_) => words.share.set_up.to_owned(),
        Route::Link(_) => words.share.link_broken.to_owned(),
        Route::Event(id) | Route::Links(id) => {
            event(id).map(|event| visible(&event.title)).unwrap_or_default()
        }
        Route::Collect => words.share.collect.to_owned(),
        Route::Desk(_, room) => room.name(words).to_owned(),
        Route::Group(id, group, tab) => {
            let event = event(id);
            let known = event.as_ref().and_then(|event| event.group(group));
            (words.group.page)(
                route::GroupTab::name(*tab, words),
                known.map_or(0, |group| group.number),
            )
        }
    };
    (words.group.title)(&named)
}
