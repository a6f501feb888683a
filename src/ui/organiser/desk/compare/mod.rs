//! What changed since another event of this device: the organiser chooses it and says which theme is which; the rest is
//! counted.

mod changed;
mod choosing;
mod matches;
mod other_event;
mod page;

use leptos::prelude::*;

use self::changed::Changed;
use self::matches::{Matches, MayBeOne};
pub(super) use self::other_event::{OtherEvent, others};
use self::page::Page;
use super::{Reading, ToThemes, use_room};
use crate::app::{Desk, use_desk, use_session};
use crate::domain::collection::Collection;
use crate::domain::collection::compare::Comparison;
use crate::domain::event::EventId;
use crate::ui::components::Hint;
use crate::ui::route::Route;

/// The other event, and which of the two came first.
#[derive(Clone, Copy)]
struct Other {
    desk: Desk,
    /// Whether the organiser said that it came after the event of this desk.
    said_later: RwSignal<Option<bool>>,
    /// Whether it did; by when its first note was written, where nothing was said.
    is_later: Memo<bool>,
    /// Both events beside each other.
    found: Memo<Option<Comparison>>,
}

impl Other {
    fn of(desk: Desk, here: Desk) -> Self {
        let began = |desk: Desk| desk.with_collection(Collection::began);
        let said_later = RwSignal::new(None);
        let is_later = Memo::new(move |_| {
            let both = move || began(desk).zip(began(here));
            said_later.get().unwrap_or_else(|| both().is_some_and(|(other, own)| other > own))
        });
        let found = move |_: Option<&_>| {
            if is_later.get() { desk.since(here) } else { here.since(desk) }
        };
        Self { desk, said_later, is_later, found: Memo::new(found) }
    }
}

/// The room of comparing.
#[component]
pub(super) fn Compare() -> impl IntoView {
    let (session, desk) = (use_session(), use_room());
    let words = session.words();
    let others = Memo::new(move |_| others(session, desk));
    let chosen = RwSignal::new(untrack(|| matched(desk, &others.get())));
    // The other event may be erased meanwhile, in another tab.
    let shown = Memo::new(move |_| {
        chosen.get().filter(|id| others.with(|all| all.iter().any(|(other, _)| other == id)))
    });
    let beside = move || shown.get().map(|event| view! { <Beside event /> }.into_any());
    view! {
        <Show when=move || !others.with(Vec::is_empty) fallback=NoOther>
            <OtherEvent
                id="compare-with"
                label=words.compare_room.with
                none=words.compare_room.choose
                others
                chosen
            />
        </Show>
        {beside}
    }
}

/// The first of these that a theme is matched with: who comes back goes on where they were.
fn matched(desk: Desk, others: &[(EventId, String)]) -> Option<EventId> {
    desk.with_links(|links, board| {
        let themes = board.themes();
        let is_matched =
            |id: &EventId| themes.iter().any(|theme| links.matches(theme.id, id).next().is_some());
        others.iter().map(|(id, _)| id).find(|id| is_matched(id)).cloned()
    })
}

/// What to do where this device has no other event.
#[component]
fn NoOther() -> impl IntoView {
    let words = use_session().words();
    view! {
        <p class="empty">{words.compare_room.no_other}</p>
        <a class="button" href=Route::Collect.href()>
            {words.compare_room.to_start}
        </a>
    }
}

/// What stands in the place of the choices while this event has no shared theme: what to do for them. All else is shown.
#[component]
fn NoMatches() -> impl IntoView {
    let words = use_session().words();
    view! {
        <p class="empty off-paper">{words.compare_room.no_matches}</p>
        <p class="off-paper">
            <ToThemes />
        </p>
    }
}

/// The other event, as soon as all of it is read.
#[component]
fn Beside(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let (desk, other) = (use_room(), use_desk().of(&event));
    other.look_again();
    let other = Other::of(other, desk);
    let some_here = move || desk.with_links(|_, board| !board.themes().is_empty());
    view! {
        <Show when=move || other.desk.is_ready() fallback=move || view! { <Reading of=other.desk /> }>
            <Order other />
            <Show when=some_here fallback=NoMatches>
                <MayBeOne other />
                <Matches other />
            </Show>
            <Changed other />
            <Page other />
        </Show>
    }
}

/// Which of the two came first.
#[component]
fn Order(
    /// The other one.
    other: Other,
) -> impl IntoView {
    let words = use_session().words();
    let choice = move |later: bool, id: &'static str, label: &'static str| {
        view! {
            <label class="tick__label" for=id>
                <input
                    class="tick__box"
                    type="radio"
                    name="compare-order"
                    id=id
                    prop:checked=move || other.is_later.get() == later
                    on:change=move |_| other.said_later.set(Some(later))
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choice off-paper">
            <legend class="label">{words.compare_room.order}</legend>
            {choice(false, "compare-earlier", words.compare_room.other_first)}
            {choice(true, "compare-later", words.compare_room.other_last)}
        </fieldset>
        <Hint text=words.compare_room.hint.to_owned() />
    }
}
