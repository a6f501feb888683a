//! What can be done with hand-ins that were opened.

use leptos::prelude::*;

use crate::app::{Session, go, use_session};
use crate::domain::file::HandIn;
use crate::domain::record::Record;
use crate::ui::components::{Hint, visible};
use crate::ui::route::{GroupTab, Room, Route};

/// A hand-in can be gone on with, or collected: only the person knows. Several are for the organiser. Nothing while
/// none came.
#[component]
pub(super) fn Offer(
    /// The hand-ins that came.
    came: RwSignal<Vec<HandIn>>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let some = move || came.with(|all| !all.is_empty());
    let newer = move || came.with(|all| all.iter().any(HandIn::is_newer));
    let one_to_go_on_with = move || came.with(Vec::len) == 1 && !newer();
    let why_not = Signal::derive(move || {
        let said = if newer() { words.start.newer } else { "" };
        said.to_owned()
    });
    let title = move || came.with(|all| title(session, all));
    let on_go_on = move |_| came.with_untracked(|all| go_on(session, all));
    let on_collect = move |_| came.with_untracked(|all| collect(session, all));
    view! {
        <Show when=some>
            <p role="status">
                <bdi>{title}</bdi>
            </p>
            <Hint text=why_not id="newer" />
            <div class="row row--wrap">
                <Show when=one_to_go_on_with>
                    <button
                        type="button"
                        class="button button--main"
                        id="go-on"
                        on:click=on_go_on
                    >
                        {words.start.go_on}
                    </button>
                </Show>
                <button type="button" class="button" id="collect-it" on:click=on_collect>
                    {words.start.collect}
                </button>
            </div>
        </Show>
    }
}

/// What they are.
fn title(session: Session, hand_ins: &[HandIn]) -> String {
    let words = session.words();
    match hand_ins {
        [] => String::new(),
        [one] => {
            let number = one.event.group(&one.group).map_or(0, |group| group.number);
            (words.start.opened)(number, &visible(&one.event.title))
        }
        many => (words.start.opened_many)(many.len()),
    }
}

fn go_on(session: Session, hand_ins: &[HandIn]) {
    let Some(hand_in) = hand_ins.last() else { return };
    bring_back(session, hand_in, hand_in.record());
    let (event, group) = (hand_in.event.id.clone(), hand_in.group.clone());
    go(&Route::Group(event, group, GroupTab::Capture).fragment());
}

/// What a group wrote is on this device as if it had been written here.
pub(super) fn bring_back(session: Session, hand_in: &HandIn, record: &Record) {
    for event in hand_in.events() {
        session.hear_event(event);
    }
    let facts = record.facts().cloned().collect();
    session.import(&hand_in.event.id, &hand_in.group, facts);
    session.set_scribe(&hand_in.event.id, &hand_in.group);
}

fn collect(session: Session, hand_ins: &[HandIn]) {
    if let Some(last) = hand_ins.last() {
        let desk = Route::Desk(last.event.id.clone(), Room::Files).fragment();
        session.file_hand_ins(hand_ins, move || go(&desk));
    }
}
