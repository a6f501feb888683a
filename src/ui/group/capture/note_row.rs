//! A note; editing happens in its place.

use leptos::either::Either;
use leptos::prelude::*;

use super::editing::{RowEditing, use_editing};
use super::editor::Editor;
use crate::app::{GroupSession, use_session};
use crate::domain::board::{Note, Wordings};
use crate::domain::event::{ACTION, Kind};
use crate::domain::record::{NoteId, ThemeId};
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::ui::components::{KindMark, Person, visible};
use crate::ui::group::group_view::use_group;

/// One note.
#[component]
pub(super) fn NoteRow(
    /// Which.
    id: NoteId,
) -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let note = group.session.note(id);
    let editing = use_editing().of(id);
    // What is being typed must outlive what another tab writes meanwhile, so the editor does not follow the note.
    let content = move || {
        if editing.is_open() {
            let note = note.get_untracked()?;
            Some(Either::Left(view! { <Editor note editing /> }))
        } else {
            let note = note.get()?;
            let kind = group.with_event(|event| event.kind_or_first(note.kind.as_ref()).cloned());
            Some(Either::Right(shown(group.session, words, &note, kind, editing)))
        }
    };
    view! { <li class="note">{content}</li> }
}

fn shown(
    session: GroupSession,
    words: &'static Phrases,
    note: &Note,
    kind: Option<Kind>,
    editing: RowEditing,
) -> impl IntoView + use<> {
    let here = |wording: &crate::domain::board::Wording| {
        wording.here().map_or_else(|| words.capture.not_in_file.into(), PersonText::from)
    };
    let text = here(&note.wording.shown);
    let name = (words.capture.about_note)(words.capture.edit, &visible(&text));
    let also = note.wording.also.iter().map(here).map(|also| {
        view! {
            <p class="note__also">
                {words.capture.also} " " <Person text=also />
            </p>
        }
    });
    let is_action = kind.as_ref().is_some_and(|kind| kind.id.as_str() == ACTION);
    let who = is_action.then(|| {
        let said = |wordings| visible(written(wordings));
        let who = (words.capture.owner_due)(&said(note.owner.as_ref()), &said(note.due.as_ref()));
        view! { <p class="note__who"><bdi>{who}</bdi></p> }
    });
    view! {
        {kind.map(|kind| view! { <KindMark kind /> })}
        <div class="note__words">
            <p class="note__text" dir="auto">
                <Person text at_length=true />
            </p>
            {also.collect_view()}
            {who}
        </div>
        // Most notes are in no theme while they are written: a row that has nothing to follow follows nothing.
        {note.place.map(|place| view! { <ThemeTag session place /> })}
        <button
            type="button"
            class="button button--quiet note__edit"
            id=format!("edit-{}", note.id)
            aria-label=name
            on:click=move |_| editing.begin()
        >
            {words.capture.edit}
        </button>
    }
}

/// The name of the theme that a note is in.
#[component]
fn ThemeTag(
    /// The group that the note is of.
    session: GroupSession,
    /// The theme that the note was put into.
    place: ThemeId,
) -> impl IntoView {
    let name = Signal::derive(move || session.theme_name(place).unwrap_or_default());
    view! { <Person class="tag" text=name /> }
}

/// What was written into a field that may be empty.
pub(super) fn written(wordings: Option<&Wordings>) -> PersonText {
    wordings.and_then(|wordings| wordings.shown.here()).map(PersonText::from).unwrap_or_default()
}
