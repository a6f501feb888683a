//! What in the notes may be a personal detail: shown before anything is published, never changed by itself.

use leptos::prelude::*;

use super::super::hits::Hit;
use super::note_line::NoteLine;
use super::use_room;
use crate::app::{Desk, use_session};
use crate::domain::board::Note;
use crate::i18n::Phrases;
use crate::ui::components::Hint;
use crate::ui::in_turns::{Looked, found_in_turns, in_turns};

/// The notes that may name somebody, and where.
#[component]
pub(super) fn Check() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let Looked { found, is_done } =
        found_in_turns(move |from, most| found(desk, words, from, most));
    let made = in_turns(found);
    // Nothing is said of all before all was looked at.
    let said = move || match found.with(Vec::len) {
        0 if !is_done.get() => words.publish.checking.to_owned(),
        count => (words.personal.found)(count),
    };
    view! {
        <section class="stack">
            <h2>{words.publish.check}</h2>
            <p role="status" id="personal">
                {said}
            </p>
            <ul class="notes" id="personal-notes" aria-busy=move || (!is_done.get()).to_string()>
                <For each=move || made.get() key=Clone::clone let:found>
                    <NoteLine note=found.note reason=found.reason about=found.about />
                </For>
            </ul>
            <Hint text=words.publish.check_hint.to_owned() />
            <Hint text=words.personal.hint.to_owned() />
        </section>
    }
}

/// A note that may name somebody.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Found {
    note: Hit,
    /// What was found, in words.
    about: String,
    /// Why it would be kept out.
    reason: String,
}

/// The notes in which something was found, of so many from this place on; and whether there are more. Followed.
fn found(desk: Desk, words: &Phrases, from: usize, most: usize) -> (Vec<Found>, bool) {
    desk.with_collection(|all| {
        let (notes, more) = all.notes(from, most);
        let found = notes.into_iter();
        (found.filter_map(|(group, note)| in_note(group.number, note, words)).collect(), more)
    })
}

fn in_note(number: usize, note: &Note, words: &Phrases) -> Option<Found> {
    let parts = note.personal();
    let first = parts.first()?;
    let told = parts.iter().map(|found| (words.personal.part)(found));
    Some(Found {
        reason: (words.publish.reason_for)(first.kind),
        about: told.collect::<Vec<String>>().join(" · "),
        note: Hit { id: note.id, number, text: note.text().clone() },
    })
}
