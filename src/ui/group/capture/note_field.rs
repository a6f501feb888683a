//! The field of the line that takes notes.

use leptos::ev::{ClipboardEvent, CompositionEvent, Event, InputEvent, KeyboardEvent};
use leptos::prelude::*;

use super::note_line::{Line, NOTE_LINE};
use crate::app::use_session;
use crate::domain::text;
use crate::ui::keys;

/// Takes what is typed; Enter adds, many pasted lines are asked about.
#[component]
pub(super) fn NoteField(
    /// The line that it stands in.
    line: Line,
) -> impl IntoView {
    let words = use_session().words();
    // Whether Shift was held with the last key: some phones' Enter comes as an input alone.
    let new_line = StoredValue::new(false);
    let on_key = move |key: KeyboardEvent| {
        new_line.set_value(key.shift_key());
        if keys::enters(&key) {
            key.prevent_default();
            line.add();
        }
    };
    let on_paste = move |paste: ClipboardEvent| {
        let data = paste.clipboard_data();
        let text = data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if text::lines(&text).len() > 1 && line.is_free() {
            paste.prevent_default();
            line.offer_pasted(&text);
        }
    };
    let on_before_input = move |input: InputEvent| {
        if keys::breaks_line(&input) && !new_line.get_value() {
            input.prevent_default();
            line.add();
        }
    };
    let on_input = move |input: Event| {
        line.hears(event_target_value(&input), keys::input_composes(&input));
    };
    let on_composed = move |end: CompositionEvent| line.hears(event_target_value(&end), false);
    view! {
        <textarea
            class="input"
            id=NOTE_LINE
            rows="1"
            autocomplete="off"
            enterkeyhint="enter"
            placeholder=words.capture.placeholder
            aria-describedby="note-line-hint"
            prop:value=line.typed
            on:input=on_input
            on:compositionend=on_composed
            on:keydown=on_key
            on:paste=on_paste
            on:beforeinput=on_before_input
        ></textarea>
    }
}
