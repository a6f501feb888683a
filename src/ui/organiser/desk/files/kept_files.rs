//! The files of a group: each can be taken back from its tile, after a question.

use leptos::prelude::*;

use super::super::use_room;
use crate::app::{KeptFile, use_session};
use crate::domain::event::GroupId;
use crate::domain::text::cut;
use crate::ui::components::{FinalButton, visible};
use crate::ui::dom::{self, focused};

/// The id of what says that one was taken back, above the tiles: they are made anew then.
pub(super) const TAKEN_BACK: &str = "taken-back";

/// The words for that, once one was.
#[derive(Clone, Copy)]
pub(super) struct TakenBack(pub(super) RwSignal<&'static str>);

/// The files that came of a group; nothing where there are none.
#[component]
pub(super) fn KeptFiles(
    /// Of which group.
    group: GroupId,
    /// Its number.
    number: usize,
) -> impl IntoView {
    let (words, desk) = (&use_session().words().bring_in, use_room());
    let files = Memo::new(move |_| desk.files_of(&group));
    let count = move || files.with(Vec::len);
    view! {
        <Show when=move || count() != 0>
            <details id=format!("files-{number}")>
                <summary>{move || (words.count)(words.files_of, count())}</summary>
                <ul class="stack">
                    <For each=move || files.get() key=Clone::clone let:file>
                        <OneFile digest=file.0 file=file.1 />
                    </For>
                </ul>
            </details>
        </Show>
    }
}

/// A file, and the way to take it back.
#[component]
fn OneFile(
    /// The digest of its text.
    digest: String,
    /// What it is.
    file: KeptFile,
) -> impl IntoView {
    let (words, desk) = (&use_session().words().bring_in, use_room());
    let TakenBack(said) = expect_context();
    let asks = RwSignal::new(false);
    let id = StoredValue::new(format!("take-back-{digest}"));
    let title = (words.take_back_of)(&visible(cut(&file.name, 120)), file.notes);
    let title = StoredValue::new(title);
    let take_back = Callback::new(move |()| {
        desk.let_file_go(&digest);
        said.set(words.taken_away);
        dom::focus(TAKEN_BACK);
    });
    let keep = move |_| {
        asks.set(false);
        id.with_value(|id| dom::focus(id));
    };
    let button = move || {
        view! {
            <button
                type="button"
                class="button"
                id=id.get_value()
                on:click=move |_| asks.set(true)
            >
                <bdi>{title.get_value()}</bdi>
            </button>
        }
    };
    view! {
        <li class="stack">
            <Show when=move || asks.get() fallback=button>
                <p id=format!("{}-asks", id.get_value())>{words.take_back_asks}</p>
                <div class="row row--wrap">
                    <FinalButton
                        id=format!("{}-yes", id.get_value())
                        class="button"
                        on_press=take_back
                    >
                        <bdi>{title.get_value()}</bdi>
                    </FinalButton>
                    <button
                        type="button"
                        class="button"
                        id=format!("{}-keep", id.get_value())
                        aria-describedby=format!("{}-asks", id.get_value())
                        use:focused
                        on:click=keep
                    >
                        {words.keep}
                    </button>
                </div>
            </Show>
        </li>
    }
}
