//! Notes: all of them in one column, the newest right above the line that takes the next.

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::stamp::NoteId;
use crate::html::{El, button, el};
use crate::session::live::{Table, use_session};
use crate::ui::parts::{At, alert, note_line, note_row};

/// The notes of a group.
pub(crate) fn content(at: &At) -> El {
    let words = use_session().words();
    let table = at.table;
    let rows = at.clone();
    let empty =
        move || table.note_ids().is_empty().then(|| el("p", "empty").text(words.capture.empty));
    let notes = el("div", "column capture__notes")
        .add(el("h2", "visually-hidden").text(words.capture.title))
        .add(bin(table))
        .part(empty)
        .add(
            el("ol", "notes")
                .id("notes")
                .each(move || table.note_ids(), move |id| note_row(&rows, id)),
        );
    let line = el("div", "capture__line").add(el("div", "column").add(note_line(at)));
    el("div", "capture").add(el("div", "capture__scroll").add(notes)).add(line)
}

/// What is in the bin, and the way back out.
fn bin(table: Table) -> El {
    let session = use_session();
    let words = session.words();
    let fault = RwSignal::new(String::new());
    let binned = Memo::new(move |_| {
        table.with_board(|board| {
            board.bin().map(|note| (note.id, note.text().to_owned())).collect::<Vec<_>>()
        })
    });
    let row = move |(id, text): (NoteId, String)| {
        let put_back = move || match table.dispatch(Command::PutBack(id)) {
            Ok(()) => session.focus(&format!("edit-{id}")),
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        };
        let name = (words.capture.about_note)(words.capture.put_back, &text);
        el("li", "row").add(el("p", "").written(&text)).add(
            button("button button--quiet", words.capture.put_back).label(&name).click(put_back),
        )
    };
    el("details", "bin")
        .id("bin")
        .flag_if("hidden", move || binned.with(Vec::is_empty))
        .add(el("summary", "").says(move || (words.capture.in_bin)(binned.with(Vec::len))))
        .add(alert(fault))
        .add(el("ul", "list").each(move || binned.get(), row))
}
