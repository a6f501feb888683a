//! Another desk of the event came in: what it would bring, and whether it is to be joined to this one.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::use_room;
use crate::app::{use_desk, use_session};
use crate::domain::file::{DeskFile, Judged, Worded};
use crate::ui::components::visible;
use crate::ui::dom::{self, focused};

/// What says that it was done.
const JOINED: &str = "joined";

/// The question; while no desk waits, that the last one was joined.
#[component]
pub(super) fn Join() -> impl IntoView {
    let (desks, desk) = (use_desk(), use_room());
    let words = &use_session().words().desk;
    let joined = RwSignal::new(false);
    let said = move || {
        joined.get().then(|| view! { <p id=JOINED tabindex="-1">{words.joined}</p> }.into_any())
    };
    move || match desks.waiting(&desk.event()) {
        Some(other) => Some(view! { <Question other joined /> }.into_any()),
        None => said(),
    }
}

/// What would come, what both name differently, and the two ways on.
#[component]
fn Question(
    /// The desk that waits.
    other: Arc<DeskFile>,
    /// Whether one was joined.
    joined: RwSignal<bool>,
) -> impl IntoView {
    let (all_words, desks, desk) = (use_session().words(), use_desk(), use_room());
    let (words, strength) = (&all_words.desk, all_words.shared.how_strongly);
    let joining = desk.joining(&other);
    let differs = |Worded { here, there, stands }: &Worded| {
        let ([here, there], stands) = ([here, there].map(visible), stands.as_ref().map(visible));
        let said = (words.differs)(&here, &there, stands.as_deref());
        view! { <li dir="auto">{said}</li> }
    };
    let judged = |Judged { theme, group, here, there, stands }: &Judged| {
        let said = [*here, *there, *stands].map(strength);
        let said = said.each_ref().map(String::as_str);
        view! { <li>{(words.judged)(&visible(theme), *group, said)}</li> }
    };
    let unlinked = joining.unlinked.iter();
    let unlinked: Vec<_> =
        unlinked.map(|(theme, count)| (visible(theme).into_owned(), *count)).collect();
    let unlinks = (!unlinked.is_empty()).then(|| (words.unlinks)(&unlinked));
    let lets_in = (joining.let_in > 0).then(|| (words.lets_in)(joining.let_in));
    let differ = joining.worded_differently.len() + joining.judged_differently.len();
    let named = joining.worded_differently.iter().map(differs).collect_view();
    let signs = joining.judged_differently.iter().map(judged).collect_view();
    let some_news = joining.hand_ins + joining.themes + joining.facts > 0;
    let some_differ = some_news && differ > 0;
    let done = {
        let other = Arc::clone(&other);
        move |is_joined: bool| {
            desks.let_go(&other);
            joined.set(is_joined);
            let waits = desks.waiting(&desk.event()).is_some();
            dom::focus(if waits {
                "join"
            } else if is_joined {
                JOINED
            } else {
                "main"
            });
        }
    };
    let leave = {
        let done = done.clone();
        move |_| done(false)
    };
    let join = move |_| {
        desk.join(&other);
        done(true);
    };
    view! {
        <section class="card stack" aria-labelledby="join-title" id="join-desk">
            <h2 id="join-title">{words.join_title}</h2>
            <p>{(words.joining)(joining.again, joining.hand_ins, joining.themes, joining.facts)}</p>
            {lets_in.map(|said| view! { <p class="alert" id="join-lets-in">{said}</p> })}
            {unlinks.map(|said| view! { <p id="join-unlinks">{said}</p> })}
            {some_differ
                .then(|| {
                    view! {
                        <p>{words.differ}</p>
                        <ul class="list">{named} {signs}</ul>
                    }
                })}
            {some_news.then(|| view! { <p class="hint">{words.join_hint}</p> })}
            <div class="row row--wrap">
                {some_news
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--main"
                                id="join"
                                use:focused
                                on:click=join
                            >
                                {words.join}
                            </button>
                        }
                    })}
                <button type="button" class="button" id="leave-desk" on:click=leave>
                    {words.leave}
                </button>
            </div>
        </section>
    }
}
