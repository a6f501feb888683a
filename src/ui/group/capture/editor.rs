//! A note, being worded anew in its place.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::filter::use_filter;
use super::note_line::NOTE_LINE;
use super::note_row::written;
use crate::app::use_session;
use crate::domain::board::Note;
use crate::domain::command::{Command, Edit};
use crate::domain::event::{ACTION, KindId};
use crate::domain::text::PersonText;
use crate::ui::components::{Alert, KindChips, TextField};
use crate::ui::dom::{self, focused};
use crate::ui::group::group_view::use_group;
use crate::ui::keys;

/// What was typed, whatever becomes of the note meanwhile.
#[derive(Clone, Copy)]
struct NoteEdit {
    text: RwSignal<String>,
    kind: RwSignal<Option<KindId>>,
    owner: RwSignal<String>,
    due: RwSignal<String>,
}

impl NoteEdit {
    fn of(note: &Note, first: Option<KindId>) -> Self {
        Self {
            text: RwSignal::new(PersonText::from(note.text()).into()),
            kind: RwSignal::new(note.kind.clone().or(first)),
            owner: RwSignal::new(written(note.owner.as_ref()).into()),
            due: RwSignal::new(written(note.due.as_ref()).into()),
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
#[component]
pub(super) fn Editor(
    /// The note, as it stood when editing began.
    note: Note,
    /// Whether it is being edited.
    editing: RwSignal<bool>,
) -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let kinds = group.with_event(|event| event.kinds.clone());
    let edit = NoteEdit::of(&note, kinds.first().map(|kind| kind.id.clone()));
    let fault = RwSignal::new(String::new());
    let id = note.id;
    let note = StoredValue::new(note);
    let close = move || {
        editing.set(false);
        dom::focus(&format!("edit-{id}"));
    };
    let filter = use_filter();
    let save = move || match group.session.settle(note.with_value(|note| edit.command(note))) {
        Ok(()) => {
            filter.show(&[id]);
            close();
        }
        Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
    };
    let bin = move |()| match group.session.dispatch(Command::Bin(vec![id])) {
        Ok(()) => dom::focus(NOTE_LINE),
        Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        save();
    };
    let on_key = move |key: KeyboardEvent| {
        if keys::escapes(&key) {
            key.prevent_default();
            close();
        }
    };
    let on_enter = move |key: KeyboardEvent| {
        if keys::enters(&key) {
            key.prevent_default();
            save();
        }
    };
    let choose = Callback::new(move |chosen| edit.kind.set(Some(chosen)));
    view! {
        <form class="stack note__editor" on:submit=on_submit on:keydown=on_key>
            <textarea
                class="input"
                id="edit-words"
                dir="auto"
                aria-label=words.capture.words
                bind:value=edit.text
                on:keydown=on_enter
                use:focused
            ></textarea>
            <KindChips kinds chosen=edit.kind on_choose=choose />
            <WhoAndWhen edit />
            <Alert text=fault />
            <EditorButtons on_cancel=Callback::new(move |()| close()) on_bin=Callback::new(bin) />
        </form>
    }
}

/// Who does it and by when, where the note is an action.
#[component]
fn WhoAndWhen(
    /// What was typed.
    edit: NoteEdit,
) -> impl IntoView {
    let words = use_session().words();
    view! {
        <Show when=move || edit.is_action()>
            <div class="row row--wrap">
                <TextField id="edit-owner" label=words.capture.owner value=edit.owner />
                <TextField id="edit-due" label=words.capture.due value=edit.due />
            </div>
        </Show>
    }
}

/// Save, leave, or put the note into the bin.
#[component]
fn EditorButtons(
    /// The editor is left.
    on_cancel: Callback<()>,
    /// The note goes into the bin.
    on_bin: Callback<()>,
) -> impl IntoView {
    let words = use_session().words();
    view! {
        <div class="row row--wrap">
            <button class="button button--main" type="submit">
                {words.group.save}
            </button>
            <button type="button" class="button" on:click=move |_| on_cancel.run(())>
                {words.group.cancel}
            </button>
            <button
                type="button"
                class="button button--danger"
                on:click=move |_| on_bin.run(())
            >
                {words.capture.bin}
            </button>
        </div>
    }
}
