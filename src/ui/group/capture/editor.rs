//! A note, being worded anew in its place.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::editing::RowEditing;
use super::filter::{Filter, use_filter};
use super::note_line::NOTE_LINE;
use super::note_row::written;
use crate::app::{Draft, GroupSession, NoteDraft, fields, use_session};
use crate::domain::board::Note;
use crate::domain::command::{Command, Edit, Refusal};
use crate::domain::event::{ACTION, Event, Kind, KindId};
use crate::domain::record::{FactId, NoteId};
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::ui::components::{Alert, KindChips, TextField, visible};
use crate::ui::dom::{self, focused_if};
use crate::ui::group::group_view::use_group;
use crate::ui::keys;

/// The fields of the editor, whatever becomes of the note meanwhile.
#[derive(Clone, Copy)]
struct NoteEdit {
    text: RwSignal<String>,
    kind: RwSignal<Option<KindId>>,
    owner: RwSignal<String>,
    due: RwSignal<String>,
    seen: StoredValue<Vec<FactId>>,
}

/// What stands in the editor of a note before anybody types.
fn first_draft(note: &Note, first: Option<KindId>) -> NoteDraft {
    NoteDraft {
        text: PersonText::from(note.text()).into(),
        kind: note.kind.clone().or(first),
        owner: written(note.owner.as_ref()).into(),
        due: written(note.due.as_ref()).into(),
        seen: note.wording.heads.clone(),
    }
}

/// The kinds that a note may be given: those that are offered, and the one that it is of.
fn kinds_for(event: &Event, own: Option<&KindId>) -> Vec<Kind> {
    let former = event.former_kinds.iter().filter(|kind| Some(&kind.id) == own);
    event.kinds.iter().chain(former).cloned().collect()
}

impl NoteEdit {
    fn new(typed: NoteDraft) -> Self {
        Self {
            text: RwSignal::new(typed.text),
            kind: RwSignal::new(typed.kind),
            owner: RwSignal::new(typed.owner),
            due: RwSignal::new(typed.due),
            seen: StoredValue::new(typed.seen),
        }
    }

    /// What stands in the fields; followed.
    fn typed(self) -> NoteDraft {
        NoteDraft {
            text: self.text.get(),
            kind: self.kind.get(),
            owner: self.owner.get(),
            due: self.due.get(),
            seen: self.seen.get_value(),
        }
    }

    fn is_action(self) -> bool {
        self.kind.with(|kind| kind.as_ref().is_some_and(|kind| kind.as_str() == ACTION))
    }

    /// What was changed, as one command.
    fn command(self, note: NoteId) -> Command {
        let NoteDraft { text, kind, owner, due, seen } = untrack(|| self.typed());
        Command::Edit(
            note,
            Edit { text: Some((text, seen)), kind, owner: Some(owner), due: Some(due) },
        )
    }
}

/// An open editor: what its buttons and keys do. A small copy.
#[derive(Clone, Copy)]
struct OpenEditor {
    id: NoteId,
    words: &'static Phrases,
    session: GroupSession,
    filter: Filter,
    editing: RowEditing,
    edit: NoteEdit,
    draft: StoredValue<Draft<NoteDraft>>,
    fault: RwSignal<String>,
}

impl OpenEditor {
    fn save(self) {
        if self.does(self.session.settle(self.edit.command(self.id))) {
            self.filter.show(&[self.id]);
            self.close();
        }
    }

    fn bin(self) {
        if self.does(self.session.dispatch(Command::Bin(vec![self.id]))) {
            self.leave();
            dom::focus(NOTE_LINE);
        }
    }

    fn close(self) {
        self.leave();
        dom::focus(&format!("edit-{}", self.id));
    }

    /// What was typed went where it belongs, or is not wanted.
    fn leave(self) {
        self.draft.with_value(Draft::forget);
        self.editing.end();
    }

    /// Whether it was done; else says why not.
    fn does(self, done: Result<(), Refusal>) -> bool {
        if let Err(refusal) = done {
            self.fault.set((self.words.faults.refusal)(&refusal));
        }
        done.is_ok()
    }
}

/// The editor of a note.
#[component]
pub(super) fn Editor(
    /// The note, as it stands.
    note: Note,
    /// Whether it is being edited.
    editing: RowEditing,
) -> impl IntoView {
    let words = use_session().words();
    let (group, filter) = (use_group(), use_filter());
    let kinds = group.with_event(|event| kinds_for(event, note.kind.as_ref()));
    let (id, session, fault) = (note.id, group.session, RwSignal::new(String::new()));
    let draft: Draft<NoteDraft> = session.draft(&fields::edit(id));
    let first = first_draft(&note, kinds.first().map(|kind| kind.id.clone()));
    let edit = NoteEdit::new(untrack(|| draft.found()).unwrap_or_else(|| first.clone()));
    draft.clone().follow_form(first, move || edit.typed());
    let draft = StoredValue::new(draft);
    let editor = OpenEditor { id, words, session, filter, editing, edit, draft, fault };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        editor.save();
    };
    let on_key = move |key: KeyboardEvent| {
        if keys::escapes(&key) {
            key.prevent_default();
            editor.close();
        }
    };
    let on_enter = move |key: KeyboardEvent| {
        if keys::enters(&key) {
            key.prevent_default();
            editor.save();
        }
    };
    let name = PersonText::from(note.text());
    let name = (words.capture.about_note)(words.capture.edit, &visible(&name));
    let choose = Callback::new(move |chosen| edit.kind.set(Some(chosen)));
    view! {
        <form class="stack note__editor" aria-label=name on:submit=on_submit on:keydown=on_key>
            <textarea
                class="input"
                id=format!("words-{id}")
                aria-label=words.capture.words
                bind:value=edit.text
                on:keydown=on_enter
                use:focused_if=!editing.was_left_open()
            ></textarea>
            <KindChips kinds chosen=edit.kind on_choose=choose />
            <WhoAndWhen edit id />
            <Alert text=fault />
            <EditorButtons editor />
        </form>
    }
}

/// Who does it and by when, where the note is an action.
#[component]
fn WhoAndWhen(
    /// The fields.
    edit: NoteEdit,
    /// Which note.
    id: NoteId,
) -> impl IntoView {
    let words = use_session().words();
    view! {
        <Show when=move || edit.is_action()>
            <div class="row row--wrap">
                <TextField id=format!("owner-{id}") label=words.capture.owner value=edit.owner />
                <TextField id=format!("due-{id}") label=words.capture.due value=edit.due />
            </div>
        </Show>
    }
}

/// Save, leave, or put the note into the bin.
#[component]
fn EditorButtons(
    /// The editor they stand in.
    editor: OpenEditor,
) -> impl IntoView {
    let words = editor.words;
    view! {
        <div class="row row--wrap">
            <button class="button button--main" type="submit">
                {words.group.save}
            </button>
            <button type="button" class="button" on:click=move |_| editor.close()>
                {words.group.cancel}
            </button>
            <button
                type="button"
                class="button button--danger"
                on:click=move |_| editor.bin()
            >
                {words.capture.bin}
            </button>
        </div>
    }
}
