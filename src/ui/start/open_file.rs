//! A file that was given: an event, a hand-in, or a rescue file.

use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::offer::{Offer, bring_back};
use crate::app::{Brought, ReadFile, Session, go, use_session};
use crate::domain::file::{self, FileError, HandIn, Opened, Rescue, Written};
use crate::ui::components::{Alert, FileField, visible};
use crate::ui::route::Route;

/// Files to pick or drop: events are opened, and for hand-ins it is asked what to do with them.
#[component]
pub(super) fn OpenFile() -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let (fault, came) = (RwSignal::new(String::new()), RwSignal::new(Vec::<HandIn>::new()));
    let opened = Callback::new(move |files: Vec<ReadFile>| {
        let (hand_ins, faults) = take_in(session, files);
        fault.try_set(faults.join("\n"));
        came.try_set(hand_ins);
    });
    let take = Callback::new(move |files| session.read_files(files, opened));
    let on_drop = move |drop: DragEvent| {
        drop.prevent_default();
        take.run(Brought::of(&drop));
    };
    view! {
        <section
            class="card stack"
            on:dragover=|drag: DragEvent| drag.prevent_default()
            on:drop=on_drop
        >
            <h2>{words.start.have_file}</h2>
            <FileField
                id="file"
                label=words.start.file
                multiple=true
                described="file-fault"
                on_pick=take
            />
            <Alert text=fault id="file-fault" />
            <Offer came />
        </section>
    }
}

/// Keeps the events, goes to the last of them where nothing else came, and gives back the hand-ins and what is wrong.
fn take_in(session: Session, files: Vec<ReadFile>) -> (Vec<HandIn>, Vec<String>) {
    let (mut hand_ins, mut said, mut to) = (Vec::new(), Vec::new(), None);
    let many = files.len() > 1;
    for (name, bytes) in files {
        let of_file = match bytes.and_then(|bytes| file::open(&bytes)) {
            Ok(Opened::Event(event)) => {
                to = Some(Route::Event(event.id.clone()).fragment());
                session.keep_event(event);
                None
            }
            Ok(Opened::HandIn(hand_in)) => {
                hand_ins.push(*hand_in);
                None
            }
            Ok(Opened::Rescue(rescue)) => {
                let counts = [rescue.groups.len(), rescue.collected.len(), rescue.unreadable];
                restore(session, rescue);
                Some((session.words().start.rescued)(counts))
            }
            Ok(Opened::Desk(_)) => Some(session.words().start.desk_file.to_owned()),
            Err(why) => Some(refused(session, &why)),
        };
        let named = |line| if many { format!("{}: {line}", visible(&name)) } else { line };
        said.extend(of_file.map(named));
    }
    if let Some(to) = to.filter(|_| hand_ins.is_empty() && said.is_empty()) {
        go(&to);
    }
    (hand_ins, said)
}

/// What stood on another device comes back where it was: only ever added to what is here.
fn restore(session: Session, rescue: Rescue) {
    for event in rescue.events {
        if rescue.own.contains(&event.id) {
            session.author_event(event);
        } else {
            session.keep_event(event);
        }
    }
    for Written { hand_in, record } in &rescue.groups {
        bring_back(session, hand_in, record);
    }
    for (event, facts) in rescue.desks {
        session.import_desk(&event, facts);
    }
    session.file_again(rescue.collected);
}

/// Why a file was not taken, which may name a part of it that somebody wrote.
fn refused(session: Session, why: &FileError) -> String {
    visible((session.words().faults.file)(why))
}
