//! What a screen shows whose event is not on this device.

use leptos::prelude::*;

use super::PlainPage;
use crate::session::live::use_session;
use crate::ui::route::Route;

/// Says what to do.
#[component]
pub(crate) fn Missing() -> impl IntoView {
    let words = use_session().words();
    view! {
        <PlainPage>
            <h1>{words.group.missing_title}</h1>
            <p>{words.group.missing_hint}</p>
            <a class="button" href=Route::Start.href()>{words.group.start}</a>
        </PlainPage>
    }
}
