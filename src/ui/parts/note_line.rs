//! The line that takes notes. It stays where it is, and keeps the focus after each note.

use std::cell::Cell;

use super::offers::{left_behind, offer};
use super::{At, alert, kind_chips};
use crate::app::{GroupSession, LeftBehind, Session, use_session};
use crate::domain::command::Command;
use crate::domain::event::{Event, KindId};
use crate::domain::text;
use crate::html::{El, Key, el};
use crate::listed::Listed as _;
use crate::signal::{Callback, Signal, follow};

/// The id of what holds the notes above the line, and shows its end when one is added.
pub(crate) const NOTES_SCROLL: &str = "notes-scroll";

/// What the line holds; a small copy.
#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) session: Session,
    pub(super) table: GroupSession,
    pub(super) typed: Signal<String>,
    /// Many lines that were pasted, until it is said what they are to be.
    pub(super) pasted: Signal<String>,
    /// What tabs that are gone were typing.
    pub(super) left: Signal<Vec<LeftBehind>>,
    pub(super) fault: Signal<String>,
    kind: Signal<Option<KindId>>,
    said: Signal<&'static str>,
}

/// A field, the kinds, and Add.
pub(crate) fn note_line(at: &At) -> El {
    let line = Line::new(at.table);
    let words = line.session.words();
    line.keep_typing();
    // A tap on a kind leaves the focus where it is: on touch it would open the keyboard.
    let choose = Callback::new(move |id| line.kind.set(Some(id)));
    let event = at.event.clone();
    let add = el("button", "button button--main").id("add-note").attr("type", "submit");
    let row = el("div", "line__row")
        .add(field(line).input(move |text| line.hears(&event, text)))
        .add(add.text(words.capture.add));
    let left = move || line.left.get().into_iter().map(|draft| left_behind(line, draft)).listed();
    el("form", "line")
        .submit(move || line.add())
        .parts(left)
        .part(move || offer(line))
        .add(el("label", "visually-hidden").attr("for", "note-line").text(words.capture.line))
        .add(row)
        .add(kind_chips(&at.event, line.kind, choose))
        .add(el("p", "hint line__hint").id("note-line-hint").text(words.capture.enter))
        .add(
            el("p", "visually-hidden")
                .id("note-line-said")
                .attr("role", "status")
                .says(move || line.said.get().to_owned()),
        )
        .add(alert(line.fault).id("note-line-fault"))
}

impl Line {
    fn new(table: GroupSession) -> Self {
        Self {
            session: use_session(),
            table,
            typed: Signal::new(table.own_draft().unwrap_or_default()),
            pasted: Signal::default(),
            left: Signal::default(),
            fault: Signal::default(),
            kind: Signal::new(None),
            said: Signal::new(""),
        }
    }

    fn add(self) {
        let words = self.session.words();
        let note = (self.typed.get_untracked(), self.kind.get_untracked());
        if !note.0.trim().is_empty() {
            match self.table.dispatch(Command::AddNotes(vec![note])) {
                Ok(()) => {
                    self.typed.set(String::new());
                    self.kind.set(None);
                    self.said.set(words.capture.added);
                    self.session.scroll_to_end(NOTES_SCROLL);
                }
                Err(refusal) => self.fault.set((words.faults.refusal)(&refusal)),
            }
        }
        self.session.focus("note-line");
    }

    /// What was typed; a sign and a space at its start say the kind.
    fn hears(self, event: &Event, text: String) {
        self.said.set("");
        self.fault.set(String::new());
        let prefixed =
            prefixed(&text).and_then(|(first, rest)| Some((event.kind_typed(first)?, rest)));
        match prefixed {
            Some((of_kind, rest)) => {
                self.kind.set(Some(of_kind.id.clone()));
                self.typed.set(rest.to_owned());
            }
            None => self.typed.set(text),
        }
    }

    /// Keeps what is being typed, and brings back what was.
    fn keep_typing(self) {
        // The durable copy may bring a draft back a moment after the screen stands.
        follow(move || {
            self.session.healed();
            self.left.set(self.table.left_behind());
            if self.typed.with_untracked(String::is_empty) {
                self.typed.set(self.table.own_draft().unwrap_or_default());
            }
        });
        let first = Cell::new(true);
        follow(move || {
            self.typed.track();
            if !first.replace(false) {
                self.typed.with_untracked(|typed| self.table.keep_draft(typed));
            }
        });
    }
}

fn field(line: Line) -> El {
    let words = line.session.words();
    let new_line = Signal::new(false);
    el("textarea", "input")
        .id("note-line")
        .attr("rows", "1")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "enter")
        .attr("placeholder", words.capture.placeholder)
        .attr("aria-describedby", "note-line-hint")
        .holds_from(move || line.typed.get())
        .keys(move |key| {
            new_line.set(key.shift);
            let adds = adds(&key);
            if adds {
                line.add();
            }
            adds
        })
        .on("paste", move |paste| {
            let text = paste.pasted();
            if line.typed.with_untracked(String::is_empty) && text::lines(&text).len() > 1 {
                paste.prevent();
                line.pasted.set(text);
            }
        })
        .on("beforeinput", move |input| {
            if input.breaks_line() && !new_line.get_untracked() {
                input.prevent();
                line.add();
            }
        })
}

/// The first character and what follows the space after it.
fn prefixed(text: &str) -> Option<(char, &str)> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?.strip_prefix(' ')?;
    Some((first, rest))
}

/// Enter, but not while an input method is composing.
pub(super) fn adds(key: &Key) -> bool {
    key.name == "Enter" && !key.shift && !key.composing
}
