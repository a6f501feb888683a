//! What a tab that is gone was typing: taken over, or thrown away.

use leptos::prelude::*;

use super::note_line::Line;
use crate::app::{LeftBehind, use_session};
use crate::domain::text::{self, PersonText};
use crate::ui::components::Person;

/// The most characters of it that are shown.
const SHOWN: usize = 200;

/// One draft that was left behind.
#[component]
pub(super) fn LeftBehindDraft(
    /// Where it may go.
    line: Line,
    /// The draft: where it is kept, and its text.
    draft: LeftBehind,
) -> impl IntoView {
    let words = use_session().words();
    let shown = PersonText::from(text::cut(&draft.text, SHOWN));
    let said = if draft.of_gone_note {
        words.capture.left_of_gone_note
    } else {
        words.capture.left_behind
    };
    let draft = StoredValue::new(draft);
    let take = move |_| line.take_over(&draft.get_value());
    let throw = move |_| _ = line.drop_left_behind(&draft.get_value());
    view! {
        <div class="offer" role="group" aria-label=said>
            <p>{said}</p>
            <p dir="auto">
                <Person text=shown at_length=true />
            </p>
            <div class="row row--wrap">
                <button type="button" class="button button--main" id="take-draft" on:click=take>
                    {words.capture.take_draft}
                </button>
                <button type="button" class="button button--quiet" id="drop-draft" on:click=throw>
                    {words.capture.drop_draft}
                </button>
            </div>
        </div>
    }
}
