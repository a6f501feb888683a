//! Every way in to the desk, and what became of each file.

use leptos::ev::{DragEvent, SubmitEvent};
use leptos::prelude::*;

use crate::app::{Arrived, DraftPlace, Session, go, use_desk, use_session};
use crate::domain::collection::Received;
use crate::domain::event::EventId;
use crate::domain::text::{PersonText, cut};
use crate::i18n::Phrases;
use crate::ui::components::{FileField, Person, PickedFiles, visible};
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
    let lines = RwSignal::new(lines_of(session, here.as_ref(), &left, 0));
    // Answers whether any of them could be taken.
    let take_in = Callback::new(move |files: PickedFiles| {
        let came = desk.collect(files);
        let taken = came.iter().any(|arrived| arrived.event().is_some());
        match came.iter().find_map(Arrived::event).filter(|_| here.is_none()).cloned() {
            Some(event) => {
                desk.leave_arrived(came);
                go(&Route::Desk(event, Room::Files).fragment());
            }
            None => {
                lines.try_update(|lines| {
                    let next = lines.last().map_or(0, |line| line.number + 1);
                    *lines = lines_of(session, here.as_ref(), &came, next);
                });
            }
        }
        taken
    });
    let take = Callback::new(move |files| _ = take_in.run(files));
    let on_drop = move |drop: DragEvent| {
        drop.prevent_default();
        session.read_files(&drop, take);
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
            <Paste on_paste=take_in />
            <Results lines />
        </section>
    }
}

/// A hand-in as text, put away until somebody wants it.
#[component]
fn Paste(
    /// Takes the text, as a file of its own; answers whether it could.
    on_paste: Callback<PickedFiles, bool>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let pasted = session.draft(DraftPlace::of_device("hand-in")).field();
    // Text that was left there is in sight.
    let begun = !pasted.with_untracked(String::is_empty);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let text = pasted.get_untracked().into_bytes();
        // What was refused stays, to be looked at and mended.
        if on_paste.run(vec![(words.desk.pasted.to_owned(), text)]) {
            pasted.try_set(String::new());
        }
    };
    view! {
        <details open=begun>
            <summary>{words.desk.paste}</summary>
            <form class="stack" on:submit=send>
                <label class="visually-hidden" for="paste">
                    {words.desk.paste}
                </label>
                <textarea
                    class="input"
                    id="paste"
                    rows="4"
                    spellcheck="false"
                    bind:value=pasted
                ></textarea>
                <button class="button" type="submit" id="take-text">
                    {words.desk.paste_open}
                </button>
            </form>
        </details>
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
    session: Session,
    here: Option<&EventId>,
    arrived: &[Arrived],
    first: usize,
) -> Vec<Line> {
    let line = |(number, arrived): (usize, &Arrived)| Line {
        number,
        name: cut(arrived.name.as_str(), 120).into(),
        refused: arrived.event().is_none(),
        said: result(session, here, arrived),
    };
    (first..).zip(arrived).map(line).collect()
}

/// What became of a file. A hand-in of another event is kept there, so nothing on this desk changes.
fn result(session: Session, here: Option<&EventId>, arrived: &Arrived) -> String {
    let words = session.words();
    let other = arrived.event().filter(|event| Some(*event) != here);
    match other.and_then(|event| untrack(|| session.event(event))) {
        Some(book) => (words.desk.other_event)(&visible(&book.event().title)),
        None => said(&arrived.received, words),
    }
}

fn said(received: &Received, words: &Phrases) -> String {
    match received {
        Received::First(group) => (words.desk.first)(group.number),
        Received::Newer(group) => (words.desk.newer)(group.number),
        Received::Known(group) => (words.desk.known)(group.number),
        Received::OtherEvent(title) => (words.desk.other_event)(&visible(title)),
        Received::Desk(title) => (words.desk.whole)(&visible(title)),
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
