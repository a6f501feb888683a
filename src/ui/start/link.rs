//! A link came in: the event is kept, and nothing else on the device changes.

use std::cmp::Ordering;

use leptos::prelude::*;

use crate::app::{Session, redirect, use_session};
use crate::domain::event::link;
use crate::domain::event::{Event, changes};
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Person, PlainPage, visible};
use crate::ui::early;
use crate::ui::route::{GroupTab, Route};

/// Goes on to the group, where the link names one, else to the event; or says what is wrong with the link.
#[component]
pub(crate) fn LinkScreen(
    /// What follows `#` in the link.
    fragment: String,
) -> impl IntoView {
    let session = use_session();
    let event = match link::decode(&fragment) {
        Ok(event) => event,
        Err(why) => {
            let written = early::begun().map(|early| early.text);
            early::leave();
            let why = (session.words().faults.link)(&why);
            return view! { <Broken why written /> }.into_any();
        }
    };
    let to = match event.groups.as_slice() {
        [group] => Route::Group(event.id.clone(), group.id.clone(), GroupTab::Join),
        _ => Route::Event(event.id.clone()),
    };
    let known = untrack(|| session.event(&event.id)).map(|book| book.event());
    let is_older = known.as_ref().is_some_and(|known| event.revision < known.revision);
    let news = known.map(|known| changed(session, &known, &event)).unwrap_or_default();
    session.keep_event(event);
    // Who is writing has seen what this link says, and goes on.
    if news.is_empty() || early::begun().is_some() {
        redirect(&to.fragment());
        return ().into_any();
    }
    early::leave();
    view! { <Changed news is_older to /> }.into_any()
}

/// What the link changes, in words; nothing where it is of the revision that is known.
fn changed(session: Session, known: &Event, came: &Event) -> Vec<String> {
    let words = session.words();
    match came.revision.cmp(&known.revision) {
        Ordering::Equal => Vec::new(),
        Ordering::Less => vec![words.revision.older.to_owned()],
        Ordering::Greater => changes(known, came).iter().map(words.revision.change).collect(),
    }
}

/// What is wrong with a link.
#[component]
fn Broken(
    /// Why it can't be opened.
    why: String,
    /// What was written before that was known.
    written: Option<String>,
) -> impl IntoView {
    let words = use_session().words();
    let written = written.filter(|text| !text.is_empty()).map(PersonText::from).map(|text| {
        view! {
            <p>{words.share.written}</p>
            <p dir="auto" id="link-written">
                <Person text at_length=true />
            </p>
        }
    });
    view! {
        <PlainPage>
            <h1>{words.share.link_broken}</h1>
            <p role="alert" id="link-fault">
                {why}
            </p>
            {written}
            <a class="button" href=Route::Start.href()>
                {words.group.start}
            </a>
        </PlainPage>
    }
}

/// What a newer link changed, and the way on.
#[component]
fn Changed(
    /// What changed, a sentence each.
    news: Vec<String>,
    /// Whether nothing did: the link is of before.
    is_older: bool,
    /// Where the link leads.
    to: Route,
) -> impl IntoView {
    let words = use_session().words();
    let news = news.into_iter().map(|news| view! { <li dir="auto">{visible(news)}</li> });
    view! {
        <PlainPage>
            <h1>{if is_older { words.revision.older_title } else { words.revision.title }}</h1>
            <Hint text=words.revision.hint />
            <Hint text=words.group.written_by />
            <ul class="list" id="changes">
                {news.collect_view()}
            </ul>
            <a class="button button--main" id="go-on" href=to.href()>
                {words.revision.go_on}
            </a>
        </PlainPage>
    }
}
