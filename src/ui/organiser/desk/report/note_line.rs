//! A note as the room of the report lists it, and the button that keeps it out or lets it in again.

use leptos::prelude::*;

use super::super::hits::Hit;
use super::use_room;
use crate::app::{Desk, use_session};
use crate::domain::command::{Command, DeskCommand, Refusal};
use crate::domain::record::NoteId;
use crate::ui::components::{Person, visible};
use crate::ui::group::hue;

/// Keeps a note out of the report for this reason, or lets it in again.
pub(super) fn keep_out(desk: Desk, note: NoteId, reason: Option<String>) -> Result<(), Refusal> {
    desk.dispatch(&Command::Desk(DeskCommand::KeepOut(note, reason)))
}

/// The note, and the button.
#[component]
pub(super) fn NoteLine(
    /// The note.
    note: Hit,
    /// Why it would be kept out.
    reason: String,
    /// What is said of it besides.
    #[prop(optional, into)]
    about: Option<String>,
    /// What stands under it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (words, desk) = (&use_session().words().publish, use_room());
    let Hit { id, number, text } = note;
    let shown = visible(&text);
    let is_out = move || desk.with_links(|links, _| links.kept_out(id).is_some());
    let press = move |_| {
        let reason = (!untrack(is_out)).then(|| reason.clone());
        // What is only looked at says so itself; a reason of ours is no empty one.
        keep_out(desk, id, reason).ok();
    };
    let label = move || if is_out() { words.let_in } else { words.keep_out };
    let named = move || {
        if is_out() { (words.let_in_note)(&shown) } else { (words.keep_out_note)(&shown) }
    };
    view! {
        <li class="desk__note" style=("--hue", hue(number)) class:desk__note--out=is_out>
            <div class="row row--wrap publish__note">
                <span class="mark mark--small">{number}</span>
                <div class="publish__words">
                    <span dir="auto">
                        <Person text=text at_length=true />
                    </span>
                    {about.map(|about| view! { <p class="hint">{about}</p> })}
                </div>
                <button type="button" class="button" aria-label=named on:click=press>
                    {label}
                </button>
            </div>
            {children.map(|children| children())}
        </li>
    }
}
