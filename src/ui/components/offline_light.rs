//! Whether the app opens without a network.

use leptos::prelude::*;

use crate::app::{Offline, use_session};

/// Says "ready" only once it was looked whether everything is there.
#[component]
pub(crate) fn OfflineLight(
    /// Whether it is said of the organiser's page too: a table needs none.
    #[prop(optional)]
    of_both: bool,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let said = move || match session.offline() {
        Offline::Preparing => words.group.offline_preparing,
        Offline::TableReady if of_both => words.group.offline_table,
        Offline::TableReady | Offline::Ready | Offline::Newer => words.group.offline_ready,
        Offline::File => words.group.offline_file,
        Offline::Off => words.group.offline_off,
        Offline::Failed => words.group.offline_failed,
    };
    view! {
        <p class="offline" id="offline">
            {said}
        </p>
    }
}
