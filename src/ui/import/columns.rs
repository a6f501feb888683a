//! What each column of a table means.

use leptos::prelude::*;

use super::choose::Chosen;
use super::values::Kinds;
use crate::app::{Bringing, use_session};
use crate::domain::import::{Column, Format, Where};
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
    // What a program means may be more than a column.
    let first = if is_known {
        vec![(AS_TOLD, words.as_told), ("", words.no_column)]
    } else {
        vec![("", words.no_column)]
    };
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
            first=first.clone()
            columns
            value=move || chosen.kind.with(written)
            on_choose=move |place| chosen.take_kind_from(read(&place))
        />
        <Kinds bringing chosen />
        <ColumnChoice
            id="import-theme"
            label=words.theme
            first
            columns
            value=move || chosen.theme.with(written)
            on_choose=move |place| chosen.theme.set(read(&place))
        />
    }
}

/// What stands for “as the file tells” among columns.
const AS_TOLD: &str = "told";

/// A place as its option has it.
fn written(place: &Where) -> String {
    match place {
        Where::AsTold => AS_TOLD.to_owned(),
        Where::In(Column::At(place)) => place.to_string(),
        Where::In(Column::Named(_)) | Where::Nowhere => String::new(),
    }
}

fn read(option: &str) -> Where {
    match option.parse() {
        Ok(place) => Where::In(Column::At(place)),
        Err(_) if option == AS_TOLD => Where::AsTold,
        Err(_) => Where::Nowhere,
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

/// One of the columns, or what comes before them.
#[component]
pub(super) fn ColumnChoice<Value, Choose>(
    /// The field's id.
    id: &'static str,
    /// What it is for.
    label: &'static str,
    /// What comes before them: each as it is written, and what it says.
    first: Vec<(&'static str, &'static str)>,
    /// The names of the columns.
    columns: StoredValue<Vec<PersonText>>,
    /// What is chosen, as it is written: a column by its place.
    value: Value,
    /// Another one is.
    on_choose: Choose,
) -> impl IntoView
where
    Value: Fn() -> String + Copy + Send + 'static,
    Choose: Fn(String) + Copy + 'static,
{
    let option = |(written, shown): (String, String)| {
        let own = written.clone();
        let is_it = move || value() == own;
        view! {
            <option value=written selected=is_it>
                {shown}
            </option>
        }
    };
    let first = first.into_iter().map(|(written, shown)| (written.to_owned(), shown.to_owned()));
    let called = |(place, name): (usize, &PersonText)| (place.to_string(), visible(name.clone()));
    let options = columns.with_value(|columns| {
        first.chain(columns.iter().enumerate().map(called)).map(option).collect_view()
    });
    view! {
        <div class="field">
            <label class="label" for=id>
                {label}
            </label>
            <select
                class="input"
                id=id
                on:change=move |event| on_choose(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
}
