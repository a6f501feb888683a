//! Every way in to the desk, and what became of each file.

use leptos::ev::DragEvent;
use leptos::prelude::*;

use crate::app::{
    Arrived, Brought, DeskSession, DraftPlace, Progress, Session, go, use_desk, use_session,
};
use crate::domain::collection::Received;
use crate::domain::event::EventId;
use crate::domain::file::FileError;
use crate::domain::text::{PersonText, cut};
use crate::i18n::Phrases;
use crate::ui::components::{FileField, Paste, Person, visible};
use crate::ui::route::{Room, Route};

/// Drop, pick, paste. Where no event is open yet, the first that comes in is.
#[component]
pub(in super::super) fn Bring(
    /// The event that is open.
    here: Option<EventId>,
) -> impl IntoView {
    let (session, desk) = (use_session(), use_desk());
    let words = session.words();
    let left = desk.take_arrived();
    let lines = RwSignal::new(lines_of(&(session, desk), here.as_ref(), &left, 0));
    let stopped = RwSignal::new(false);
    let pasted = session.draft(DraftPlace::of_device("hand-in")).field();
    let show = Callback::new(move |came: Option<Vec<Arrived>>| {
        stopped.try_set(came.is_none());
        let came = came.unwrap_or_default();
        let is_paste = |arrived: &&Arrived| arrived.name == words.desk.pasted;
        // What was refused stays, to be looked at and mended.
        if came.iter().filter(is_paste).any(|arrived| arrived.event().is_some()) {
            pasted.try_set(String::new());
        }
        let newer = came.iter().find(|came| matches!(came.received, Received::NewerDesk(_)));
        if let Some(event) = newer.and_then(Arrived::event).cloned() {
            desk.leave_arrived(came);
            return go(&Route::Desk(event, Room::Matrix).fragment());
        }
        match came.iter().find_map(Arrived::event).filter(|_| here.is_none()).cloned() {
            Some(event) => {
                desk.leave_arrived(came);
                go(&Route::Desk(event, Room::Files).fragment());
            }
            None => {
                lines.try_update(|lines| {
                    let next = lines.last().map_or(0, |line| line.number + 1);
                    *lines = lines_of(&(session, desk), here.as_ref(), &came, next);
                });
            }
        }
    });
    let take = Callback::new(move |files: Vec<Brought>| {
        if !files.is_empty() {
            stopped.set(false);
            desk.collect(files, show);
        }
    });
    let on_drop = move |drop: DragEvent| {
        drop.prevent_default();
        take.run(Brought::of(&drop));
    };
    view! {
        <section
            class="drop stack"
            aria-labelledby="bring"
            on:dragover=|drag: DragEvent| drag.prevent_default()
            on:drop=on_drop
        >
            <h2 id="bring">{words.desk.bring}</h2>
            <FileField id="files" label=words.desk.drop multiple=true on_pick=take />
            <PasteHandIn pasted on_paste=take />
            <UnderWay />
            <Show when=move || stopped.get()>
                <p role="status" id="stopped">
                    {words.desk.stopped}
                </p>
            </Show>
            <Results lines />
        </section>
    }
}

/// A hand-in as text.
#[component]
fn PasteHandIn(
    /// The text.
    pasted: RwSignal<String>,
    /// Takes it.
    on_paste: Callback<Vec<Brought>>,
) -> impl IntoView {
    let words = &use_session().words().desk;
    let (label, open, name) = (words.paste, words.paste_open, words.pasted);
    view! { <Paste id="paste" label open name pasted on_paste /> }
}

/// How far files have come that are on their way, and a way to stop them.
#[component]
fn UnderWay() -> impl IntoView {
    let (words, desks) = (&use_session().words().desk, use_desk());
    let said = move |progress| match progress {
        Progress::TakingIn(done, all) => (words.taking_in)(done, all),
        Progress::BringingTogether(done, all) => (words.bringing_together)(done, all),
    };
    let far = move || match desks.progress() {
        Some(Progress::TakingIn(done, all) | Progress::BringingTogether(done, all)) => (done, all),
        None => (0, 1),
    };
    let can_stop = move || matches!(desks.progress(), Some(Progress::TakingIn(..)));
    view! {
        <Show when=move || desks.progress().is_some()>
            <div class="row row--wrap" id="under-way">
                <progress
                    class="progress"
                    max=move || far().1.to_string()
                    value=move || far().0.to_string()
                    aria-labelledby="under-way-said"
                ></progress>
                <span id="under-way-said">{move || desks.progress().map(said)}</span>
                <Show when=can_stop>
                    <button
                        type="button"
                        class="button"
                        id="stop"
                        on:click=move |_| desks.stop()
                    >
                        {words.stop}
                    </button>
                </Show>
            </div>
        </Show>
    }
}

/// What became of a file, in words.
#[derive(Clone)]
struct Line {
    /// No line has that of one that it replaces: a screen reader says each, also where the words are the same.
    number: usize,
    name: PersonText,
    refused: bool,
    said: String,
}

fn lines_of(
    of: &(Session, DeskSession),
    here: Option<&EventId>,
    arrived: &[Arrived],
    first: usize,
) -> Vec<Line> {
    let line = |(number, arrived): (usize, &Arrived)| Line {
        number,
        name: cut(arrived.name.as_str(), 120).into(),
        refused: arrived.event().is_none(),
        said: result(of, here, arrived),
    };
    (first..).zip(arrived).map(line).collect()
}

/// What became of a file. A hand-in of another event is kept there, so nothing on this desk changes; a desk of one is asked
/// about there.
fn result(
    (session, desks): &(Session, DeskSession),
    here: Option<&EventId>,
    arrived: &Arrived,
) -> String {
    let words = session.words();
    let other = arrived.event().filter(|event| Some(*event) != here);
    let book = other.and_then(|event| untrack(|| session.event(event)));
    let is_desk = matches!(arrived.received, Received::Desk(_) | Received::NewerDesk(_));
    let waits = other.is_some_and(|event| is_desk && untrack(|| desks.waiting(event)).is_some());
    match book.map(|book| visible(&book.event().title)) {
        Some(title) if waits => (words.desk.other_desk)(&title),
        Some(title) => (words.desk.other_event)(&title),
        None => said(&arrived.received, words),
    }
}

fn said(received: &Received, words: &Phrases) -> String {
    match received {
        Received::First(group) => (words.desk.first)(group.number),
        Received::Newer(group) => (words.desk.newer)(group.number),
        Received::OtherDevice(group) => (words.desk.other_device)(group.number),
        Received::Known(group) => (words.desk.known)(group.number),
        Received::OtherEvent(title) => (words.desk.other_event)(&visible(title)),
        Received::Desk(title) | Received::NewerDesk(title) => (words.desk.whole)(&visible(title)),
        Received::RefusedDesk(FileError::TooNew(version)) => {
            (words.faults.file)(&FileError::TooNew(*version))
        }
        Received::RefusedDesk(_) => words.desk.refused_desk.to_owned(),
        // It may name a part of the file that somebody wrote.
        Received::Refused(fault) => visible((words.faults.file)(fault)),
    }
}

/// A line for each file that came last.
#[component]
fn Results(
    /// What became of them.
    lines: RwSignal<Vec<Line>>,
) -> impl IntoView {
    let words = use_session().words();
    view! {
        <div role="status" id="results" aria-label=words.desk.results>
            <ul class="plain">
                <For each=move || lines.get() key=|line| line.number let:line>
                    <li class=line.refused.then_some("alert")>
                        <Person class="file-name" text=line.name />
                        {" "}
                        <bdi>{line.said}</bdi>
                    </li>
                </For>
            </ul>
        </div>
    }
}
