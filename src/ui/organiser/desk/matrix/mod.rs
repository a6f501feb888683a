//! Shared themes by group: how strongly each raised it, and what it is quoted with.

mod legend;
mod sign;

use std::cmp::Reverse;
use std::sync::Arc;

use leptos::prelude::*;

use self::legend::Legend;
use self::sign::{Sign, SignDialog, Signs};
use super::priorities::Bar;
use super::{NoThemes, use_room};
use crate::app::{Desk, use_session};
use crate::domain::collection::{Cell, Share, SharedTheme, overlap};
use crate::domain::event::GroupId;
use crate::domain::record::{NoteId, ThemeId};
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Person};
use crate::ui::dom;
use crate::ui::group::hue;
use crate::ui::in_turns::in_turns;
use crate::ui::organiser::in_sight::OneATurn;
use crate::ui::organiser::on_paper::OnPaper;

/// So many groups stand in a table on paper: a sheet that stands upright is as wide.
const ACROSS: usize = 8;

/// A group that handed in: its number and its name.
type Column = (GroupId, usize, PersonText);

/// The column that the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Own,
    Name,
    Groups,
    Median,
}

/// The room of the matrix.
#[component]
pub(super) fn Matrix() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let order = RwSignal::new(Order::Own);
    let signs = Signs::new();
    provide_context(signs);
    let rows = Memo::new(move |_| sorted(desk.themes(), order.get()));
    let all = Memo::new(move |_| rows.with(|rows| rows.iter().map(|theme| theme.id).collect()));
    let (made, turns) = (in_turns(all), OneATurn::new());
    let groups = Memo::new(move |_| columns(desk));
    let part = move |groups: &[Column]| {
        let groups = Signal::stored(groups.to_vec());
        view! { <Table themes=all groups order /> }
    };
    let parts = move || groups.with(|all| all.chunks(ACROSS).map(part).collect_view());
    let some = move || !rows.with(Vec::is_empty);
    let overlaps = move || rows.with(|rows| overlap(rows));
    view! {
        <section class="stack">
            <Show when=some fallback=NoThemes>
                <Hint text=words.shared.by_votes.to_owned() />
                <Show when=overlaps>
                    <Hint text=words.shared.notes_overlap.to_owned() />
                </Show>
                <Legend />
                <p class="hint" role="status" id="matrix-order">
                    {move || (words.shared.sorted)(column(order.get()))}
                </p>
                <div
                    class="matrix__scroll off-paper"
                    tabindex="0"
                    role="region"
                    aria-label=words.shared.matrix_caption
                >
                    <Table themes=made groups order turns />
                </div>
                <OnPaper>{parts}</OnPaper>
            </Show>
            <SignDialog signs />
        </section>
    }
}

fn column(order: Order) -> &'static str {
    let words = &use_session().words().shared;
    match order {
        Order::Own => words.by_own_order,
        Order::Name => words.theme,
        Order::Groups => words.raised_by,
        Order::Median => words.median,
    }
}

fn sorted(mut themes: Vec<Arc<SharedTheme>>, order: Order) -> Vec<Arc<SharedTheme>> {
    match order {
        Order::Own => {}
        Order::Name => themes.sort_by(|one, other| one.name.as_str().cmp(other.name.as_str())),
        Order::Groups => themes.sort_by_key(|theme| Reverse(theme.groups())),
        Order::Median => themes.sort_by_key(|theme| Reverse(theme.median)),
    }
    themes
}

/// The groups that handed in, by number.
fn columns(desk: Desk) -> Vec<Column> {
    desk.with_collection(|all| {
        let groups = all.groups().into_iter();
        groups.map(|(group, _)| (group.id.clone(), group.number, group.name.clone())).collect()
    })
}

/// The table.
#[component]
fn Table(
    /// The shared themes that have a row, in order.
    themes: Memo<Vec<ThemeId>>,
    /// The groups that have a column.
    #[prop(into)]
    groups: Signal<Vec<Column>>,
    /// What they are sorted by.
    order: RwSignal<Order>,
    /// The signs of a row are made in a turn of their own; at once where there are no turns.
    #[prop(optional)]
    turns: Option<OneATurn>,
) -> impl IntoView {
    let words = use_session().words();
    let ids = move || {
        dom::keep_focus();
        themes.get()
    };
    let across = move || groups.with(Vec::len).to_string();
    let heads = move || {
        let head = |(_, number, name): Column| {
            view! {
                <th scope="col" class="matrix__group" style=("--hue", hue(number))>
                    <span class="mark" aria-hidden="true">
                        {number}
                    </span>
                    <span class="visually-hidden">
                        {(words.share.group)(number)} " " <Person text=name />
                    </span>
                </th>
            }
        };
        groups.get().into_iter().map(head).collect_view()
    };
    view! {
        <table class="matrix matrix--groups" id=turns.map(|_| "matrix") style=("--groups", across)>
            <caption class="visually-hidden">{words.shared.matrix_caption}</caption>
            <thead>
                <tr>
                    <Sorter order of=Order::Name label=words.shared.theme />
                    {heads}
                    <Sorter order of=Order::Groups label=words.shared.raised_by />
                    <Sorter order of=Order::Median label=words.shared.median />
                </tr>
            </thead>
            <tbody>
                <For each=ids key=|id| *id let:id>
                    <ThemeRow id groups turns />
                </For>
            </tbody>
        </table>
    }
}

/// The head of a column that sorts. Pressed again, the organiser's own order comes back.
#[component]
fn Sorter(
    /// What the rows are sorted by.
    order: RwSignal<Order>,
    /// What this column is.
    of: Order,
    /// What it says.
    label: &'static str,
) -> impl IntoView {
    let is_on = move || order.get() == of;
    let direction = if of == Order::Name { "ascending" } else { "descending" };
    let press = move |_| order.update(|order| *order = if *order == of { Order::Own } else { of });
    view! {
        <th scope="col" aria-sort=move || is_on().then_some(direction)>
            <button type="button" class="matrix__sort" on:click=press>
                {label} <span aria-hidden="true">{move || if is_on() { " ↓" } else { "" }}</span>
            </button>
        </th>
    }
}

/// A shared theme: its name, a sign a group, and what came of it. Its signs stay where they are, whatever changes: a
/// keyboard must not lose its place.
#[component]
fn ThemeRow(
    /// Which theme.
    id: ThemeId,
    /// The groups.
    groups: Signal<Vec<Column>>,
    /// Whom its signs wait with.
    turns: Option<OneATurn>,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let made = OneATurn::later(turns);
    let theme = Memo::new(move |_| desk.theme(id));
    let read = move |read: fn(&SharedTheme) -> Option<usize>| {
        theme.with(|theme| theme.as_deref().and_then(read))
    };
    let groups_said =
        move || (words.shared.raised)(read(|theme| Some(theme.groups())).unwrap_or(0));
    let bar = move || {
        let median = read(|theme| theme.median.map(Share::percent));
        median.map(|share| view! { <Bar share /> })
    };
    view! {
        <tr class:matrix__row--lone=move || read(SharedTheme::lone).is_some()>
            <th scope="row" class="matrix__theme">
                <ThemeSaid theme />
            </th>
            <Show when=move || made.get()>
                <For each=move || groups.get() key=Clone::clone let((group, number, _))>
                    <Sign id theme group number />
                </For>
            </Show>
            <td class="matrix__count">{groups_said}</td>
            <td class="matrix__median">{bar}</td>
        </tr>
    }
}

/// Its name and sentences, and what the groups are quoted with.
#[component]
fn ThemeSaid(
    /// The theme.
    theme: Memo<Option<Arc<SharedTheme>>>,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let name = Signal::derive(move || {
        let name = theme.with(|theme| theme.as_deref().map(|theme| theme.name.clone()));
        PersonText::from((words.themes.called)(&name.unwrap_or_default()))
    });
    let lone = move || {
        let lone = theme.with(|theme| theme.as_deref().and_then(SharedTheme::lone));
        lone.map(|number| {
            view! { <span class="tag matrix__lone">{(words.shared.lone)(number)}</span> }
        })
    };
    let sentence = |text: PersonText| {
        view! {
            <p class="matrix__sentence" dir="auto">
                <Person text at_length=true />
            </p>
        }
    };
    let sentences = move || {
        let all = theme.with(|theme| theme.as_deref().map(|theme| theme.sentences.clone()));
        all.unwrap_or_default().into_iter().map(sentence).collect_view()
    };
    let quote = |(number, text): (usize, PersonText)| {
        view! {
            <p class="matrix__quote" style=("--hue", hue(number))>
                <q dir="auto">
                    <Person text at_length=true />
                </q>
                <span class="hint">" — " {(words.shared.quote_of)(number)}</span>
            </p>
        }
    };
    let said = move || {
        let all = theme.with(|theme| theme.as_deref().map(|theme| quotes(desk, theme)));
        all.unwrap_or_default().into_iter().map(quote).collect_view()
    };
    view! {
        <span class="matrix__name" dir="auto">
            <Person text=name />
        </span>
        {lone}
        {sentences}
        {said}
    }
}

/// What the groups are quoted with, by number; a room sees nothing here that the report keeps out.
fn quotes<'a>(desk: Desk, theme: &'a SharedTheme) -> Vec<(usize, PersonText)> {
    let of_cell = |cell: &'a Cell| cell.quotes.iter().map(move |note| (cell, *note));
    let mut chosen: Vec<(&Cell, NoteId)> = theme.cells.iter().flat_map(of_cell).collect();
    // Hardly any theme of a large matrix has one, and the others have nothing to follow.
    if chosen.is_empty() {
        return Vec::new();
    }
    desk.with_links(|links, _| chosen.retain(|(_, note)| links.kept_out(*note).is_none()));
    untrack(|| {
        desk.with_collection(|all| {
            let text = |(cell, note): (&Cell, NoteId)| {
                Some((cell.number, all.board(&cell.group)?.note(note)?.text().clone()))
            };
            chosen.into_iter().filter_map(text).collect()
        })
    })
}
