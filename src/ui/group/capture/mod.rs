//! Notes: all of them in one column, the newest right above the line that takes the next.

mod bin;
mod blocks;
mod editing;
mod editor;
mod filter;
mod left_behind;
mod note_field;
mod note_line;
mod note_list;
mod note_row;
mod tools;

use leptos::prelude::*;

use self::editing::Editing;
use self::filter::Filter;
pub(in crate::ui) use self::note_line::NOTE_LINE;
use self::note_line::{NOTES_SCROLL, NoteLine};
use self::note_list::NoteList;
use self::tools::Tools;
use super::group_view::use_group;
use crate::app::use_session;

/// The notes of a group.
#[component]
pub(super) fn Capture() -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let editing = Editing::left_open(group.session);
    let filter = Filter::new(group, editing);
    provide_context(editing);
    provide_context(filter);
    let said = move || {
        let none = group.session.note_ids().with(Vec::is_empty);
        if none { words.capture.empty } else { words.capture.find_none }
    };
    let empty = Memo::new(move |_| filter.found() == 0);
    // Rows don't follow who else edits: there are thousands, and this comes once.
    let again = Trigger::new();
    Effect::new(move |_| {
        if editing.finds_more(group.session) {
            again.notify();
        }
    });
    let list = move || {
        again.track();
        view! { <NoteList /> }
    };
    view! {
        <div class="capture">
            <Tools />
            <div class="capture__scroll" id=NOTES_SCROLL>
                <div class="column capture__notes">
                    <h2 class="visually-hidden">{words.capture.title}</h2>
                    <Show when=move || empty.get()>
                        <p class="empty">{said}</p>
                    </Show>
                    {list}
                </div>
            </div>
            <div class="capture__line">
                <div class="column">
                    <NoteLine />
                </div>
            </div>
        </div>
    }
}
