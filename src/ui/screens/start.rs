//! The first screen: what this is, and every way in.

use leptos::prelude::*;

use crate::domain::event::EventBook;
use crate::domain::file::{self, HandIn, Opened};
use crate::domain::link;
use crate::session::live::{go, use_session};
use crate::ui::parts::PlainPage;
use crate::ui::route::{Route, Step};

/// What this is, a new event, a link, a file, and the events on this device.
#[component]
pub(crate) fn StartScreen() -> impl IntoView {
    let words = use_session().words();
    view! {
        <PlainPage>
            <div class="hero">
                <h1>{words.start.title}</h1>
                <p class="lead">{words.start.what}</p>
                <p class="hint">{words.start.where_notes}</p>
                <a class="button button--main" id="set-up" href=Route::New.href()>{words.start.set_up}</a>
            </div>
            <div class="ways">
                <OpenLink />
                <OpenFile />
            </div>
            <OnThisDevice />
            <footer class="foot"><a href="./licences.txt">{words.start.licences}</a></footer>
        </PlainPage>
    }
}

#[component]
fn OpenLink() -> impl IntoView {
    let words = use_session().words();
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(String::new());
    let open = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        match typed.with_untracked(|typed| link::decode(typed)) {
            Ok(event) => go(&link::encode(&event)),
            Err(why) => fault.set((words.faults.link)(&why)),
        }
    };
    view! {
        <form class="card stack" on:submit=open>
            <h2>{words.start.have_link}</h2>
            <div class="field">
                <label class="label" for="link">{words.start.link}</label>
                <input class="input" id="link" autocomplete="off" spellcheck="false" aria-describedby="link-fault" prop:value=typed on:input=move |input| { fault.set(String::new()); typed.set(event_target_value(&input)); } />
            </div>
            <p role="alert" class="alert" id="link-fault">{fault}</p>
            <button type="submit" class="button" id="open-link">{words.start.open}</button>
        </form>
    }
}

#[component]
fn OpenFile() -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let fault = RwSignal::new(String::new());
    let came = RwSignal::new(None::<HandIn>);
    let opened = Callback::new(move |files: Vec<(String, Vec<u8>)>| {
        fault.set(String::new());
        came.set(None);
        for (_, bytes) in files.into_iter().take(1) {
            match file::open(&bytes) {
                Ok(Opened::Event(event)) => {
                    let to = Route::Event(event.id.clone()).fragment();
                    match session.keep_event(event) {
                        Ok(()) => go(&to),
                        Err(why) => fault.set((words.faults.store)(why)),
                    }
                }
                Ok(Opened::HandIn(hand_in)) => came.set(Some(*hand_in)),
                Err(why) => fault.set((words.faults.file)(&why)),
            }
        }
    });
    let dropped = move |drop: leptos::ev::DragEvent| {
        drop.prevent_default();
        session.read_files(&drop, opened);
    };
    view! {
        <section class="card stack" on:drop=dropped on:dragover=move |over| over.prevent_default()>
            <h2>{words.start.have_file}</h2>
            <div class="field">
                <label class="label" for="file">{words.start.file}</label>
                <input type="file" id="file" class="input" accept=".json,application/json" aria-describedby="file-fault" on:change=move |event| session.read_files(&event, opened) />
            </div>
            <p role="alert" class="alert" id="file-fault">{fault}</p>
            {move || came.get().map(|hand_in| view! { <WhatNow hand_in /> })}
        </section>
    }
}

/// A hand-in can be gone on with, or collected: only the person knows.
#[component]
fn WhatNow(hand_in: HandIn) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let number = hand_in.event.group(&hand_in.group).map_or(0, |group| group.number);
    let title = (words.start.opened)(number, &hand_in.event.title);
    let said = RwSignal::new(String::new());
    let hand_in = StoredValue::new(hand_in);
    let go_on = move |_| {
        hand_in.with_value(|hand_in| {
            for event in hand_in.events() {
                session.keep_event(event).ok();
            }
            let (event, group) = (&hand_in.event.id, &hand_in.group);
            let facts = hand_in.record().facts().cloned().collect();
            match session.import(event, group, facts) {
                Ok(_) => {
                    session.set_scribe(event, group);
                    go(&Route::Group(event.clone(), group.clone(), Step::Capture).fragment());
                }
                Err(fault) => said.set((words.faults.store)(fault)),
            }
        });
    };
    let collect = move |_| {
        hand_in.with_value(|hand_in| {
            session.collect(vec![(hand_in.file_name(), hand_in.write().into_bytes())]);
            go(&Route::Collect(hand_in.event.id.clone()).fragment());
        });
    };
    view! {
        <p role="status"><bdi>{title}</bdi></p>
        <p role="alert" class="alert">{said}</p>
        <div class="row row--wrap">
            <button type="button" class="button button--main" id="go-on" on:click=go_on>{words.start.go_on}</button>
            <button type="button" class="button" id="collect-it" on:click=collect>{words.start.collect}</button>
        </div>
    }
}

#[component]
fn OnThisDevice() -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let row = move |book: EventBook| {
        let event = book.event();
        view! {
            <li>
                <a class="event-link" href=Route::Event(event.id.clone()).href()>
                    <bdi class="event-link__title">{event.title.clone()}</bdi>
                    <span class="hint"><bdi>{event.date.clone()}</bdi>" "{(words.start.groups)(event.group_count)}</span>
                </a>
            </li>
        }
    };
    view! {
        <section>
            <h2>{words.start.here}</h2>
            {move || session.events().is_empty().then(|| view! { <p class="empty">{words.start.nothing_here}</p> })}
            <ul class="plain" id="events">{move || session.events().into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
