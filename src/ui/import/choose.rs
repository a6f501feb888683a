//! Which columns of a table mean what, and which rows are asked for.

use std::collections::BTreeSet;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::{Bringing, Stage, use_session};
use crate::domain::import::{Choice, Format, NotTaken};
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Person, visible};

/// What is chosen and not looked at yet. A small copy.
#[derive(Clone, Copy)]
struct Chosen {
    words: RwSignal<BTreeSet<usize>>,
    kind: RwSignal<String>,
    theme: RwSignal<String>,
    no_header: RwSignal<bool>,
    lines: RwSignal<bool>,
    put_away: RwSignal<bool>,
}

/// The form; folded where the file tells all by itself.
#[component]
pub(super) fn Choose(
    /// What was opened.
    bringing: Bringing,
    /// The columns of a table.
    columns: Vec<String>,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let known = bringing.choice();
    let place = |name: &String| columns.iter().position(|column| column == name);
    let chosen = Chosen {
        words: RwSignal::new(known.text.iter().filter_map(place).collect()),
        kind: RwSignal::new(known.kind.unwrap_or_default()),
        theme: RwSignal::new(known.theme.unwrap_or_default()),
        no_header: RwSignal::new(known.no_header),
        lines: RwSignal::new(known.lines),
        put_away: RwSignal::new(known.put_away),
    };
    let asks = matches!(
        bringing.stage(),
        Stage::Fault(NotTaken::WhichColumn(_) | NotTaken::MoreCells(..))
    );
    let is_table = !columns.is_empty();
    let all = StoredValue::new(columns.clone());
    let look = move |event: SubmitEvent| {
        event.prevent_default();
        let columns = all.get_value();
        let text = chosen.words.with_untracked(|words| {
            words.iter().filter_map(|place| columns.get(*place).cloned()).collect()
        });
        let some = |name: String| (!name.is_empty()).then_some(name);
        bringing.look(Choice {
            text,
            kind: some(chosen.kind.get_untracked()),
            theme: some(chosen.theme.get_untracked()),
            no_header: chosen.no_header.get_untracked(),
            lines: chosen.lines.get_untracked(),
            put_away: chosen.put_away.get_untracked(),
            ..Choice::default()
        });
    };
    let table = is_table.then(|| view! { <Columns chosen columns /> });
    let is_unknown = bringing.sheet().is_some_and(|sheet| sheet.format == Format::Table);
    view! {
        <details open=asks || is_unknown id="import-choose">
            <summary>{words.columns}</summary>
            <form class="stack" on:submit=look>
                {table}
                <Tick id="import-rejected" label=words.rejected on=chosen.put_away />
                <button class="button" type="submit" id="import-look">
                    {words.look_again}
                </button>
            </form>
        </details>
    }
}

/// What each column means.
#[component]
fn Columns(
    /// What is chosen.
    chosen: Chosen,
    /// The columns.
    columns: Vec<String>,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let tick = |(place, name): (usize, &String)| {
        let name = PersonText::from(name.as_str());
        let is = move || chosen.words.with(|words| words.contains(&place));
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
                    prop:checked=is
                    on:change=change
                />
                <Person text=name />
            </label>
        }
    };
    let ticks = columns.iter().enumerate().map(tick).collect_view();
    view! {
        <fieldset class="stack">
            <legend class="label">{words.words}</legend>
            <Hint text=words.words_hint.to_owned() />
            {ticks}
        </fieldset>
        <Select id="import-kind" label=words.kind columns=columns.clone() value=chosen.kind />
        <Select id="import-theme" label=words.theme columns value=chosen.theme />
        <Tick id="import-no-header" label=words.no_header on=chosen.no_header />
        <Tick id="import-lines" label=words.lines on=chosen.lines />
    }
}

/// One of the columns, or none.
#[component]
fn Select(
    /// The field's id.
    id: &'static str,
    /// What it is for.
    label: &'static str,
    /// The columns.
    columns: Vec<String>,
    /// The name of the one that is chosen; empty for none.
    value: RwSignal<String>,
) -> impl IntoView {
    let none = use_session().words().bring_in.no_column;
    let option = |name: String| {
        let shown = visible(name.as_str());
        view! { <option value=name>{shown}</option> }
    };
    let options = columns.into_iter().filter(|name| !name.is_empty()).map(option).collect_view();
    view! {
        <div class="field">
            <label class="label" for=id>
                {label}
            </label>
            <select
                class="input"
                id=id
                prop:value=move || value.get()
                on:change=move |event| value.set(event_target_value(&event))
            >
                <option value="">{none}</option>
                {options}
            </select>
        </div>
    }
}

/// A box to tick, and what it means.
#[component]
fn Tick(
    /// Its id.
    id: &'static str,
    /// What it means.
    label: &'static str,
    /// Whether it is ticked.
    on: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="row" for=id>
            <input
                type="checkbox"
                id=id
                prop:checked=move || on.get()
                on:change=move |event| on.set(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
