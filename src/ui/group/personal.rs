//! What in a group's notes may be a personal detail: shown before the file is made, never changed by itself.

use leptos::prelude::*;

use super::group_view::use_group;
use crate::app::{GroupSession, use_session};
use crate::domain::board::Note;
use crate::domain::record::NoteId;
use crate::domain::text::PersonText;
use crate::i18n::personal::Personal as Words;
use crate::ui::components::{Hint, Person};
use crate::ui::in_turns::{Looked, found_in_turns, in_turns};

/// The notes, folded; nothing where none has any.
#[component]
pub(super) fn Personal() -> impl IntoView {
    let group = use_group().session;
    let words = &use_session().words().personal;
    let Looked { found, is_done } =
        found_in_turns(move |from, most| found(group, words, from, most));
    let made = in_turns(found);
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <details class="card" id="personal">
                <summary>{move || (words.found)(found.with(Vec::len))}</summary>
                <div class="stack">
                    <ul class="list" aria-busy=move || (!is_done.get()).to_string()>
                        <For each=move || made.get() key=Clone::clone let:found>
                            <li>
                                <span dir="auto">
                                    <Person text=found.text at_length=true />
                                </span>
                                <p class="hint">{found.about}</p>
                            </li>
                        </For>
                    </ul>
                    <Hint text=words.before_file.to_owned() />
                    <Hint text=words.hint.to_owned() />
                </div>
            </details>
        </Show>
    }
}

/// A note that may name somebody.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Found {
    id: NoteId,
    text: PersonText,
    /// What was found, in words.
    about: String,
}

/// The notes in which something was found, of so many from this place on; and whether there are more. Followed.
fn found(group: GroupSession, words: &Words, from: usize, most: usize) -> (Vec<Found>, bool) {
    group.with_board(|board| {
        let mut notes = board.notes().skip(from);
        let found = notes.by_ref().take(most).filter_map(|note| in_note(note, words)).collect();
        (found, notes.next().is_some())
    })
}

fn in_note(note: &Note, words: &Words) -> Option<Found> {
    let parts = note.personal();
    let said: Vec<String> = parts.iter().map(|found| (words.part)(found)).collect();
    let about = said.join(" · ");
    (!said.is_empty()).then(|| Found { id: note.id, text: note.text().clone(), about })
}
