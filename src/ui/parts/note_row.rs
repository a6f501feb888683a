//! A note on the capture screen; editing happens in its place.

use leptos::prelude::*;

use super::note_line::adds;
use super::{At, KindMark};
use crate::domain::board::{Note, Wording};
use crate::domain::command::{Command, Refusal};
use crate::domain::event::{ACTION, KindId};
use crate::domain::stamp::NoteId;
use crate::session::live::use_session;

/// One note.
#[component]
pub(crate) fn NoteRow(at: At, id: NoteId) -> impl IntoView {
    let note = at.table.note(id);
    let editing = RwSignal::new(false);
    let at = StoredValue::new(at);
    move || {
        let at = at.get_value();
        // What is being typed must outlive what another tab writes meanwhile, so the editor does not follow.
        Some(if editing.get() {
            let note = note.get_untracked()?;
            view! { <Editor at note editing /> }.into_any()
        } else {
            let note = note.get()?;
            view! { <Shown at note editing /> }.into_any()
        })
    }
}

#[component]
fn Shown(at: At, note: Note, editing: RwSignal<bool>) -> impl IntoView {
    let words = use_session().words();
    let kind = at.event.kind_or_first(note.kind.as_ref()).cloned();
    let action = kind.as_ref().is_some_and(|kind| kind.id.as_str() == ACTION);
    let text = note.wording.shown.here().unwrap_or(words.capture.not_in_file).to_owned();
    let also = note
        .wording
        .also
        .iter()
        .map(|also| also.here().unwrap_or(words.capture.not_in_file).to_owned());
    let also = also
        .map(|also| view! { <p class="note__also">{words.capture.also}" "<bdi>{also}</bdi></p> });
    let who = action
        .then(|| (words.capture.owner_due)(said(note.owner.as_ref()), said(note.due.as_ref())));
    let name = format!("{}: {}", words.capture.edit, text.chars().take(60).collect::<String>());
    let table = at.table;
    let theme = move || {
        table.with_board(|board| {
            let note = board.note(note.id)?;
            board.theme(board.theme_of(note)?).map(|theme| theme.title().to_owned())
        })
    };
    view! {
        <li class="note">
            {kind.map(|kind| view! { <KindMark kind /> })}
            <div class="note__words">
                <p dir="auto" class="note__text">{text}</p>
                {also.collect_view()}
                {who.map(|who| view! { <p class="note__who"><bdi>{who}</bdi></p> })}
            </div>
            <span class="note__theme">{move || theme().map(|theme| view! { <bdi class="tag">{theme}</bdi> })}</span>
            <button type="button" class="button button--quiet note__edit" id=format!("edit-{}", note.id) aria-label=name on:click=move |_| editing.set(true)>
                {words.capture.edit}
            </button>
        </li>
    }
}

#[component]
fn Editor(at: At, note: Note, editing: RwSignal<bool>) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let id = note.id;
    let table = at.table;
    let text = RwSignal::new(note.text().to_owned());
    let kind = RwSignal::new(
        note.kind.clone().or_else(|| at.event.kinds.first().map(|kind| kind.id.clone())),
    );
    let owner = RwSignal::new(said(note.owner.as_ref()).to_owned());
    let due = RwSignal::new(said(note.due.as_ref()).to_owned());
    let fault = RwSignal::new(String::new());
    let field = NodeRef::<leptos::html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            drop(field.focus());
        }
    });
    let close = move || {
        editing.set(false);
        session.focus("note-line");
    };
    let save = move || {
        let kind_set = kind.get_untracked().map(|kind| Command::SetKind(id, kind));
        let commands = [
            Some(Command::Reword(id, text.get_untracked())),
            kind_set,
            Some(Command::SetOwner(id, owner.get_untracked())),
            Some(Command::SetDue(id, due.get_untracked())),
        ];
        match carry_out(&commands, |command| table.dispatch(command)) {
            Ok(()) => close(),
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        }
    };
    let bin = move |_| {
        {
            table.dispatch(Command::Bin(vec![id])).ok();
        };
        session.focus("note-line");
    };
    let action =
        move || kind.with(|kind| kind.as_ref().is_some_and(|kind| kind.as_str() == ACTION));
    let choose = Callback::new(move |chosen: KindId| kind.set(Some(chosen)));
    view! {
        <li class="note note--edited">
            <form class="stack" on:submit=move |submitted| { submitted.prevent_default(); save(); }
                on:keydown=move |key| if key.key() == "Escape" { close(); }>
                <label class="visually-hidden" for="edit-words">{words.capture.words}</label>
                <textarea id="edit-words" class="input" dir="auto" node_ref=field prop:value=text
                    on:input=move |input| text.set(event_target_value(&input))
                    on:keydown=move |key| if adds(&key) { key.prevent_default(); save(); }
                ></textarea>
                <super::KindChips event=at.event.clone() chosen=kind.into() on_choose=choose />
                {move || action().then(|| view! {
                    <div class="row row--wrap">
                        <TextField id="edit-owner" label=words.capture.owner value=owner />
                        <TextField id="edit-due" label=words.capture.due value=due />
                    </div>
                })}
                <p role="alert" class="alert">{fault}</p>
                <div class="row row--wrap">
                    <button type="submit" class="button button--main">{words.group.save}</button>
                    <button type="button" class="button" on:click=move |_| close()>{words.group.cancel}</button>
                    <button type="button" class="button button--danger" on:click=bin>{words.capture.bin}</button>
                </div>
            </form>
        </li>
    }
}

#[component]
fn TextField(id: &'static str, label: &'static str, value: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="field">
            <label class="label" for=id>{label}</label>
            <input class="input" id=id dir="auto" autocomplete="off" prop:value=value on:input=move |input| value.set(event_target_value(&input)) />
        </div>
    }
}

/// Carries out what there is to do; that something stays as it was is no fault.
fn carry_out(
    commands: &[Option<Command>],
    dispatch: impl Fn(Command) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    for command in commands.iter().flatten() {
        match dispatch(command.clone()) {
            Ok(()) | Err(Refusal::NothingToDo) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(())
}

fn said(wording: Option<&Wording>) -> &str {
    wording.and_then(|wording| wording.shown.here()).unwrap_or_default()
}
