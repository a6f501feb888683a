//! What each column of a table means.

use leptos::prelude::*;

use super::choose::Chosen;
use super::values::Kinds;
use crate::app::{Bringing, use_session};
use crate::domain::import::Format;
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Person, visible};

/// The columns of the words, of the kind and of the theme.
#[component]
pub(super) fn Columns(
    /// What was opened.
    bringing: Bringing,
    /// What is chosen.
    chosen: Chosen,
    /// The names of the columns.
    columns: StoredValue<Vec<PersonText>>,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let is_known = bringing.sheet().is_some_and(|sheet| sheet.format != Format::Table);
    let none = if is_known { words.as_told } else { words.no_column };
    let ticks = columns.with_value(|columns| {
        let tick = |(place, name)| view! { <WordsTick chosen place name /> };
        columns.iter().cloned().enumerate().map(tick).collect_view()
    });
    view! {
        <fieldset class="stack">
            <legend class="label">{words.words}</legend>
            <Hint text=words.words_hint.to_owned() />
            {ticks}
        </fieldset>
        <ColumnChoice
            id="import-kind"
            label=words.kind
            none
            columns
            value=chosen.kind
            on_choose=move |column| chosen.take_kind_from(column)
        />
        <Kinds bringing chosen />
        <ColumnChoice
            id="import-theme"
            label=words.theme
            none
            columns
            value=chosen.theme
            on_choose=move |column| chosen.theme.set(column)
        />
    }
}

/// Whether the words are in a column.
#[component]
fn WordsTick(
    /// What is chosen.
    chosen: Chosen,
    /// The column's place.
    place: usize,
    /// What it is called.
    name: PersonText,
) -> impl IntoView {
    let change = move |event| {
        let on = event_target_checked(&event);
        chosen.words.update(|words| {
            if on {
                words.insert(place)
            } else {
                words.remove(&place)
            };
        });
    };
    view! {
        <label class="row">
            <input
                type="checkbox"
                id=format!("import-words-{place}")
                prop:checked=move || chosen.words.with(|words| words.contains(&place))
                on:change=change
            />
            <Person text=name />
        </label>
    }
}

/// One of the columns, or none.
#[component]
pub(super) fn ColumnChoice<Choose>(
    /// The field's id.
    id: &'static str,
    /// What it is for.
    label: &'static str,
    /// What it says where none is chosen.
    none: &'static str,
    /// The names of the columns.
    columns: StoredValue<Vec<PersonText>>,
    /// The place of the one that is chosen.
    value: RwSignal<Option<usize>>,
    /// Another one is.
    on_choose: Choose,
) -> impl IntoView
where
    Choose: Fn(Option<usize>) + Copy + 'static,
{
    let option = |(place, name): (usize, &PersonText)| {
        let shown = visible(name.clone());
        let is_it = move || value.get() == Some(place);
        view! {
            <option value=place.to_string() selected=is_it>
                {shown}
            </option>
        }
    };
    let options =
        columns.with_value(|columns| columns.iter().enumerate().map(option).collect_view());
    view! {
        <div class="field">
            <label class="label" for=id>
                {label}
            </label>
            <select
                class="input"
                id=id
                on:change=move |event| on_choose(event_target_value(&event).parse().ok())
            >
                <option value="">{none}</option>
                {options}
            </select>
        </div>
    }
}
