//! What must be known before anything is written: a newer version, a page from a disk, entries that can't be read.

use leptos::prelude::*;

use crate::app::{Offline, Session, use_session};
use crate::ui::components::RawDownload;
use crate::ui::dom::focused;

/// Why this tab is here, and not where somebody worked.
#[component]
pub(super) fn WasErased() -> impl IntoView {
    let words = use_session().words();
    view! {
        <p class="alert" id="was-erased" role="alert" tabindex="-1" use:focused>
            {words.erase.elsewhere}
        </p>
    }
}

/// A newer version waits until the person agrees.
#[component]
pub(super) fn Newer() -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let newer = move || session.offline() == Offline::Newer;
    let take_over = move |_| session.take_over();
    view! {
        <Show when=newer>
            <p class="row row--wrap" role="status">
                {words.group.newer}
                <button type="button" class="button" id="take-over" on:click=take_over>
                    {words.group.take_over}
                </button>
            </p>
        </Show>
    }
}

/// Where the notes of one file on a disk live, and who else can have them.
#[component]
pub(super) fn FromDisk() -> impl IntoView {
    let session = use_session();
    let words = &session.words().erase;
    let risk = if session.keeps_files_apart() { words.file_by_path } else { words.file_shared };
    let from_disk = move || session.offline() == Offline::File;
    view! {
        <Show when=from_disk>
            <p class="alert" id="from-disk" role="note">
                {words.file}
                {risk}
            </p>
        </Show>
    }
}

/// What stands on this device and can't be read: kept as it is, and there to be taken away.
#[component]
pub(super) fn Damaged() -> impl IntoView {
    let session = use_session();
    let words = &session.words().erase;
    let count = Memo::new(move |_| session.damaged().len());
    let said = move || (words.damaged)(count.get());
    view! {
        <Show when=move || { count.get() != 0 }>
            <div class="alert row row--wrap" id="damaged" role="alert">
                <p>{said}</p>
                <RawDownload
                    id="download-damaged"
                    label=words.download_damaged
                    entries=Session::damaged
                />
            </div>
        </Show>
    }
}
