//! Taking back and doing again: two buttons that name what they do, and the keys.

use super::At;
use crate::app::{GroupSession, Session, use_session};
use crate::domain::record::TransactionSummary;
use crate::html::{El, Key, button, el};
use crate::signal::{Memo, Signal};
use crate::ui::route::GroupTab;

/// What undo and redo need to know; a small copy.
#[derive(Clone, Copy)]
pub(super) struct Undo {
    session: Session,
    table: GroupSession,
    step: GroupTab,
    said: Signal<String>,
}

impl Undo {
    pub(super) fn new(at: &At) -> Self {
        let said = Signal::new(String::new());
        Self { session: use_session(), table: at.table, step: at.step, said }
    }

    /// The two buttons, and what was done, for who can't see it.
    pub(super) fn buttons(self) -> El {
        let words = self.session.words();
        let (table, said) = (self.table, self.said);
        let one = |id: &str,
                   sign: &str,
                   name: &'static str,
                   what: fn(GroupSession) -> Option<TransactionSummary>,
                   said: fn(&TransactionSummary) -> String| {
            let label = Memo::new(move || what(table).map(|summary| said(&summary)));
            let label_or_name = move || label.get().unwrap_or_else(|| name.to_owned());
            button("button button--quiet undo", "")
                .id(id)
                .add(el("span", "").attr("aria-hidden", "true").text(sign))
                .add(el("span", "undo__name").says(label_or_name))
                .attr_of("title", label_or_name)
                .state("aria-disabled", move || label.with(Option::is_none))
        };
        let undo = one("undo", "↶", words.undo.undo, GroupSession::next_undo, words.undo.undo_of);
        let redo = one("redo", "↷", words.undo.redo, GroupSession::next_redo, words.undo.redo_of);
        el("div", "undos")
            .add(undo.click(move || self.undo()))
            .add(redo.click(move || self.redo()))
            .add(
                el("p", "visually-hidden")
                    .id("undo-said")
                    .attr("role", "status")
                    .says(move || said.get()),
            )
    }

    /// Ctrl or Cmd with Z or Y, but not while there is typing to take back in the field.
    pub(super) fn hears(self, key: &Key) -> bool {
        if !key.command || key.alt || key.composing || key.typing == Some(true) {
            return false;
        }
        match (key.name.to_ascii_lowercase().as_str(), key.shift) {
            ("z", false) => self.undo(),
            ("z", true) | ("y", false) => self.redo(),
            _ => return false,
        }
        true
    }

    fn undo(self) {
        let words = self.session.words();
        let said = self.table.undo().map(|summary| (words.undo.undone)(&summary));
        self.done(said.unwrap_or_else(|_| words.undo.nothing.to_owned()));
    }

    fn redo(self) {
        let words = self.session.words();
        let said = self.table.redo().map(|summary| (words.undo.redone)(&summary));
        self.done(said.unwrap_or_else(|_| words.undo.nothing_again.to_owned()));
    }

    /// Says it; the note line gets the focus back, where there is one.
    fn done(self, said: String) {
        self.said.set(said);
        if self.step == GroupTab::Capture {
            self.session.focus("note-line");
        }
    }
}
