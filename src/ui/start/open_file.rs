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
        fault.try_set(String::new());
        let tell = Callback::new(move |line: String| {
            fault.try_update(|said| {
                if !said.is_empty() {
                    said.push('\n');
                }
                said.push_str(&line);
            });
        });
        came.try_set(take_in(session, files, tell));
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

/// Keeps the events, goes to the last of them where nothing else came, and gives back the hand-ins. Tells what is wrong, and
/// of a rescue file what came back once that is kept.
fn take_in(session: Session, files: Vec<ReadFile>, tell: Callback<String>) -> Vec<HandIn> {
    let (mut hand_ins, mut to, mut events_alone) = (Vec::new(), None, true);
    let many = files.len() > 1;
    for (name, bytes) in files {
        let named = move |line| if many { format!("{}: {line}", visible(&name)) } else { line };
        let said = match bytes.and_then(|bytes| file::open(&bytes)) {
            Ok(Opened::Event(event)) => {
                to = Some(Route::Event(event.id.clone()).fragment());
                session.keep_event(event);
                continue;
            }
            Ok(Opened::HandIn(hand_in)) => {
                hand_ins.push(*hand_in);
                continue;
            }
            Ok(Opened::Rescue(rescue)) => {
                events_alone = false;
                let counts = [rescue.groups.len(), rescue.collected.len(), rescue.unreadable];
                let said = named((session.words().start.rescued)(counts));
                restore(session, rescue, move || _ = tell.try_run(said));
                continue;
            }
            Ok(Opened::Desk(_)) => session.words().start.desk_file.to_owned(),
            Err(why) => refused(session, &why),
        };
        events_alone = false;
        tell.run(named(said));
    }
    if let Some(to) = to.filter(|_| hand_ins.is_empty() && events_alone) {
        go(&to);
    }
    hand_ins
}

/// What stood on another device comes back where it was: only ever added to what is here.
fn restore(session: Session, rescue: Rescue, done: impl FnOnce() + 'static) {
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
    session.file_again(rescue.collected, done);
}

/// Why a file was not taken, which may name a part of it that somebody wrote.
fn refused(session: Session, why: &FileError) -> String {
    visible((session.words().faults.file)(why))
}
