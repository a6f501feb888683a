//! The line that takes notes. It stays where it is, and keeps the focus after each note.

use leptos::prelude::*;

use super::{At, alert, kind_chips};
use crate::domain::command::Command;
use crate::domain::event::KindId;
use crate::domain::text;
use crate::html::{El, Key, button, el};
use crate::session::live::{LeftBehind, Table, use_session};

/// A field, the kinds, and Add.
pub(crate) fn note_line(at: &At) -> El {
    let session = use_session();
    let words = session.words();
    let (table, event) = (at.table, at.event.clone());

    let typed = RwSignal::new(table.own_draft().unwrap_or_default());
    let left = RwSignal::new(Vec::new());
    // The durable copy may bring a draft back a moment after the screen stands.
    Effect::new(move |_| {
        session.healed();
        left.set(table.left_behind());
        if typed.with_untracked(String::is_empty) {
            typed.set(table.own_draft().unwrap_or_default());
        }
    });
    Effect::new(move |before: Option<()>| {
        typed.track();
        if before.is_some() {
            typed.with_untracked(|typed| table.keep_draft(typed));
        }
    });
    let kind = RwSignal::new(None::<KindId>);
    let said = RwSignal::new("");
    let fault = RwSignal::new(String::new());
    let pasted = RwSignal::new(String::new());
    let add = move || {
        let note = (typed.get_untracked(), kind.get_untracked());
        if !note.0.trim().is_empty() {
            match table.dispatch(Command::AddNotes(vec![note])) {
                Ok(()) => {
                    typed.set(String::new());
                    kind.set(None);
                    said.set(words.capture.added);
                    session.scroll_to_end("notes-scroll");
                }
                Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
            }
        }
        session.focus("note-line");
    };
    let on_input = move |text: String| {
        said.set("");
        fault.set(String::new());
        let prefixed =
            prefixed(&text).and_then(|(first, rest)| Some((event.kind_typed(first)?, rest)));
        match prefixed {
            Some((of_kind, rest)) => {
                kind.set(Some(of_kind.id.clone()));
                typed.set(rest.to_owned());
            }
            None => typed.set(text),
        }
    };
    // A tap on a kind leaves the focus where it is: on touch it would open the keyboard.
    let choose = Callback::new(move |id| kind.set(Some(id)));
    let row = el("div", "line__row").add(field(typed, pasted, add).input(on_input)).add(
        el("button", "button button--main")
            .id("add-note")
            .attr("type", "submit")
            .text(words.capture.add),
    );
    el("form", "line")
        .submit(add)
        .parts(move || {
            left.get().into_iter().map(|draft| left_behind(table, draft, typed, left)).collect()
        })
        .part(move || offer(table, typed, pasted, fault))
        .add(el("label", "visually-hidden").attr("for", "note-line").text(words.capture.line))
        .add(row)
        .add(kind_chips(&at.event, kind, choose))
        .add(el("p", "hint line__hint").id("note-line-hint").text(words.capture.enter))
        .add(
            el("p", "visually-hidden")
                .id("note-line-said")
                .attr("role", "status")
                .says(move || said.get().to_owned()),
        )
        .add(alert(fault).id("note-line-fault"))
}

fn field(typed: RwSignal<String>, pasted: RwSignal<String>, add: impl Fn() + Copy + 'static) -> El {
    let words = use_session().words();
    let new_line = StoredValue::new(false);
    el("textarea", "input")
        .id("note-line")
        .attr("rows", "1")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "enter")
        .attr("placeholder", words.capture.placeholder)
        .attr("aria-describedby", "note-line-hint")
        .holds_from(typed)
        .keys(move |key| {
            new_line.set_value(key.shift);
            let adds = adds(&key);
            if adds {
                add();
            }
            adds
        })
        .on("paste", move |paste| {
            let text = paste.pasted();
            if typed.with_untracked(String::is_empty) && text::lines(&text).len() > 1 {
                paste.prevent();
                pasted.set(text);
            }
        })
        .on("beforeinput", move |input| {
            if input.breaks_line() && !new_line.get_value() {
                input.prevent();
                add();
            }
        })
}

/// What a tab that is gone was typing: taken over, or thrown away.
fn left_behind(
    table: Table,
    (key, text): LeftBehind,
    typed: RwSignal<String>,
    left: RwSignal<Vec<LeftBehind>>,
) -> El {
    let session = use_session();
    let words = session.words();
    let done = {
        let key = key.clone();
        move || {
            table.drop_left_behind(&key);
            left.update(|left| left.retain(|(other, _)| *other != key));
            session.focus("note-line");
        }
    };
    let shown: String = text.chars().take(200).collect();
    let (taken, thrown) = (done.clone(), done);
    let take = move || {
        typed.update(|typed| {
            if !typed.is_empty() {
                typed.push('\n');
            }
            typed.push_str(&text);
        });
        taken();
    };
    let buttons = el("div", "row row--wrap")
        .add(button("button button--main", words.capture.take_draft).id("take-draft").click(take))
        .add(
            button("button button--quiet", words.capture.drop_draft).id("drop-draft").click(thrown),
        );
    el("div", "offer")
        .attr("role", "group")
        .label(words.capture.left_behind)
        .add(el("p", "").text(words.capture.left_behind))
        .add(el("p", "").written(&shown))
        .add(buttons)
}

/// Many lines were pasted: a note of each, in one step, or one note of all.
fn offer(
    table: Table,
    typed: RwSignal<String>,
    pasted: RwSignal<String>,
    fault: RwSignal<String>,
) -> Option<El> {
    let session = use_session();
    let words = session.words();
    let lines = pasted.with(|pasted| text::lines(pasted));
    let count = lines.len();
    let many = move || {
        let notes = lines.iter().map(|line| (line.clone(), None)).collect();
        match table.dispatch(Command::AddNotes(notes)) {
            Ok(()) => session.scroll_to_end("notes-scroll"),
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        }
        pasted.set(String::new());
        session.focus("note-line");
    };
    let one = move || {
        typed.set(pasted.get_untracked());
        pasted.set(String::new());
        session.focus("note-line");
    };
    let leave = move || {
        pasted.set(String::new());
        session.focus("note-line");
    };
    let buttons = el("div", "row row--wrap")
        .add(
            button("button button--main", &(words.capture.as_notes)(count))
                .id("as-notes")
                .click(many)
                .focused(),
        )
        .add(button("button", words.capture.as_one).id("as-one").click(one))
        .add(button("button button--quiet", words.group.cancel).click(leave));
    (count > 0).then(|| {
        el("div", "offer")
            .attr("role", "group")
            .label(&(words.capture.lines)(count))
            .add(el("p", "").attr("role", "status").text(&(words.capture.lines)(count)))
            .add(buttons)
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
