//! What changed since another event of this device: the organiser chooses it and says which theme is which; the rest is
//! counted.

mod changed;
mod matches;
mod page;

use leptos::ev::Event as DomEvent;
use leptos::prelude::*;

use self::changed::Changed;
use self::matches::Matches;
use self::page::Page;
use super::{NoThemes, Reading, use_room};
use crate::app::{Desk, use_desk, use_session};
use crate::domain::collection::compare::Comparison;
use crate::domain::event::EventId;
use crate::i18n::Phrases;
use crate::ui::components::{Hint, visible};
use crate::ui::route::Route;

/// The other event, and which of the two came first.
#[derive(Clone, Copy)]
struct Other {
    desk: Desk,
    /// Whether it came after the event of this desk.
    is_later: RwSignal<bool>,
}

impl Other {
    /// Both events beside each other. Followed.
    fn compared(self, here: Desk) -> Option<Comparison> {
        let (earlier, later) =
            if self.is_later.get() { (here, self.desk) } else { (self.desk, here) };
        earlier.with_room(|earlier| later.with_room(|later| Comparison::of(earlier, later)))
    }
}

/// The room of comparing.
#[component]
pub(super) fn Compare() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let others = Memo::new(move |_| others(desk, words));
    let chosen = RwSignal::new(untrack(|| matched(desk, &others.get())));
    let choose = move |event: DomEvent| {
        let id = event_target_value(&event);
        chosen.set(others.with_untracked(|others| {
            others.iter().find(|(other, _)| other.as_str() == id).map(|(other, _)| other.clone())
        }));
    };
    let is_chosen = move |id: &EventId| chosen.with(|chosen| chosen.as_ref() == Some(id));
    let option = move |(id, title): (EventId, String)| {
        let value = id.as_str().to_owned();
        view! {
            <option value=value selected=move || is_chosen(&id)>
                {title}
            </option>
        }
    };
    let beside = move || chosen.get().map(|event| view! { <Beside event /> }.into_any());
    view! {
        <Show when=move || !others.with(Vec::is_empty) fallback=NoOther>
            <div class="field compared__choice off-paper">
                <label class="label" for="compare-with">
                    {words.compare_room.with}
                </label>
                <select class="input select" id="compare-with" on:change=choose>
                    <option value="">{words.compare_room.choose}</option>
                    {move || others.get().into_iter().map(option).collect_view()}
                </select>
            </div>
        </Show>
        {beside}
    }
}

/// The other events of this device, each with its title and its date. Followed.
fn others(desk: Desk, words: &Phrases) -> Vec<(EventId, String)> {
    let here = desk.event();
    let books = use_session().events().into_iter().filter(|book| *book.id() != here);
    let named = books.map(|book| {
        let event = book.event();
        let title = visible(&event.title);
        (event.id, (words.compare_room.event)(&title, &visible(&event.date)))
    });
    named.collect()
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
        <a class="button" href=Route::Start.href()>
            {words.compare_room.to_start}
        </a>
    }
}

/// The other event, as soon as all of it is read.
#[component]
fn Beside(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let other = use_desk().of(&event);
    other.look_again();
    let other = Other { desk: other, is_later: RwSignal::new(false) };
    let some_here = {
        let desk = use_room();
        move || desk.with_links(|_, board| !board.themes().is_empty())
    };
    view! {
        <Show when=move || other.desk.is_ready() fallback=move || view! { <Reading of=other.desk /> }>
            <Order other />
            <Show when=some_here fallback=NoThemes>
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
            <label class="row" for=id>
                <input
                    type="radio"
                    name="compare-order"
                    id=id
                    prop:checked=move || other.is_later.get() == later
                    on:change=move |_| other.is_later.set(later)
                />
                {label}
            </label>
        }
    };
    view! {
        <fieldset class="compared__choice off-paper">
            <legend class="label">{words.compare_room.order}</legend>
            {choice(false, "compare-earlier", words.compare_room.other_first)}
            {choice(true, "compare-later", words.compare_room.other_last)}
        </fieldset>
        <Hint text=words.compare_room.hint.to_owned() />
    }
}
