//! What in the notes may be a personal detail: shown before anything is published, never changed by itself.

use leptos::prelude::*;

use super::note_line::{Listed, NoteLine};
use super::use_room;
use crate::app::{Desk, use_session};
use crate::domain::board::Note;
use crate::domain::text::{PrivateKind, private_in, private_in_owner};
use crate::i18n::publish::Publish;
use crate::ui::components::Hint;
use crate::ui::organiser::in_turns::in_turns;

/// The notes that may name somebody, and where.
#[component]
pub(super) fn Check() -> impl IntoView {
    let (words, desk) = (&use_session().words().publish, use_room());
    let found = Memo::new(move |_| found(desk, words));
    let made = in_turns(found);
    let said = move || (words.found)(found.with(Vec::len));
    view! {
        <section class="stack">
            <h2>{words.check}</h2>
            <p role="status" id="personal">
                {said}
            </p>
            <ul class="notes" id="personal-notes">
                <For each=move || made.get() key=Clone::clone let:found>
                    <NoteLine note=found.note reason=found.reason about=found.about />
                </For>
            </ul>
            <Hint text=words.check_hint.to_owned() />
        </section>
    }
}

/// A note that may name somebody.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Found {
    note: Listed,
    /// What was found, in words.
    about: String,
    /// Why it would be kept out.
    reason: String,
}

/// The notes of all groups in which something was found. Followed.
fn found(desk: Desk, words: &Publish) -> Vec<Found> {
    desk.with_collection(|all| {
        let groups = all.groups();
        let notes = groups.iter().flat_map(|(group, collected)| {
            collected.board().notes().map(|note| (group.number, note))
        });
        notes.filter_map(|(number, note)| in_note(number, note, words)).collect()
    })
}

fn in_note(number: usize, note: &Note, words: &Publish) -> Option<Found> {
    let text = note.text().as_str();
    let owner = note.owner.as_ref().and_then(|owner| owner.shown.here());
    let owner = owner.map_or("", |owner| owner.as_str());
    let parts = |text: &str, found: Vec<crate::domain::text::Private>| {
        let part =
            |one: crate::domain::text::Private| Some((one.kind, text.get(one.range)?.to_owned()));
        found.into_iter().filter_map(part).collect::<Vec<(PrivateKind, String)>>()
    };
    let mut all = parts(text, private_in(text));
    all.extend(parts(owner, private_in_owner(owner)));
    let (first, _) = all.first()?;
    let told = all.iter().map(|(kind, part)| (words.found_part)(*kind, part));
    Some(Found {
        reason: (words.reason_for)(*first),
        about: told.collect::<Vec<String>>().join(" · "),
        note: Listed { id: note.id, number, text: note.text().clone() },
    })
}
