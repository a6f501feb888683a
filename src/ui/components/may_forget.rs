//! What this browser may forget: said once where it matters, on the way in and before the first file.

use leptos::prelude::*;

use super::Hint;
use crate::app::{Place, use_session};

/// The lines that hold for this browser.
#[component]
pub(crate) fn MayForget() -> impl IntoView {
    let session = use_session();
    let words = &session.words().erase;
    let own = match session.place() {
        Place::InApp => Some(words.in_app),
        Place::Safari => Some(words.safari),
        Place::Browser => None,
    };
    let clears =
        move || session.may_clear().then(|| view! { <Hint text=words.clears.to_owned() /> });
    view! {
        <div class="stack" id="may-forget" role="note">
            {own.map(|text| view! { <Hint text=text.to_owned() /> })}
            {clears}
            <Hint text=words.private.to_owned() />
        </div>
    }
}
