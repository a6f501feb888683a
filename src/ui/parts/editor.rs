//! A note, being worded anew in its place.

use super::note_line::adds;
use super::note_row::said;
use super::{At, alert, kind_chips, text_field};
use crate::app::use_session;
use crate::domain::board::Note;
use crate::domain::command::{Command, Edit};
use crate::domain::event::{ACTION, KindId};
use crate::html::{El, button, el};
use crate::signal::{Callback, Signal};

/// What was typed, whatever becomes of the note meanwhile.
#[derive(Clone, Copy)]
struct Draft {
    text: Signal<String>,
    kind: Signal<Option<KindId>>,
    owner: Signal<String>,
    due: Signal<String>,
}

impl Draft {
    fn of(note: &Note, at: &At) -> Self {
        let first = at.event.kinds.first().map(|kind| kind.id.clone());
        Self {
            text: Signal::new(note.text().to_owned()),
            kind: Signal::new(note.kind.clone().or(first)),
            owner: Signal::new(said(note.owner.as_ref()).to_owned()),
            due: Signal::new(said(note.due.as_ref()).to_owned()),
        }
    }

    fn is_action(self) -> bool {
        self.kind.with(|kind| kind.as_ref().is_some_and(|kind| kind.as_str() == ACTION))
    }

    /// What was changed, as one command.
    fn command(self, note: &Note) -> Command {
        let edit = Edit {
            text: Some((self.text.get_untracked(), note.wording.heads.clone())),
            kind: self.kind.get_untracked(),
            owner: Some(self.owner.get_untracked()),
            due: Some(self.due.get_untracked()),
        };
        Command::Edit(note.id, edit)
    }
}

/// The editor of a note.
pub(super) fn editor(at: &At, note: &Note, editing: Signal<bool>) -> El {
    let session = use_session();
    let words = session.words();
    let (table, id) = (at.table, note.id);
    let draft = Draft::of(note, at);
    let fault = Signal::new(String::new());
    let note = Signal::new(note.clone());
    let close = move || {
        editing.set(false);
        session.focus(&format!("edit-{id}"));
    };
    let save = move || match table.settle(note.with_untracked(|note| draft.command(note))) {
        Ok(()) => close(),
        Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
    };
    let bin = move || match table.dispatch(Command::Bin(vec![id])) {
        Ok(()) => session.focus("note-line"),
        Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
    };
    let field = el("textarea", "input")
        .id("edit-words")
        .attr("dir", "auto")
        .label(words.capture.words)
        .holds(draft.text)
        .keys(move |key| {
            let saves = adds(&key);
            if saves {
                save();
            }
            saves
        })
        .focused();
    let choose = Callback::new(move |chosen| draft.kind.set(Some(chosen)));
    let who = move || {
        draft.is_action().then(|| {
            el("div", "row row--wrap")
                .add(text_field("edit-owner", words.capture.owner, draft.owner))
                .add(text_field("edit-due", words.capture.due, draft.due))
        })
    };
    let buttons = el("div", "row row--wrap")
        .add(el("button", "button button--main").attr("type", "submit").text(words.group.save))
        .add(button("button", words.group.cancel).click(close))
        .add(button("button button--danger", words.capture.bin).click(bin));
    el("form", "stack note__editor")
        .submit(save)
        .keys(move |key| {
            let leaves = key.name == "Escape" && !key.composing;
            if leaves {
                close();
            }
            leaves
        })
        .add(field)
        .add(kind_chips(&at.event, draft.kind, choose))
        .part(who)
        .add(alert(fault))
        .add(buttons)
}
