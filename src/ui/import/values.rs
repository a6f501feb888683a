//! What stands in a column: which kinds are meant by it, and which rows are taken.

use std::sync::Arc;

use leptos::prelude::*;

use super::choose::Chosen;
use super::columns::ColumnChoice;
use crate::app::{Bringing, use_session};
use crate::domain::import::{Choice, Column, Sheet, Values, Where};
use crate::domain::text::PersonText;
use crate::i18n::bring_in::BringIn;
use crate::ui::components::{Hint, Person, visible};
use crate::ui::in_turns::{Turn, Turns};

/// Rows that are counted in each turn of the page: some milliseconds on a slow device.
const COUNTED: usize = 1_000;

/// What a column says, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    /// There is no column.
    Nothing,
    /// Its rows are being counted.
    Looking,
    /// More than anybody chooses by.
    TooMuch,
    /// This, and so many rows say it.
    These(Vec<(String, usize)>),
}

/// What is said of a column whose values are not there to choose by; empty where they are.
fn not_there(said: &Said, words: &BringIn) -> String {
    match said {
        Said::Nothing | Said::These(_) => String::new(),
        Said::Looking => words.looking.to_owned(),
        Said::TooMuch => (words.too_many)(Values::MOST),
    }
}

/// What stands in a column, counted in turns of the page; anew where another one is chosen.
fn said_in_turns(
    bringing: Bringing,
    chosen: Chosen,
    column: impl Fn() -> Option<usize> + 'static,
) -> RwSignal<Said> {
    let (said, turns) = (RwSignal::new(Said::Nothing), Turns::new());
    Effect::new(move |_| {
        let turn = turns.begin();
        let choice = Choice { no_header: chosen.no_header.get(), ..Choice::default() };
        let begun = column()
            .zip(bringing.sheet())
            .and_then(|(column, sheet)| Some((Values::of(&sheet, &choice, column)?, sheet)));
        let Some((values, sheet)) = begun else { return said.set(Said::Nothing) };
        said.set(Said::Looking);
        Count { values, sheet, said, turn }.goes_on();
    });
    said
}

/// On the way through the rows.
struct Count {
    values: Values,
    sheet: Arc<Sheet>,
    said: RwSignal<Said>,
    turn: Turn,
}

impl Count {
    fn goes_on(mut self) {
        self.turn.next(move || {
            if self.values.step(&self.sheet, COUNTED) {
                return self.goes_on();
            }
            self.said.try_set(self.values.counted().map_or(Said::TooMuch, Said::These));
        });
    }
}

/// Which kind each value of the kind's column is; nothing where there is no such column.
#[component]
pub(super) fn Kinds(
    /// What was opened.
    bringing: Bringing,
    /// What is chosen.
    chosen: Chosen,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let own = bringing.sheet().and_then(|sheet| sheet.kind_column());
    let column = move || match chosen.kind.get() {
        Where::AsTold => own,
        Where::In(Column::At(place)) => Some(place),
        Where::In(Column::Named(_)) | Where::Nowhere => None,
    };
    let said = said_in_turns(bringing, chosen, column);
    let values = move || match said.get() {
        Said::These(values) => {
            values.into_iter().map(|(says, _)| says).filter(|says| !says.is_empty()).collect()
        }
        Said::Nothing | Said::Looking | Said::TooMuch => Vec::new(),
    };
    let all = move || {
        let one = |(place, says)| view! { <KindOf bringing chosen place says /> };
        values().into_iter().enumerate().map(one).collect_view()
    };
    view! {
        <Hint text=Signal::derive(move || not_there(&said.get(), words)) />
        <Show when=move || !values().is_empty()>
            <fieldset class="stack">
                <legend class="label">{words.kinds}</legend>
                {all}
            </fieldset>
        </Show>
    }
}

/// The kind that is meant by a value.
#[component]
fn KindOf(
    /// What was opened.
    bringing: Bringing,
    /// What is chosen.
    chosen: Chosen,
    /// The value's place among them.
    place: usize,
    /// The value.
    says: String,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let id = format!("import-kind-of-{place}");
    let name = PersonText::from(says.as_str());
    let usual = bringing.kind_of(&says).map_or_else(String::new, |kind| kind.as_str().to_owned());
    let is = chosen.kinds.with_untracked(|kinds| kinds.get(&says).cloned()).unwrap_or(usual);
    let kinds = bringing.kinds();
    let first = kinds.first().map(|kind| visible(words.kind(kind))).unwrap_or_default();
    let options = kinds.into_iter().map(|kind| {
        let shown = visible(words.kind(&kind));
        let kind = kind.id.as_str().to_owned();
        view! {
            <option selected=kind == is value=kind>
                {shown}
            </option>
        }
    });
    let change = move |event| {
        let kind = event_target_value(&event);
        chosen.kinds.update(|kinds| drop(kinds.insert(says.clone(), kind)));
    };
    view! {
        <div class="field">
            <label for=id.clone()>
                <Person text=name />
            </label>
            <select class="input" id=id on:change=change>
                <option value="">{(words.bring_in.no_kind)(&first)}</option>
                {options.collect_view()}
            </select>
        </div>
    }
}

/// A column to choose rows by, and what stands in it: ticked in rows that are taken.
#[component]
pub(super) fn ByValue(
    /// What was opened.
    bringing: Bringing,
    /// What is chosen.
    chosen: Chosen,
    /// The names of the columns.
    columns: StoredValue<Vec<PersonText>>,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let said = said_in_turns(bringing, chosen, move || chosen.by.get());
    let ticks = move || match said.get() {
        Said::These(values) => {
            let one = |(place, (says, count))| view! { <Take chosen place says count /> };
            Some(view! {
                <fieldset class="stack">
                    <legend class="label">{words.by_rows}</legend>
                    {values.into_iter().enumerate().map(one).collect_view()}
                </fieldset>
            })
        }
        Said::Nothing | Said::Looking | Said::TooMuch => None,
    };
    view! {
        <ColumnChoice
            id="import-by"
            label=words.by
            first=vec![("", words.all_rows)]
            columns
            value=move || chosen.by.get().map_or_else(String::new, |place| place.to_string())
            on_choose=move |column| chosen.choose_rows_by(column.parse().ok())
        />
        <Hint text=Signal::derive(move || not_there(&said.get(), words)) />
        {ticks}
    }
}

/// Whether the rows are taken in which a column says this.
#[component]
fn Take(
    /// What is chosen.
    chosen: Chosen,
    /// The value's place among them.
    place: usize,
    /// The value; empty where nothing stands there.
    says: String,
    /// How many rows say it.
    count: usize,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let shown = if says.is_empty() {
        words.says_nothing.into_any()
    } else {
        view! { <Person text=PersonText::from(says.as_str()) /> }.into_any()
    };
    let own = says.clone();
    let change = move |event| {
        let on = event_target_checked(&event);
        chosen.left.update(|left| {
            if on {
                left.remove(&says)
            } else {
                left.insert(says.clone())
            };
        });
    };
    view! {
        <label class="row">
            <input
                type="checkbox"
                id=format!("import-value-{place}")
                prop:checked=move || chosen.left.with(|left| !left.contains(&own))
                on:change=change
            />
            <span>{shown} " " <span class="hint">{(words.of_rows)(count)}</span></span>
        </label>
    }
}
