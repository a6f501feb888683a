//! A button that downloads entries as they stand, as a rescue file.

use leptos::prelude::*;

use super::Alert;
use crate::app::{RawEntry, Session, use_session};

/// Downloads entries; they are looked for when the button is pressed.
#[component]
pub(crate) fn RawDownload(
    /// The button's id.
    id: &'static str,
    /// What it says.
    label: &'static str,
    /// What is downloaded.
    entries: fn(Session) -> Vec<RawEntry>,
) -> impl IntoView {
    let session = use_session();
    let fault = RwSignal::new(String::new());
    let download = move |_| {
        if !session.download_raw(&entries(session)) {
            fault.set(session.words().hand_in.failed.to_owned());
        }
    };
    view! {
        <div>
            <button type="button" class="button" id=id on:click=download>
                {label}
            </button>
            <Alert text=fault />
        </div>
    }
}
