//! Any note of the room, to keep it out of the report.

use leptos::prelude::*;

use super::super::hits::look;
use super::note_line::NoteLine;
use super::use_room;
use crate::app::use_session;
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
        finder.try_update_value(|finder| look(desk, finder, &wanted, SHOWN))
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
