//! Notes: all of them in one column, the newest right above the line that takes the next.

mod bin;
mod tools;

use crate::app::use_session;
use crate::domain::board::Note;
use crate::domain::record::NoteId;
use crate::domain::text;
use crate::html::{El, el};
use crate::listed::Listed as _;
use crate::signal::{Callback, Memo, Signal, follow, untrack};
use crate::ui::parts::{At, NOTES_SCROLL, note_line, note_row};
use tools::{Shown, tools};

/// The notes of a group.
pub(crate) fn content(at: &At) -> El {
    let session = use_session();
    let words = session.words();
    let table = at.table;
    let (rows, event) = (at.clone(), at.event.clone());
    let shown = Shown::default();
    let ids = Memo::new(move || {
        let all = table.note_ids();
        let Some(wanted) = shown.wanted() else { return all };
        // Whatever changes may bring a note in or out of what is looked for.
        table.with_board(|board| {
            let fits = |note: &&Note| {
                let kind = event.kind_or_first(note.kind.as_ref()).map(|kind| &kind.id);
                let kind = wanted.kind.is_none() || kind == wanted.kind.as_ref();
                kind && text::has(note.text(), &wanted.text)
            };
            board.notes().filter(fits).map(|note| note.id).listed()
        })
    });
    let empty = move || {
        let none = table.note_ids().is_empty();
        let said = if none { words.capture.empty } else { words.capture.find_none };
        ids.with(Vec::is_empty).then(|| el("p", "empty").text(said))
    };
    let notes = el("div", "column capture__notes")
        .add(el("h2", "visually-hidden").text(words.capture.title))
        .part(empty)
        .add(
            el("ol", "notes")
                .id("notes")
                .each(newest_first(at, ids), move |id| note_row(&rows, *id)),
        );
    let line = el("div", "capture__line").add(el("div", "column").add(note_line(at)));
    session.scroll_to_end(NOTES_SCROLL);
    el("div", "capture")
        .add(tools(at, shown, ids))
        .add(el("div", "capture__scroll").id(NOTES_SCROLL).add(notes))
        .add(line)
}

/// Rows that are made before the line takes keys. Older ones come in turns of as many: a long record must not hold up who
/// wants to write.
const TURN: usize = 60;

/// The newest notes at once, and soon all. Where a browser does not hold still what is looked at while rows come above it,
/// all at once.
fn newest_first(at: &At, ids: Memo<Vec<NoteId>>) -> impl Fn() -> Vec<NoteId> + 'static {
    let session = use_session();
    let there = untrack(|| at.table.note_ids().len());
    let older = if session.holds_still() { there.saturating_sub(TURN) } else { 0 };
    let to_come = Signal::new(older);
    let turn = Callback::new(move |()| to_come.update(|count| *count = count.saturating_sub(TURN)));
    follow(move || {
        if to_come.get() > 0 {
            session.soon(turn);
        }
    });
    move || ids.with(|ids| ids.get(to_come.get()..).unwrap_or_default().to_vec())
}
