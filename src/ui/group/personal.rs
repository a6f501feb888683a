//! What in a group's notes may be a personal detail: shown before the file is made, never changed by itself.

use leptos::prelude::*;

use super::group_view::use_group;
use crate::app::use_session;
use crate::domain::board::Note;
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Person};

/// The notes, folded; nothing where none has any.
#[component]
pub(super) fn Personal() -> impl IntoView {
    let group = use_group().session;
    let words = &use_session().words().personal;
    let found = Memo::new(move |_| {
        group.with_board(|board| {
            let told = |note: &Note| {
                let parts = note.personal();
                let said = parts.iter().map(|found| (words.part)(found));
                let said = said.collect::<Vec<String>>().join(" · ");
                (!said.is_empty()).then(|| (note.text().clone(), said))
            };
            board.notes().filter_map(told).collect::<Vec<(PersonText, String)>>()
        })
    });
    let line = |(text, said): (PersonText, String)| {
        view! {
            <li>
                <span dir="auto">
                    <Person text=text at_length=true />
                </span>
                <p class="hint">{said}</p>
            </li>
        }
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <details class="card" id="personal">
                <summary>{move || (words.found)(found.with(Vec::len))}</summary>
                <div class="stack">
                    <ul class="list">{move || found.get().into_iter().map(line).collect_view()}</ul>
                    <Hint text=words.before_file.to_owned() />
                    <Hint text=words.hint.to_owned() />
                </div>
            </details>
        </Show>
    }
}
