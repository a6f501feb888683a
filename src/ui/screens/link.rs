//! A link came in: the event is kept, and nothing else on the device changes.

use leptos::prelude::*;

use crate::domain::link;
use crate::session::live::{redirect, use_session};
use crate::ui::parts::PlainPage;
use crate::ui::route::{Route, Step};

/// Goes on to the group, where the link names one, else to the event; or says what is wrong with the link.
#[component]
pub(crate) fn LinkScreen(fragment: String) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let why = match link::decode(&fragment) {
        Ok(event) => {
            let to = match event.groups.as_slice() {
                [group] => Route::Group(event.id.clone(), group.id.clone(), Step::Join),
                _ => Route::Event(event.id.clone()),
            };
            match session.keep_event(event) {
                Ok(()) => {
                    redirect(&to.fragment());
                    return ().into_any();
                }
                Err(why) => (words.faults.store)(why),
            }
        }
        Err(why) => (words.faults.link)(&why),
    };
    view! {
        <PlainPage>
            <h1>{words.share.link_broken}</h1>
            <p role="alert" id="link-fault">{why}</p>
            <a class="button" href=Route::Start.href()>{words.group.start}</a>
        </PlainPage>
    }
    .into_any()
}
