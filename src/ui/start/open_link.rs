//! A link that was sent, pasted by hand.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::{DraftPlace, go, use_session};
use crate::domain::event::link;
use crate::ui::components::Alert;

/// Opens a link, or says what is wrong with it.
#[component]
pub(super) fn OpenLink() -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let draft = session.draft(DraftPlace::of_device("link"));
    let (typed, fault) = (draft.clone().field(), RwSignal::new(String::new()));
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        match typed.with_untracked(|typed| link::decode(typed)) {
            Ok(event) => {
                draft.forget();
                go(&link::encode(&event));
            }
            Err(why) => fault.set((words.faults.link)(&why)),
        }
    };
    view! {
        <form class="card stack" on:submit=open>
            <h2>{words.start.have_link}</h2>
            <div class="field">
                <label class="label" for="link">
                    {words.start.link}
                </label>
                <input
                    class="input"
                    id="link"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="link-fault"
                    bind:value=typed
                    on:input=move |_| fault.set(String::new())
                />
            </div>
            <Alert text=fault id="link-fault" />
            <button class="button button--main" type="submit" id="open-link">
                {words.start.open}
            </button>
        </form>
    }
}
