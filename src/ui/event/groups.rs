//! The groups of an event, for those who join one.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::{DraftPlace, go, use_session};
use crate::domain::event::{Event, EventId, Group, GroupId};
use crate::ui::components::{Alert, Hint, Person, TextField, group_name};
use crate::ui::group::hue;
use crate::ui::route::{GroupTab, Route};

/// Every group that is known here, and the way to one that is not.
#[component]
pub(super) fn GroupList(
    /// The event.
    event: Event,
    /// Groups that came up here and that the organiser's list doesn't have.
    unlisted: Vec<Group>,
) -> impl IntoView {
    let words = use_session().words();
    let others = unlisted.len();
    let part = (!event.is_whole()).then(|| view! { <Hint text=words.share.part.to_owned() /> });
    let groups = event.groups.iter().map(|group| (group.clone(), true));
    let rows = groups.chain(unlisted.into_iter().map(|group| (group, false)));
    let row = |(group, listed)| view! { <JoinLink event=event.id.clone() group listed /> };
    let rows = rows.map(row).collect_view();
    view! {
        <section>
            <h2>{words.share.groups}</h2>
            {part}
            <ul class="plain">{rows}</ul>
            <NewGroup event others />
        </section>
    }
}

/// The way into a group.
#[component]
fn JoinLink(
    /// Its event.
    event: EventId,
    /// The group.
    group: Group,
    /// Whether the organiser's list has it.
    listed: bool,
) -> impl IntoView {
    let words = use_session().words();
    let number = group.number;
    let name = group_name(&group, words);
    let join = Route::Group(event, group.id, GroupTab::Join).href();
    let tag = (!listed).then(|| view! { <Hint text=words.ways_in.unlisted_tag.to_owned() /> });
    view! {
        <li style=("--hue", hue(number))>
            <a class="group-link" href=join id=format!("join-{number}")>
                <span class="mark" aria-hidden="true">
                    {number.to_string()}
                </span>
                <span>
                    <Person class="group-link__name" text=name />
                    <Person class="group-link__question" text=group.question />
                    {tag}
                </span>
            </a>
        </li>
    }
}

/// "Our group isn't listed": a group with an id of its own, known here until the organiser's list has it.
#[component]
fn NewGroup(
    /// Its event.
    event: Event,
    /// How many groups are not listed already.
    others: usize,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let draft = session.draft(DraftPlace::of_event(&event.id, "group"));
    let (question, fault) = (draft.clone().field(), RwSignal::new(String::new()));
    // A question that was being typed is in sight.
    let begun = !question.with_untracked(String::is_empty);
    let make = move |submit: SubmitEvent| {
        submit.prevent_default();
        let (id, nameless) = (GroupId::new(session.random()), "");
        let group = Group {
            id: id.clone(),
            number: event.group_count + others + 1,
            name: nameless.into(),
            question: question.with_untracked(|question| question.as_str().into()),
        };
        let part = Event { groups: vec![group], ..event.clone() };
        match part.checked() {
            Ok(part) => {
                session.keep_event(part);
                draft.forget();
                go(&Route::Group(event.id.clone(), id, GroupTab::Join).fragment());
            }
            Err(why) => fault.set((words.faults.event)(&why)),
        }
    };
    view! {
        <details id="unlisted" open=begun>
            <summary>{words.ways_in.unlisted}</summary>
            <form class="stack" on:submit=make>
                <Hint text=words.ways_in.unlisted_hint.to_owned() />
                <TextField id="new-question" label=words.ways_in.question value=question />
                <Alert text=fault />
                <button class="button" type="submit" id="make-group">
                    {words.ways_in.unlisted_make}
                </button>
            </form>
        </details>
    }
}
