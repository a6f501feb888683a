//! The bin: what is in it, and the way back out.

use leptos::prelude::*;

use super::NOTE_LINE;
use super::filter::use_filter;
use crate::app::use_session;
use crate::domain::command::Command;
use crate::domain::record::NoteId;
use crate::domain::text::PersonText;
use crate::ui::components::{Alert, Hint, Person, visible};
use crate::ui::dom;
use crate::ui::group::group_view::use_group;

const DIALOG: &str = "bin";

/// The button that opens the bin, and the bin.
#[component]
pub(super) fn Bin() -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let fault = RwSignal::new(String::new());
    let binned = Memo::new(move |_| {
        group.session.with_board(|board| {
            let row = |note: &crate::domain::board::Note| (note.id, PersonText::from(note.text()));
            board.bin_with_words().map(row).collect::<Vec<_>>()
        })
    });
    let filter = use_filter();
    let put_back = move |id| match group.session.dispatch(Command::PutBack(id)) {
        Ok(()) => {
            filter.show(&[id]);
            // Where the last one went, the title is what is left.
            dom::focus("bin-title");
        }
        Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
    };
    let put_back = Callback::new(put_back);
    let is_empty = move || binned.with(Vec::is_empty);
    view! {
        <div class="tools__bin">
            <button
                type="button"
                class="button button--quiet"
                id="open-bin"
                hidden=is_empty
                on:click=|_| dom::open_dialog(DIALOG)
            >
                {move || (words.capture.in_bin)(binned.with(Vec::len))}
            </button>
            // Once the bin is empty, the button that opened it is hidden.
            <dialog
                class="dialog"
                id=DIALOG
                aria-labelledby="bin-title"
                on:close=|_| dom::focus_if_lost(NOTE_LINE)
            >
                <h2 id="bin-title" tabindex="-1">
                    {words.capture.bin_title}
                </h2>
                <Hint text=words.capture.bin_hint.to_owned() />
                <Alert text=fault />
                <Show when=is_empty>
                    <p class="empty">{words.capture.bin_empty}</p>
                </Show>
                <ul class="bin__rows">
                    <For each=move || binned.get() key=|row| row.clone() let((id, text))>
                        <BinnedNote id text on_put_back=put_back />
                    </For>
                </ul>
                <button type="button" class="button" on:click=|_| dom::close_dialog(DIALOG)>
                    {words.group.close}
                </button>
            </dialog>
        </div>
    }
}

/// A note in the bin, and the way back out.
#[component]
fn BinnedNote(
    /// Which.
    id: NoteId,
    /// Its words.
    text: PersonText,
    /// It is wanted back.
    on_put_back: Callback<NoteId>,
) -> impl IntoView {
    let words = use_session().words();
    let name = (words.capture.about_note)(words.capture.put_back, &visible(&text));
    view! {
        <li class="row bin__row">
            <p dir="auto">
                <Person text at_length=true />
            </p>
            <button
                type="button"
                class="button"
                aria-label=name
                on:click=move |_| on_put_back.run(id)
            >
                {words.capture.put_back}
            </button>
        </li>
    }
}
