//! The side column: which group, its question, the steps, and what is kept.

use leptos::prelude::*;

use super::At;
use super::share::Share;
use crate::session::live::{Status, use_session};
use crate::ui::route::{Route, Step};

/// The side column; a slim header on a phone.
#[component]
pub(super) fn Side(at: At) -> impl IntoView {
    let words = use_session().words();
    let writes = !matches!(at.step, Step::Join | Step::Question);
    let number = (words.group.number)(at.group.number, at.event.group_count);
    view! {
        <header class="side">
            <div class="side__group">
                <span class="mark" aria-hidden="true">{at.group.number}</span>
                <p class="side__event">
                    <span>{number}</span>
                    <bdi>{at.event.title.clone()}</bdi>
                </p>
            </div>
            <h1 class="side__question" dir="auto">{at.group.question.clone()}</h1>
            {writes.then(|| view! { <Steps at=at.clone() /> })}
            <div class="side__foot">
                {writes.then(|| view! { <Kept at=at.clone() /> })}
                <div class="row">
                    <Share event=at.event.clone() group=at.group.clone() />
                    <a class="button button--quiet" href=Route::Start.href()>{words.group.start}</a>
                </div>
            </div>
        </header>
    }
}

#[component]
fn Steps(at: At) -> impl IntoView {
    let words = use_session().words();
    let table = at.table;
    let notes = move || (words.group.notes)(table.note_ids().len());
    let unplaced = move || {
        let count = table.with_board(|board| board.unplaced().count());
        if count == 0 { String::new() } else { (words.group.not_placed)(count) }
    };
    let step = |step: Step, id: &'static str, name: &'static str, said: Signal<String>| {
        let current = (at.step == step).then_some("step");
        view! {
            <li>
                <a class="step" id=id href=at.route(step).href() aria-current=current>
                    <span class="step__name">{name}</span>
                    <span class="step__said">{move || said.get()}</span>
                </a>
            </li>
        }
    };
    let nothing = Signal::derive(String::new);
    view! {
        <nav aria-label=words.group.steps>
            <ol class="steps">
                {step(Step::Capture, "step-capture", words.group.capture, Signal::derive(notes))}
                {step(Step::Themes, "step-themes", words.group.themes, Signal::derive(unplaced))}
                {step(Step::Vote, "step-vote", words.group.vote, nothing)}
                {step(Step::HandIn, "step-hand-in", words.group.hand_in, nothing)}
            </ol>
        </nav>
    }
}

#[component]
fn Kept(at: At) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let status = at.table.status();
    let kept = move || match status.get() {
        Status::Kept(None) => words.group.kept.to_owned(),
        Status::Kept(Some(time)) => (words.group.kept_at)(&session.local_time(time)),
        Status::NotKept(_) => String::new(),
    };
    let not_kept = move || match status.get() {
        Status::NotKept(fault) => {
            format!("{} {}", words.group.not_kept, (words.faults.store)(fault))
        }
        Status::Kept(_) => String::new(),
    };
    let made = move || match at.table.file_made() {
        Some((time, since)) => (words.group.file_made)(&session.local_time(time), since),
        None => words.group.no_file.to_owned(),
    };
    view! {
        <div class="kept">
            <p role="status" id="kept">{kept}</p>
            <p role="alert" class="alert" id="not-kept">{not_kept}</p>
            <p id="file-made">{made}</p>
        </div>
    }
}
