//! The line that takes notes. It stays where it is, and keeps the focus after each note.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::filter::{Filter, use_filter};
use super::left_behind::LeftBehindDraft;
use super::note_field::NoteField;
use crate::app::{LeftBehind, fields, use_session};
use crate::domain::command::Command;
use crate::domain::event::{Event, KindId};
use crate::domain::text;
use crate::i18n::Phrases;
use crate::ui::components::{Alert, KindChips};
use crate::ui::group::group_view::{GroupView, use_group};
use crate::ui::group::lines_offer::LinesOffer;
use crate::ui::{dom, early, typing};

/// The field's id.
pub(in crate::ui) const NOTE_LINE: &str = "note-line";
/// The id of what holds the notes above the line, and shows its end when one is added.
pub(super) const NOTES_SCROLL: &str = "notes-scroll";

/// What the line holds; a small copy.
#[derive(Clone, Copy)]
pub(super) struct Line {
    words: &'static Phrases,
    group: GroupView,
    filter: Filter,
    pub(super) typed: RwSignal<String>,
    /// Many lines that were pasted, until it is said what they are to be.
    pub(super) pasted: RwSignal<String>,
    /// What tabs that are gone were typing.
    left: RwSignal<Vec<LeftBehind>>,
    fault: RwSignal<String>,
    kind: RwSignal<Option<KindId>>,
    said: RwSignal<&'static str>,
}

/// A field, the kinds, and Add.
#[component]
pub(super) fn NoteLine() -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let line = Line::new(group, words, use_filter());
    line.offer_left_behind();
    Effect::new(move |_| untrack(|| early::at_rest(move || line.take_early())));
    let kinds = group.with_event(|event| event.kinds.clone());
    let choose = Callback::new(move |id| line.kind.set(Some(id)));
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        line.add();
    };
    view! {
        <form class="line" on:submit=on_submit>
            <For each=move || line.left.get() key=|draft| draft.key.clone() let:draft>
                <LeftBehindDraft line draft />
            </For>
            <PastedLines line />
            <label class="visually-hidden" for=NOTE_LINE>
                {words.capture.line}
            </label>
            <div class="line__row">
                <NoteField line />
                <button class="button button--main" id="add-note" type="submit">
                    {words.capture.add}
                </button>
            </div>
            <KindChips kinds chosen=line.kind on_choose=choose field=NOTE_LINE />
            <p class="hint line__hint" id="note-line-hint">
                {words.capture.enter}
            </p>
            <p class="visually-hidden" id="note-line-said" role="status">
                {line.said}
            </p>
            <Alert id="note-line-fault" text=line.fault />
        </form>
    }
}

/// Many lines were pasted: a note of each, in one step, or one note of all.
#[component]
fn PastedLines(
    /// The line that they were pasted into.
    line: Line,
) -> impl IntoView {
    let words = use_session().words();
    let count = Memo::new(move |_| line.pasted.with(|pasted| text::lines(pasted).len()));
    let on_add = Callback::new(move |()| line.add_pasted());
    let offer = move || {
        view! {
            <LinesOffer count=count.get() id="as-notes" on_add>
                <button
                    type="button"
                    class="button"
                    id="as-one"
                    on:click=move |_| line.keep_as_one()
                >
                    {words.capture.as_one}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| line.leave_pasted()
                >
                    {words.group.cancel}
                </button>
            </LinesOffer>
        }
    };
    move || (count.get() > 0).then(offer)
}

impl Line {
    fn new(group: GroupView, words: &'static Phrases, filter: Filter) -> Self {
        let session = group.session;
        Self {
            words,
            group,
            filter,
            typed: session.draft(fields::LINE).own_field(),
            pasted: session.draft(fields::PASTED).own_field(),
            left: RwSignal::new(Vec::new()),
            fault: RwSignal::new(String::new()),
            kind: RwSignal::new(None),
            said: RwSignal::new(""),
        }
    }

    /// Adds what was typed; the line keeps the focus.
    pub(super) fn add(self) {
        let (typed, kind) = (self.typed.get_untracked(), self.kind.get_untracked());
        if !typed.trim().is_empty() {
            let note = self.group.with_event(|event| note_of(event, typed, kind.as_ref()));
            match self.group.session.dispatch(Command::AddNotes(vec![note])) {
                Ok(()) => {
                    self.typed.set(String::new());
                    self.kind.set(None);
                    self.said.set(self.words.capture.added);
                    typing::forget(NOTE_LINE);
                    self.filter.show_newest(1);
                    dom::scroll_to_end(NOTES_SCROLL);
                }
                Err(refusal) => self.fault.set((self.words.faults.refusal)(&refusal)),
            }
        }
        dom::focus(NOTE_LINE);
    }

    /// What was typed; a sign at its start says the kind. It stands in the field as long as an input method composes there.
    pub(super) fn hears(self, text: String, composes: bool) {
        self.said.set("");
        self.fault.set(String::new());
        let (typed, kind) = if composes {
            (text, None)
        } else {
            self.group.with_event(|event| note_of(event, text, None))
        };
        if kind.is_some() {
            self.kind.set(kind);
        }
        self.typed.set(typed);
    }

    /// Whether nothing stands there but a sign, which then says the kind of what comes.
    pub(super) fn is_free(self) -> bool {
        let typed = self.typed.get_untracked();
        let sign = typed.strip_suffix(' ').and_then(|sign| sign.parse().ok());
        let kind = sign.and_then(|sign| {
            self.group.with_event(|event| event.kind_typed(sign).map(|kind| kind.id.clone()))
        });
        if kind.is_some() {
            self.kind.set(kind);
            self.typed.set(String::new());
        }
        self.typed.with_untracked(String::is_empty)
    }

    /// Takes over what was left behind.
    pub(super) fn take_over(self, left: &LeftBehind) {
        if self.drop_left_behind(left) {
            add_lines(self.typed, &left.text);
        }
    }

    /// Forgets what was left behind; whether it was still there to be taken.
    pub(super) fn drop_left_behind(self, left: &LeftBehind) -> bool {
        let was_there = self.forget_left_behind(&left.key);
        dom::focus(NOTE_LINE);
        was_there
    }

    fn forget_left_behind(self, key: &str) -> bool {
        self.left.update(|all| all.retain(|other| other.key != key));
        self.group.session.take_left_behind(key)
    }

    /// Lines were pasted that it is to be asked about, beside those that it is asked about already.
    pub(super) fn offer_pasted(self, lines: &str) {
        self.fault.set(String::new());
        add_lines(self.pasted, lines);
    }

    /// A note of each line that was pasted. Where one of them can be none, all stay as they are.
    fn add_pasted(self) {
        // Beside what is being typed, the kind that was chosen is that one's.
        let alone = self.typed.with_untracked(String::is_empty);
        let chosen = self.kind.get_untracked().filter(|_| alone);
        let notes = self.pasted.with_untracked(|pasted| {
            self.group.with_event(|event| notes_of(event, pasted, chosen.as_ref()))
        });
        let count = notes.len();
        match self.group.session.dispatch(Command::AddNotes(notes)) {
            Ok(()) => {
                if alone {
                    self.kind.set(None);
                    typing::forget(NOTE_LINE);
                }
                self.leave_pasted();
                self.filter.show_newest(count);
                dom::scroll_to_end(NOTES_SCROLL);
            }
            Err(refusal) => self.fault.set((self.words.faults.refusal)(&refusal)),
        }
    }

    /// All that was pasted goes into the line, after what was typed there meanwhile.
    fn keep_as_one(self) {
        self.pasted.with_untracked(|pasted| add_lines(self.typed, pasted));
        self.leave_pasted();
    }

    fn leave_pasted(self) {
        self.fault.set(String::new());
        self.pasted.set(String::new());
        dom::focus(NOTE_LINE);
    }

    /// Goes on with what was being written before the app was there: a note of each line that was ended. Where one of
    /// them can be none, all stand in the line.
    fn take_early(self) {
        if let Some(early) = early::begun().filter(|early| self.group.session.keeps(&early.key)) {
            let (ended, rest) = early.text.rsplit_once('\n').unwrap_or(("", &early.text));
            let notes = self.group.with_event(|event| notes_of(event, ended, None));
            let added = if notes.is_empty() {
                Ok(())
            } else {
                self.group.session.dispatch(Command::AddNotes(notes))
            };
            let rest = if added.is_ok() { rest } else { &early.text };
            if rest.is_empty() {
                // The caret alone.
            } else if self.typed.with_untracked(String::is_empty) {
                self.hears(rest.to_owned(), false);
            } else {
                add_lines(self.typed, rest);
            }
            if let Err(refusal) = added {
                self.fault.set((self.words.faults.refusal)(&refusal));
            }
            if let Some(caret) = early.caret {
                self.typed.with_untracked(|typed| dom::go_on_in(NOTE_LINE, typed, caret));
            }
            self.forget_left_behind(&early.key);
            dom::scroll_to_end(NOTES_SCROLL);
        }
        early::leave();
    }

    /// Offers what tabs that are gone were typing, as soon as that is known.
    fn offer_left_behind(self) {
        Effect::new(move |_| self.left.set(self.group.session.left_behind()));
    }
}

/// A note of each line: of the kind that a sign before it says, else of this one.
fn notes_of(event: &Event, lines: &str, kind: Option<&KindId>) -> Vec<(String, Option<KindId>)> {
    text::lines(lines).into_iter().map(|line| note_of(event, line, kind)).collect()
}

/// The same of one line.
fn note_of(event: &Event, line: String, kind: Option<&KindId>) -> (String, Option<KindId>) {
    match event.kind_before(&line) {
        Some((kind, rest)) => (rest.to_owned(), Some(kind.id.clone())),
        None => (line, kind.cloned()),
    }
}

/// Puts more lines after what a field holds.
fn add_lines(field: RwSignal<String>, more: &str) {
    field.update(|text| {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(more);
    });
}
