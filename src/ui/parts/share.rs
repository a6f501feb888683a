//! "Share this group": the group's link, on every screen of it.

use leptos::html::Dialog;
use leptos::prelude::*;

use super::CopyField;
use crate::domain::event::{Event, Group};
use crate::session::live::use_session;

/// A button, and the dialog it opens.
#[component]
pub(super) fn Share(event: Event, group: Group) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let dialog = NodeRef::<Dialog>::new();
    let link = session.link(&event.only(&group.id));
    let open = move |_| {
        if let Some(dialog) = dialog.get() {
            drop(dialog.show_modal());
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    view! {
        <button type="button" class="button button--quiet" id="share" on:click=open>{words.group.share}</button>
        <dialog class="dialog" node_ref=dialog aria-labelledby="share-title">
            <h2 id="share-title">{words.group.share}</h2>
            <p class="hint">{words.group.share_hint}</p>
            <CopyField id="share-link" label=(words.share.group_link)(group.number) text=link />
            <button type="button" class="button" on:click=close>{words.group.close}</button>
        </dialog>
    }
}
