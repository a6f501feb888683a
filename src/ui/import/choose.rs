//! Which columns of a table mean what, and which rows are asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::columns::Columns;
use super::fault_of;
use super::values::ByValue;
use crate::app::{Bringing, Stage, use_session};
use crate::domain::import::{Choice, Column, Format, NotTaken, Sheet, Where};
use crate::domain::text::PersonText;
use crate::i18n::bring_in::BringIn;
use crate::ui::components::Alert;

/// What is chosen and not looked at yet; columns by their place. A small copy.
#[derive(Clone, Copy, Default)]
pub(super) struct Chosen {
    /// The columns of the words.
    pub(super) words: RwSignal<BTreeSet<usize>>,
    /// Where the kind stands.
    pub(super) kind: RwSignal<Where>,
    /// The ids of kinds, by what stands in that column; an empty one for none.
    pub(super) kinds: RwSignal<BTreeMap<String, String>>,
    /// Where the theme's name stands.
    pub(super) theme: RwSignal<Where>,
    /// The column that rows are chosen by.
    pub(super) by: RwSignal<Option<usize>>,
    /// What stands in it in rows that are left out.
    pub(super) left: RwSignal<BTreeSet<String>>,
    /// The first row is a note too.
    pub(super) no_header: RwSignal<bool>,
    /// Each line is a note.
    pub(super) lines: RwSignal<bool>,
    put_away: RwSignal<bool>,
}

impl Chosen {
    /// What the file tells: in a table of nobody we know it is seen, and can be chosen otherwise.
    fn as_told(sheet: &Sheet) -> Self {
        let chosen = Self::default();
        chosen.words.set(sheet.text_column().into_iter().collect());
        if sheet.format == Format::Table {
            let told = |place: Option<usize>| {
                place.map_or(Where::Nowhere, |place| Where::In(Column::At(place)))
            };
            chosen.kind.set(told(sheet.kind_column()));
            chosen.theme.set(told(sheet.theme_column()));
        }
        chosen
    }

    /// Takes the kind from there. What another column says means nothing in it.
    pub(super) fn take_kind_from(self, place: Where) {
        self.kind.set(place);
        self.kinds.set(BTreeMap::new());
    }

    /// Chooses rows by a column. What another one says means nothing in it.
    pub(super) fn choose_rows_by(self, column: Option<usize>) {
        self.by.set(column);
        self.left.set(BTreeSet::new());
    }

    fn choice(self) -> Choice {
        let put_away = self.put_away.get_untracked();
        let no_header = self.no_header.get_untracked();
        if self.lines.get_untracked() {
            // There are no columns then.
            return Choice { lines: true, no_header, put_away, ..Choice::default() };
        }
        let by = self.by.get_untracked().map(Column::At);
        let left = self.left.get_untracked().into_iter();
        Choice {
            text: self.words.get_untracked().into_iter().map(Column::At).collect(),
            kind: self.kind.get_untracked(),
            kinds: self.kinds.get_untracked().into_iter().collect(),
            theme: self.theme.get_untracked(),
            without: left.filter_map(|says| Some((by.clone()?, says))).collect(),
            no_header,
            put_away,
            ..Choice::default()
        }
    }
}

/// The form; folded where the file tells all by itself.
#[component]
pub(super) fn Choose(
    /// What was opened.
    bringing: Bringing,
    /// The same, recognised.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let words = &use_session().words().bring_in;
    let chosen = Chosen::as_told(&sheet);
    let asks = matches!(
        bringing.stage(),
        Stage::Fault(NotTaken::WhichColumn(_) | NotTaken::MoreCells(..) | NotTaken::NoHeads)
    );
    let look = move |event: SubmitEvent| {
        event.prevent_default();
        bringing.look(chosen.choice());
    };
    let fault = Signal::derive(move || fault_of(bringing));
    let is_unknown = sheet.format == Format::Table;
    let table = (sheet.width() > 0).then(|| {
        let columns = StoredValue::new(names_of(&sheet, words));
        view! {
            <Show when=move || !chosen.lines.get()>
                <Columns bringing chosen columns />
                <ByValue bringing chosen columns />
            </Show>
            <Tick id="import-no-header" label=words.no_header on=chosen.no_header />
            <Tick id="import-lines" label=words.lines on=chosen.lines />
        }
    });
    view! {
        <details open=asks || is_unknown id="import-choose">
            <summary>{words.columns}</summary>
            <form class="stack" on:submit=look on:change=move |_| bringing.chooses()>
                {table}
                <Tick id="import-rejected" label=words.rejected on=chosen.put_away />
                <Alert text=fault id="import-asks" />
                <button class="button" type="submit" id="import-look">
                    {words.look_again}
                </button>
            </form>
        </details>
    }
}

/// What the columns are called here: with their place where a name does not tell them apart.
fn names_of(sheet: &Sheet, words: &BringIn) -> Vec<PersonText> {
    let names = sheet.columns();
    let called = |place: usize| match names.get(place).map(String::as_str) {
        None | Some("") => (words.column)(place + 1),
        Some(name) if names.iter().filter(|other| *other == name).count() > 1 => {
            (words.column_of)(name, place + 1)
        }
        Some(name) => name.to_owned(),
    };
    (0..sheet.width()).map(|place| called(place).as_str().into()).collect()
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
