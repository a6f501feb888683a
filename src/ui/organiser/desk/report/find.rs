//! Any note of the room, to keep it out of the report.

use leptos::prelude::*;

use super::note_line::{Listed, NoteLine};
use super::use_room;
use crate::app::{Desk, use_session};
use crate::domain::board::Finder;
use crate::domain::text::Folded;
use crate::ui::components::TextField;

/// Most notes that are shown of those that are found.
const SHOWN: usize = 50;

/// A field for words, and the notes that have them.
#[component]
pub(super) fn Find() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let looked_for = RwSignal::new(String::new());
    let finder = StoredValue::new(Finder::default());
    let hits = Memo::new(move |_| {
        let wanted = looked_for.with(|words| Folded::of(words.trim()));
        if looked_for.with(|words| words.trim().is_empty()) {
            return None;
        }
        finder.try_update_value(|finder| look(desk, finder, &wanted))
    });
    let said = move || {
        let count = hits.with(|hits| hits.as_ref().map(|(_, count)| *count));
        count.map(|count| (words.shared.found)(count, SHOWN)).unwrap_or_default()
    };
    let found = move || hits.get().map(|(hits, _)| hits).unwrap_or_default();
    let reason = words.publish.reason_by_hand;
    view! {
        <section class="stack">
            <h2>{words.publish.find_title}</h2>
            <TextField id="find-to-keep-out" label=words.publish.find value=looked_for />
            <p role="status" id="found-to-keep-out">
                {said}
            </p>
            <ul class="notes">
                <For each=found key=|note| note.id let:note>
                    <NoteLine note reason=reason.to_owned() />
                </For>
            </ul>
        </section>
    }
}

/// The first of the notes that have these words in them, and how many there are.
fn look(desk: Desk, finder: &mut Finder, wanted: &Folded) -> (Vec<Listed>, usize) {
    let (mut hits, mut count) = (Vec::new(), 0);
    desk.with_collection(|all| {
        for (group, collected) in all.groups() {
            for note in collected.board().notes().filter(|note| finder.has(note, wanted)) {
                count += 1;
                if hits.len() < SHOWN {
                    let text = note.text().clone();
                    hits.push(Listed { id: note.id, number: group.number, text });
                }
            }
        }
    });
    (hits, count)
}
