//! "Change group": what this device wrote comes along.

use leptos::prelude::*;

use super::group_view::{hue, use_group};
use crate::app::{go, use_session};
use crate::domain::event::Group;
use crate::ui::components::{Alert, Hint, Person};
use crate::ui::route::{GroupTab, Route};

/// The other groups of the event, those that are not in the organiser's list among them.
#[component]
pub(super) fn Change() -> impl IntoView {
    let view = use_group();
    let session = use_session();
    let words = session.words();
    let fault = RwSignal::new(String::new());
    let (event, from) = (view.event(), view.group().id);
    let unlisted = session.event(&event.id).map(|book| book.unlisted()).unwrap_or_default();
    let others = event.groups.into_iter().chain(unlisted).filter(|group| group.id != from);
    let others = others.map(|group| view! { <OtherGroup group fault /> }).collect::<Vec<_>>();
    let typing = view.session.in_no_file().drafts;
    let typing = (typing > 0).then(|| (words.hand_in.typing)(typing));
    let none = others.is_empty().then_some(words.ways_in.change_none);
    view! {
        <div class="column stack">
            <h2>{words.ways_in.change_title}</h2>
            <p>{words.ways_in.change_hint}</p>
            <Hint text=words.ways_in.changed_left.to_owned() />
            {typing.map(|said| view! { <p id="still-typing">{said}</p> })}
            <Alert text=fault />
            {none.map(|none| view! { <p class="empty">{none}</p> })}
            <ul class="stack">{others}</ul>
            <a class="button" href=view.route(GroupTab::Capture).href()>
                {words.group.cancel}
            </a>
        </div>
    }
}

/// A group to go on as.
#[component]
fn OtherGroup(
    /// Which.
    group: Group,
    /// What went wrong on the way there.
    fault: RwSignal<String>,
) -> impl IntoView {
    let view = use_group();
    let session = use_session();
    let to = group.id;
    let change = move |_| {
        let (event, from) = (view.session.event(), view.session.group());
        match session.change_group(&event, &from, &to) {
            Ok(()) => go(&Route::Group(event, to.clone(), GroupTab::Capture).fragment()),
            Err(why) => fault.set((session.words().faults.store)(why)),
        }
    };
    let name = (!group.name.is_empty())
        .then(|| view! { <Person class="group-link__name" text=group.name /> });
    view! {
        <li style=("--hue", hue(group.number))>
            <button
                type="button"
                class="button change__group"
                id=format!("change-{}", group.number)
                on:click=change
            >
                <span class="mark" aria-hidden="true">
                    {group.number}
                </span>
                <span>
                    {name} <Person class="group-link__question" text=group.question />
                </span>
            </button>
        </li>
    }
}
