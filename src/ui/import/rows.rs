//! The rows of a file by what the group has of each, to tick.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::ticks::Ticks;
use crate::app::{Found, use_session};
use crate::domain::import::Known;
use crate::domain::text::PersonText;
use crate::i18n::bring_in::BringIn;
use crate::ui::components::{KindMark, Person};

/// Rows that are shown of a class at first, and more each time somebody asks.
const SHOWN: usize = 50;

/// What the group has of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    New,
    Reworded,
    Edited,
    Said,
    TakenBack,
    Binned,
    Here,
}

impl Class {
    fn of(known: &Known) -> Self {
        match known {
            Known::New => Self::New,
            Known::Here(_) => Self::Here,
            Known::Binned(_) => Self::Binned,
            Known::TakenBack(_) => Self::TakenBack,
            Known::Reworded(..) => Self::Reworded,
            Known::EditedHere(..) => Self::Edited,
            Known::SaidAlready(_) => Self::Said,
        }
    }

    /// Whether its rows can be added; the others are only told of.
    fn is_offered(self) -> bool {
        self != Self::Here
    }

    fn name(self, words: &BringIn) -> &'static str {
        match self {
            Self::New => words.new,
            Self::Reworded => words.reworded,
            Self::Edited => words.edited,
            Self::Said => words.said,
            Self::TakenBack => words.taken_back,
            Self::Binned => words.binned,
            Self::Here => words.here,
        }
    }

    fn in_id(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Reworded => "reworded",
            Self::Edited => "edited",
            Self::Said => "said",
            Self::TakenBack => "taken-back",
            Self::Binned => "binned",
            Self::Here => "here",
        }
    }
}

/// The places of the rows of each class that has any.
pub(super) fn classes(found: &Found) -> Vec<(Class, Vec<usize>)> {
    let mut classes: BTreeMap<Class, Vec<usize>> = BTreeMap::new();
    for (place, known) in found.known.iter().enumerate() {
        classes.entry(Class::of(known)).or_default().push(place);
    }
    classes.into_iter().collect()
}

/// The rows of a class: all at once, or one by one.
#[component]
pub(super) fn Group(
    /// Which class.
    class: Class,
    /// Its rows.
    places: Vec<usize>,
    /// Which rows are ticked.
    ticks: Ticks,
    /// What was found.
    found: Arc<Found>,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let id = format!("import-{}", class.in_id());
    let title = (words.count)(class.name(words), places.len());
    let all = StoredValue::new(places);
    let is_all = move || all.with_value(|all| ticks.has(all));
    let is_some = move || !is_all() && all.with_value(|all| ticks.has_any(all));
    let change = move |event| {
        let on = event_target_checked(&event);
        all.with_value(|all| ticks.set(all, on));
    };
    let offered = class.is_offered();
    let head = if offered {
        view! {
            <label class="row" for=id.clone()>
                <input
                    type="checkbox"
                    id=id.clone()
                    prop:checked=is_all
                    prop:indeterminate=is_some
                    on:change=change
                />
                <span class="label">{title}</span>
            </label>
        }
        .into_any()
    } else {
        view! { <p class="label">{title}</p> }.into_any()
    };
    view! {
        <div class="stack">
            {head}
            <Rows class id offered all ticks found />
        </div>
    }
}

/// The rows themselves, folded.
#[component]
fn Rows(
    /// What they are.
    class: Class,
    /// The id of their box.
    id: String,
    /// Whether each can be ticked.
    offered: bool,
    /// Their places.
    all: StoredValue<Vec<usize>>,
    /// Which rows are ticked.
    ticks: Ticks,
    /// What was found.
    found: Arc<Found>,
) -> impl IntoView {
    let words = use_session().words();
    let (shown, is_open) = (RwSignal::new(SHOWN), RwSignal::new(false));
    let places = move || {
        let shown = if is_open.get() { shown.get() } else { 0 };
        all.with_value(|all| all.iter().take(shown).copied().collect::<Vec<usize>>())
    };
    let count = all.with_value(Vec::len);
    let found = StoredValue::new(found);
    view! {
        <details id=format!("{id}-rows") on:toggle=move |_| is_open.set(true)>
            <summary>{(words.bring_in.rows)(class.name(&words.bring_in))}</summary>
            <ul class="import__rows">
                <For each=places key=|place| *place let:place>
                    <OneRow place offered ticks found=found.get_value() />
                </For>
            </ul>
            <Show when=move || is_open.get()>
                <More count shown />
            </Show>
        </details>
    }
}

/// Shows more of a list; nothing where all is shown.
#[component]
fn More(
    /// How many there are.
    count: usize,
    /// How many are shown.
    shown: RwSignal<usize>,
) -> impl IntoView {
    let words = &use_session().words().desk;
    let rest = move || count.saturating_sub(shown.get());
    view! {
        <Show when=move || rest() != 0>
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| shown.update(|shown| *shown += SHOWN)
            >
                {move || (words.more)(rest().min(SHOWN))}
            </button>
        </Show>
    }
}

/// A row: its words, its kind and theme, and what stands in its place so far.
#[component]
fn OneRow(
    /// Which.
    place: usize,
    /// Whether it can be ticked.
    offered: bool,
    /// Which rows are ticked.
    ticks: Ticks,
    /// What was found.
    found: Arc<Found>,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let row = found.rows.get(place).cloned();
    let so_far = match found.known.get(place) {
        Some(Known::Reworded(_, words) | Known::EditedHere(_, words)) => Some(words.clone()),
        _ => None,
    };
    let so_far = so_far.map(|text| {
        let text = PersonText::from(text.as_str());
        view! {
            <span class="hint">
                {words.was} " "
                <Person text=text />
            </span>
        }
    });
    // What is here already keeps the kind and theme that it has.
    let is_new = matches!(found.known.get(place), Some(Known::New | Known::SaidAlready(_)));
    let gets = row.as_ref().filter(|_| is_new);
    let kind = gets.and_then(|row| row.kind.as_ref());
    let kind = kind.and_then(|id| found.kinds.iter().find(|kind| kind.id == *id).cloned());
    let kind = kind.map(|kind| view! { <KindMark kind /> });
    let theme = gets.and_then(|row| row.theme.as_ref());
    let theme = theme.map(|(name, _)| PersonText::from(name.as_str()));
    let theme = theme.map(|name| view! { <Person class="tag" text=name /> });
    let text = row.map_or_else(PersonText::default, |row| row.text.as_str().into());
    let is = move || ticks.has(&[place]);
    let change = move |event| ticks.set(&[place], event_target_checked(&event));
    let tick = offered.then(|| {
        view! { <input type="checkbox" id=format!("import-row-{place}") prop:checked=is on:change=change /> }
    });
    view! {
        <li>
            <label class="row import__row">
                {tick} <span class="import__words" dir="auto">
                    <Person text=text at_length=true />
                    {so_far}
                    <span class="import__tags">{kind} {theme}</span>
                </span>
            </label>
        </li>
    }
}

/// The rows that are left out, folded; nothing where none is.
#[component]
pub(super) fn LeftRows(
    /// What was found.
    found: Arc<Found>,
) -> impl IntoView {
    let words = use_session().words();
    let shown = RwSignal::new(SHOWN);
    let count = found.taken.left.len();
    let left = StoredValue::new(found);
    let lines = move || {
        let line = |left: &crate::domain::import::LeftOut| {
            let said = (words.bring_in.left_out)(left.place, &(words.import.why)(left.why));
            let text = PersonText::from(left.text.as_str());
            view! {
                <li>
                    <span class="hint">{said}</span>
                    " "
                    <Person text=text />
                </li>
            }
        };
        left.with_value(|found| found.taken.left.iter().take(shown.get()).map(line).collect_view())
    };
    (count > 0).then(|| {
        view! {
            <details id="import-left">
                <summary>{(words.bring_in.count)(words.bring_in.left, count)}</summary>
                <ul class="list">{lines}</ul>
                <More count shown />
            </details>
        }
    })
}
