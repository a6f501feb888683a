//! A note on the capture screen; editing happens in its place.

use super::editor::editor;
use super::{At, kind_mark};
use crate::app::use_session;
use crate::domain::board::{Note, Wordings};
use crate::domain::event::ACTION;
use crate::domain::record::NoteId;
use crate::html::{El, button, el};
use crate::listed::Listed as _;
use crate::signal::Signal;

/// One note.
pub(crate) fn note_row(at: &At, id: NoteId) -> El {
    let note = at.table.note(id);
    let editing = Signal::new(false);
    let at = at.clone();
    // What is being typed must outlive what another tab writes meanwhile, so the editor does not follow.
    el("li", "note").parts(move || {
        if editing.get() {
            note.get_untracked().map(|note| vec![editor(&at, &note, editing)]).unwrap_or_default()
        } else {
            note.get().map(|note| shown(&at, &note, editing)).unwrap_or_default()
        }
    })
}

fn shown(at: &At, note: &Note, editing: Signal<bool>) -> Vec<El> {
    let words = use_session().words();
    let kind = at.event.kind_or_first(note.kind.as_ref());
    let text = note.wording.shown.here().unwrap_or(words.capture.not_in_file);
    let also = note.wording.also.iter().map(|also| {
        let also = also.here().unwrap_or(words.capture.not_in_file);
        el("p", "note__also").text(words.capture.also).text(" ").add(el("bdi", "").text(also))
    });
    let action = kind.is_some_and(|kind| kind.id.as_str() == ACTION);
    let who = action.then(|| {
        let who = (words.capture.owner_due)(said(note.owner.as_ref()), said(note.due.as_ref()));
        el("p", "note__who").add(el("bdi", "").text(&who))
    });
    let table = at.table;
    let name = (words.capture.about_note)(words.capture.edit, text);
    let body = el("div", "note__words")
        .add(el("p", "note__text").written(text))
        .add_all(also)
        .add_all(who);
    let edit = button("button button--quiet note__edit", words.capture.edit)
        .id(&format!("edit-{}", note.id))
        .label(&name)
        .click(move || editing.set(true));
    // Most notes are in no theme while they are written: a row that has nothing to follow follows nothing.
    let theme = note
        .place
        .map(|place| el("bdi", "tag").says(move || table.theme_name(place).unwrap_or_default()));
    kind.map(kind_mark).into_iter().chain([body]).chain(theme).chain([edit]).listed()
}

/// The words of a field that may be empty.
pub(super) fn said(wording: Option<&Wordings>) -> &str {
    wording.and_then(|wording| wording.shown.here()).unwrap_or_default()
}
