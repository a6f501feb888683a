//! The line that takes notes. It stays where it is, and keeps the focus after each note.

use leptos::ev::{InputEvent, KeyboardEvent};
use leptos::html::Textarea;
use leptos::prelude::*;

use super::{At, KindChips};
use crate::domain::command::Command;
use crate::domain::event::KindId;
use crate::session::live::use_session;

/// A field, the kinds, and Add.
#[component]
pub(crate) fn NoteLine(at: At) -> impl IntoView {
    let words = use_session().words();
    let event = at.event.clone();
    let field = NodeRef::<Textarea>::new();
    let typed = RwSignal::new(String::new());
    let kind = RwSignal::new(None::<KindId>);
    let said = RwSignal::new("");
    let fault = RwSignal::new(String::new());
    let new_line = StoredValue::new(false);
    let focus = move || drop(field.get_untracked().map(|field| field.focus()));
    let add = move || {
        let note = (typed.get_untracked(), kind.get_untracked());
        if note.0.trim().is_empty() {
            return focus();
        }
        match at.table.dispatch(Command::AddNotes(vec![note])) {
            Ok(()) => {
                typed.set(String::new());
                kind.set(None);
                said.set(words.capture.added);
            }
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        }
        focus();
    };
    let on_input = move |input| {
        said.set("");
        fault.set(String::new());
        let text = event_target_value(&input);
        typed.set(text.clone());
        let found =
            prefixed(&text).and_then(|(first, rest)| Some((event.kind_typed(first)?, rest)));
        if let Some((typed_kind, rest)) = found {
            kind.set(Some(typed_kind.id.clone()));
            typed.set(rest.to_owned());
        }
    };
    let choose = Callback::new(move |id| {
        kind.set(Some(id));
        focus();
    });
    view! {
        <form class="line" on:submit=move |submitted| { submitted.prevent_default(); add(); }>
            <label class="visually-hidden" for="note-line">{words.capture.line}</label>
            <div class="line__row">
                <textarea
                    id="note-line" class="input" rows="1" dir="auto" autocomplete="off" enterkeyhint="enter"
                    placeholder=words.capture.placeholder aria-describedby="note-line-hint" node_ref=field
                    prop:value=typed on:input=on_input
                    on:keydown=move |key| { new_line.set_value(key.shift_key()); if adds(&key) { key.prevent_default(); add(); } }
                    on:beforeinput=move |input| if breaks_line(&input) && !new_line.get_value() { input.prevent_default(); add(); }
                ></textarea>
                <button type="submit" class="button button--main" id="add-note">{words.capture.add}</button>
            </div>
            <KindChips event=at.event.clone() chosen=kind.into() on_choose=choose />
            <p class="hint line__hint" id="note-line-hint">{words.capture.enter}</p>
            <p class="visually-hidden" role="status" id="note-line-said">{said}</p>
            <p class="alert" role="alert" id="note-line-fault">{fault}</p>
        </form>
    }
}

/// The first character and what follows the space after it.
fn prefixed(text: &str) -> Option<(char, &str)> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?.strip_prefix(' ')?;
    Some((first, rest))
}

/// Enter, but not while an input method is composing (which some browsers say by key code 229 alone).
pub(super) fn adds(key: &KeyboardEvent) -> bool {
    key.key() == "Enter" && !key.shift_key() && !key.is_composing() && key.key_code() != 229
}

/// Some phones' Enter is no key that a page can tell; all it sees is that a line would be broken.
fn breaks_line(input: &InputEvent) -> bool {
    matches!(input.input_type().as_str(), "insertLineBreak" | "insertParagraph")
        && !input.is_composing()
}
