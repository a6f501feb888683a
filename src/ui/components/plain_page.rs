//! The frame of screens that are not a group's: one column, and the way to the start.

use leptos::prelude::*;

use super::{Hint, RawDownload};
use crate::app::{Session, use_session};
use crate::ui::route::Route;

/// One column.
#[component]
pub(crate) fn PlainPage(
    /// Whether this is the start, which needs no way there and says its name itself.
    #[prop(optional)]
    at_start: bool,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let words = use_session().words();
    let home = (!at_start).then(|| {
        view! {
            <header class="top">
                <a class="top__home" href=Route::Start.href()>
                    {words.group.app}
                </a>
            </header>
        }
    });
    view! {
        {home}
        <main class="page stack" id="main" tabindex="-1">
            <NotKept />
            {children()}
        </main>
    }
}

/// Why something is kept nowhere, and the way to take everything along; nothing where all is kept.
#[component]
fn NotKept() -> impl IntoView {
    let session = use_session();
    let words = session.words();
    move || {
        let why = session.trouble()?;
        let said = (words.group.not_kept)(0, &(words.faults.store)(why));
        Some(view! {
            <div class="stack" role="alert">
                <p class="alert">{said}</p>
                <RawDownload
                    id="download-everything"
                    label=words.erase.download
                    entries=Session::everything
                />
            </div>
        })
    }
}

/// What a screen shows whose event is not on this device.
#[component]
pub(crate) fn Missing() -> impl IntoView {
    let words = use_session().words();
    view! {
        <PlainPage>
            <h1>{words.group.missing_title}</h1>
            <Hint text=words.group.missing_hint.to_owned() />
            <a class="button" href=Route::Start.href()>
                {words.group.start}
            </a>
        </PlainPage>
    }
}
