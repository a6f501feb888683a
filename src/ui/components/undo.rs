//! Taking back and doing again: two buttons that name what they do, and the keys.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::visible;
use crate::app::{RecordSession, use_session};
use crate::domain::command::Refusal;
use crate::domain::event::GroupId;
use crate::domain::record::TransactionSummary;
use crate::i18n::Phrases;
use crate::ui::typing::{Typing, Whose};
use crate::ui::{dom, keys};

/// What undo and redo need to know; a small copy.
#[derive(Clone, Copy)]
pub(crate) struct Undo {
    record: RecordSession,
    /// What gets the focus where what had it is gone with what was taken back.
    home: Option<&'static str>,
    /// Called where a group's notes went back to another group.
    on_left: Option<Callback<GroupId>>,
    typing: Typing,
    words: &'static Phrases,
    /// What was done, and the count that the record had come to by then.
    said: RwSignal<(String, u64)>,
    /// Whether that is why it was not done, which all must see.
    refused: RwSignal<bool>,
}

impl Undo {
    /// Undo and redo of a record, on a screen where the element of this id gets the focus that is lost with what was taken
    /// back, beside what can be taken back in its fields.
    pub(crate) fn new(record: RecordSession, home: Option<&'static str>, typing: Typing) -> Self {
        let words = record.session().words();
        Self {
            record,
            home,
            on_left: None,
            typing,
            words,
            said: RwSignal::default(),
            refused: RwSignal::new(false),
        }
    }

    /// The same, and where a group's notes go back to another group with it, this is called.
    pub(crate) fn follows(self, on_left: Callback<GroupId>) -> Self {
        Self { on_left: Some(on_left), ..self }
    }

    /// Answers Ctrl or Cmd with Z or Y, but not while there is typing to take back in the field.
    pub(crate) fn hears(self, key: &KeyboardEvent) -> bool {
        let held = keys::commands(key) && !key.alt_key() && !keys::composes(key);
        if !held {
            return false;
        }
        let (does, whose): (fn(Self), _) =
            match (key.key().to_ascii_lowercase().as_str(), key.shift_key()) {
                ("z", false) => (Self::undo, self.typing.undo(key)),
                ("z", true) | ("y", false) => (Self::redo, self.typing.redo(key)),
                _ => return false,
            };
        if whose == Whose::Pages {
            does(self);
        }
        whose != Whose::Fields
    }

    fn undo(self) {
        if self.waits() {
            return;
        }
        let words = &self.words.undo;
        if untrack(|| self.record.undo_is_held()) {
            self.refuse(words.held_why.to_owned());
            return;
        }
        self.tell(self.record.undo(), words.undone, words.nothing);
    }

    fn redo(self) {
        if self.waits() {
            return;
        }
        let words = &self.words.undo;
        self.tell(self.record.redo(), words.redone, words.nothing_again);
    }

    /// Says what was done, or that there is nothing, and goes to where the notes went.
    fn tell(
        self,
        done: Result<(TransactionSummary, Option<GroupId>), Refusal>,
        said: fn(&TransactionSummary) -> String,
        nothing: &str,
    ) {
        let (summary, left) = match done {
            Ok(done) => done,
            Err(Refusal::NothingToDo) => return self.done(nothing.to_owned()),
            Err(why) => return self.refuse((self.words.faults.refusal)(&why)),
        };
        self.done(said(&summary));
        if let Some((on_left, group)) = self.on_left.zip(left) {
            on_left.run(group);
        }
    }

    fn refuse(self, why: String) {
        self.done(why);
        self.refused.try_set(true);
    }

    /// Whether a ballot is open, which taking back its round would lose; says so.
    fn waits(self) -> bool {
        let holds = untrack(|| self.record.session().holds());
        if holds {
            self.refuse(self.words.vote.undo_later.to_owned());
        }
        holds
    }

    /// What was done, until something else is. Followed.
    fn said(self) -> String {
        let (said, at) = self.said.get();
        if self.count() == at { said } else { String::new() }
    }

    fn count(self) -> u64 {
        self.record.with_record(|record, _| record.next_count())
    }

    /// Says it.
    fn done(self, said: String) {
        say_anew(self.said, visible(said), untrack(|| self.count()));
        self.refused.try_set(false);
        if let Some(home) = self.home {
            dom::focus_if_lost(home);
        }
    }
}

/// The two buttons, and what was done: for who can't see it, and where there is no room for what the buttons do. Why it was
/// not done is seen by all.
#[component]
pub(crate) fn UndoButtons(
    /// What they do.
    undo: Undo,
) -> impl IntoView {
    let session = use_session();
    let words = &session.words().undo;
    // That a ballot is open is true no longer than it is.
    Effect::new(move |held: Option<bool>| {
        let holds = session.holds();
        if held == Some(true) && !holds {
            undo.said.set(Default::default());
        }
        holds
    });
    let next_undo = Memo::new(move |_| match undo.record.next_undo() {
        Some(summary) => (visible((words.undo_of)(&summary)), true),
        None if undo.record.undo_is_held() => (words.held.to_owned(), false),
        None => (words.undo.to_owned(), false),
    });
    let next_redo = Memo::new(move |_| match undo.record.next_redo() {
        Some(summary) => (visible((words.redo_of)(&summary)), true),
        None => (words.redo.to_owned(), false),
    });
    let stays = undo.home.is_some();
    view! {
        <div class="undos">
            <UndoButton
                id="undo"
                sign="↶"
                stays
                next=next_undo
                on_press=Callback::new(move |()| undo.undo())
            />
            <UndoButton
                id="redo"
                sign="↷"
                stays
                next=next_redo
                on_press=Callback::new(move |()| undo.redo())
            />
            <p id="undo-said" role="status" class:visually-hidden=move || !undo.refused.get()>
                {move || undo.said()}
            </p>
            <Done undo />
        </div>
    }
}

/// What was done by anything but undo and redo, for who can't see it.
#[component]
fn Done(
    /// Those.
    undo: Undo,
) -> impl IntoView {
    let words = &undo.words.undo;
    let done = RwSignal::new((String::new(), 0));
    Effect::new(move |before: Option<u64>| {
        let count = undo.count();
        if before.is_some_and(|before| before < count) {
            let said = match undo.record.newest() {
                // What is written is told by the line that it was written in.
                None | Some(TransactionSummary::Wrote(..)) => String::new(),
                Some(summary) => visible((words.done)(&summary)),
            };
            say_anew(done, said, count);
        }
        count
    });
    view! {
        <p id="done-said" class="visually-hidden" role="status">
            {move || done.with(|(said, _)| said.clone())}
        </p>
    }
}

/// Says it in a moment, after nothing: what is the same as before would not be said again.
fn say_anew(to: RwSignal<(String, u64)>, said: String, at: u64) {
    to.try_set((String::new(), at));
    dom::soon(move || _ = to.try_set((said, at)));
}

/// One of the two. It can be pressed with nothing to do: then it says so.
#[component]
fn UndoButton(
    /// Its id.
    id: &'static str,
    /// Its sign.
    sign: &'static str,
    /// Whether who writes, and presses it by mouse or touch, goes on writing. Elsewhere leaving a field says what it holds.
    stays: bool,
    /// What it says, and whether it does anything.
    next: Memo<(String, bool)>,
    /// It was pressed.
    on_press: Callback<()>,
) -> impl IntoView {
    let label = move || next.with(|(says, _)| says.clone());
    let disabled = move || next.with(|(_, does)| (!does).to_string());
    view! {
        <button
            type="button"
            class="button button--quiet undo"
            id=id
            title=label
            aria-disabled=disabled
            on:mousedown=move |press| {
                if stays {
                    press.prevent_default();
                }
            }
            on:click=move |_| on_press.run(())
        >
            <span aria-hidden="true">{sign}</span>
            <span class="undo__name">{label}</span>
        </button>
    }
}
