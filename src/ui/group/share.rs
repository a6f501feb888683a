//! "Share this group": the group's link, on every screen of it.

use leptos::either::Either;
use leptos::prelude::*;

use super::group_view::use_group;
use crate::app::use_session;
use crate::domain::event::link::address;
use crate::ui::components::{CopyField, Hint, QrCode};
use crate::ui::dom;

const DIALOG: &str = "share-dialog";

/// A button, and the dialog it opens.
#[component]
pub(super) fn Share() -> impl IntoView {
    let view = use_group();
    let session = use_session();
    let words = session.words();
    let group = view.group();
    let link = session.link(&view.with_event(|event| event.only(&group.id)));
    let is_here_alone = address::checked(&link).is_err();
    let code_label = (words.share.code_of)(group.number);
    let link_label = (words.share.group_link)(group.number);
    view! {
        <div class="share">
            <button
                type="button"
                class="button button--quiet"
                id="share"
                on:click=|_| dom::open_dialog(DIALOG)
            >
                <span class="long">{words.group.share}</span>
                <span class="short">{words.group.share_short}</span>
            </button>
            <dialog class="dialog" id=DIALOG aria-labelledby="share-title">
                <h2 id="share-title">{words.group.share}</h2>
                {if is_here_alone {
                    Either::Left(view! { <p class="alert">{words.group.share_here}</p> })
                } else {
                    Either::Right(view! { <Hint text=words.group.share_hint.to_owned() /> })
                }}
                <QrCode link=link.clone() label=code_label />
                <CopyField id="share-link" label=link_label text=link />
                <button type="button" class="button" on:click=|_| dom::close_dialog(DIALOG)>
                    {words.group.close}
                </button>
            </dialog>
        </div>
    }
}
