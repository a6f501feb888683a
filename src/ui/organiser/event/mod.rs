//! An event: choose a group, or, as the organiser, share its links.

mod cards;
mod groups;
mod links;
mod organiser;

use leptos::prelude::*;

use self::cards::Cards;
use self::groups::GroupList;
use self::organiser::ForOrganiser;
use crate::app::{Erase, go, use_session};
use crate::domain::event::{Event, EventId};
use crate::domain::fault::StoreError;
use crate::ui::components::{Alert, Hint, Missing, Person, PlainPage};
use crate::ui::route::Route;

/// Groups for those who join; links for the organiser.
#[component]
pub(crate) fn EventScreen(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let session = use_session();
    let Some(book) = session.event(&event) else {
        return view! { <Missing /> }.into_any();
    };
    let (event, unlisted) = (book.event(), book.unlisted());
    let address = RwSignal::new(session.address());
    view! {
        <PlainPage>
            <Head event=event.clone() />
            <GroupList event=event.clone() unlisted />
            <ForOrganiser event=event.clone() address />
            <Cards event address />
        </PlainPage>
    }
    .into_any()
}

/// Which event it is.
#[component]
fn Head(
    /// The event.
    event: Event,
) -> impl IntoView {
    let words = use_session().words();
    let example = event.is_example().then(|| view! { <ExampleTag event=event.id.clone() /> });
    view! {
        <div class="stack">
            <p class="hint">
                <Person text=&event.date />
            </p>
            <h1 dir="auto">
                <Person text=&event.title />
            </h1>
            <div class="stack off-paper">
                <Hint text=words.group.written_by.to_owned() />
                {example}
            </div>
        </div>
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
