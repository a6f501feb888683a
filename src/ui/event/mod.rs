//! An event, for those who join: choose a group. What is the organiser's is elsewhere.

mod groups;

use leptos::prelude::*;

use self::groups::GroupList;
use crate::app::{Erase, go, use_session};
use crate::domain::event::{Event, EventId};
use crate::domain::fault::StoreError;
use crate::ui::components::{Alert, EventHead, Missing, PlainPage, WrittenBy};
use crate::ui::route::Route;

/// Groups for those who join, and the way to the organiser's rooms. Made anew as the event changes.
#[component]
pub(crate) fn EventScreen(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let session = use_session();
    let known =
        Memo::new(move |_| session.event(&event).map(|book| (book.event(), book.unlisted())));
    if known.with_untracked(Option::is_none) {
        return view! { <Missing /> }.into_any();
    }
    let content = move || {
        known.get().map(|(event, unlisted)| {
            view! {
                <Head event=event.clone() />
                <GroupList event=event.clone() unlisted />
                <p class="foot">
                    <a id="to-organiser" href=Route::Links(event.id).href()>
                        {session.words().share.to_organiser}
                    </a>
                </p>
            }
        })
    };
    view! { <PlainPage>{content}</PlainPage> }.into_any()
}

/// Which event it is.
#[component]
fn Head(
    /// The event.
    event: Event,
) -> impl IntoView {
    let example = event.is_example().then(|| view! { <ExampleTag event=event.id.clone() /> });
    view! {
        <EventHead event=event.clone()>
            <WrittenBy event=event.id.clone() />
            {example}
        </EventHead>
    }
}

/// That it is an example, and the way to be rid of it.
#[component]
fn ExampleTag(
    /// The example's event.
    event: EventId,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let fault = RwSignal::new(String::new());
    let done = Callback::new(move |erased: Result<(), StoreError>| match erased {
        Ok(()) => go(&Route::Start.fragment()),
        Err(why) => fault.set((words.faults.store)(why)),
    });
    let away = move |_| session.erase(Erase::Event(event.clone()), done);
    view! {
        <p class="row row--wrap">
            <span class="tag">{words.ways_in.example}</span>
            <button type="button" class="button" id="example-away" on:click=away>
                {words.ways_in.example_away}
            </button>
            <Alert text=fault />
        </p>
    }
}
