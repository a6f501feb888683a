//! Shared themes in the order of what the room said, by shares that compare.

use leptos::prelude::*;

use super::{NoThemes, use_room};
use crate::app::use_session;
use crate::domain::collection::{Cell, Collection, Share, SharedTheme, by_priority, placed};
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Person};
use crate::ui::group::hue;
use crate::ui::in_turns::in_turns;
use crate::ui::organiser::in_sight::OneATurn;
use crate::ui::organiser::on_paper::OnPaper;

/// The room of priorities.
#[component]
pub(super) fn Priorities() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let ranked = Memo::new(move |_| {
        let ranked = by_priority(desk.themes());
        placed(&ranked).map(|(place, theme)| (place, theme.id)).collect::<Vec<_>>()
    });
    let (made, turns) = (in_turns(ranked), OneATurn::new());
    let some = move || !ranked.with(Vec::is_empty);
    view! {
        <section class="stack">
            <Show when=some fallback=NoThemes>
                <Hint text=words.shared.order.to_owned() id="order".to_owned() />
                <Differences />
                <div
                    class="matrix__scroll off-paper"
                    tabindex="0"
                    role="region"
                    aria-label=words.share.priorities_room
                >
                    <Table ranked=made turns />
                </div>
                <OnPaper>
                    <Table ranked />
                </OnPaper>
            </Show>
        </section>
    }
}

/// The table: a body a theme.
#[component]
fn Table(
    /// The shared themes that are shown, each with its place.
    ranked: Memo<Vec<(usize, ThemeId)>>,
    /// What the groups said of a theme is made in a turn of its own; at once where there are no turns.
    #[prop(optional)]
    turns: Option<OneATurn>,
) -> impl IntoView {
    let words = &use_session().words().shared;
    view! {
        <table class="matrix priorities" id="priorities" aria-describedby="order">
            <thead>
                <tr>
                    <th scope="col">{words.rank}</th>
                    <th scope="col">{words.theme}</th>
                    <th scope="col">{words.raised_by}</th>
                    <th scope="col">{words.median}</th>
                    <th scope="col">{words.group}</th>
                    <th scope="col">{words.share_of_voters}</th>
                    <th scope="col">{words.share_of_dots}</th>
                </tr>
            </thead>
            <For each=move || ranked.get() key=|ranked| *ranked let((place, id))>
                <ThemeBody place id turns />
            </For>
        </table>
    }
}

/// In what the groups' votes differ; nothing where they do not.
#[component]
fn Differences() -> impl IntoView {
    let (words, desk) = (&use_session().words().shared, use_room());
    let said =
        Memo::new(move |_| words.differences(&desk.with_collection(Collection::differences)));
    let line = |text: String| view! { <li>{text}</li> };
    view! {
        <Show when=move || !said.with(Vec::is_empty)>
            <ul class="problem" id="differences">
                {move || said.get().into_iter().map(line).collect_view()}
            </ul>
        </Show>
    }
}

/// A shared theme, and a row for each group that raised it.
#[component]
fn ThemeBody(
    /// Where it stands in the order.
    place: usize,
    /// The theme.
    id: ThemeId,
    /// Whom the rows after the first wait with.
    turns: Option<OneATurn>,
) -> impl IntoView {
    let desk = use_room();
    let (theme, all) = (Memo::new(move |_| desk.theme(id)), OneATurn::later(turns));
    let linked = move || theme.with(|theme| theme.as_deref().map_or(0, SharedTheme::groups));
    let first = move || theme.get().map(|theme| first_row(place, &theme));
    let row = |cell: &Cell| {
        let cell = cell.clone();
        view! { <tr><GroupShares cell /></tr> }
    };
    let rest = move || {
        let theme = if all.get() { theme.get() } else { None };
        theme.map(|theme| linked_cells(&theme).skip(1).map(row).collect_view())
    };
    view! {
        <tbody style=("--rows", move || linked().max(1).to_string())>
            {first}
            {rest}
        </tbody>
    }
}

/// What the groups that raised it said of it, by number.
fn linked_cells(theme: &SharedTheme) -> impl Iterator<Item = &Cell> {
    theme.cells.iter().filter(|cell| cell.is_linked())
}

/// Its first row, which begins with what holds for all of them.
fn first_row(place: usize, theme: &SharedTheme) -> impl IntoView + use<> {
    let words = use_session().words();
    let name = PersonText::from((words.themes.called)(&theme.name));
    let span = theme.groups().max(1).to_string();
    let median = theme.median.map(Share::percent);
    let raised = match theme.lone() {
        Some(number) => (words.shared.lone)(number),
        None => (words.shared.raised)(theme.groups()),
    };
    let first = linked_cells(theme).next().cloned().map(|cell| view! { <GroupShares cell /> });
    view! {
        <tr>
            <td rowspan=span.clone() class="priorities__place">
                {place}
            </td>
            <th scope="rowgroup" rowspan=span.clone() class="matrix__theme">
                <span class="matrix__name" dir="auto">
                    <Person text=name />
                </span>
            </th>
            <td rowspan=span.clone() class="matrix__count">
                {raised}
            </td>
            <td rowspan=span class="matrix__median" data-head=words.shared.median>
                {median.map(|share| view! { <Bar share /> })}
                {median.is_none().then_some(words.shared.not_voted)}
            </td>
            {first}
        </tr>
    }
}

/// How a group voted on it.
#[component]
fn GroupShares(
    /// What it said of it.
    cell: Cell,
) -> impl IntoView {
    let words = &use_session().words().shared;
    let shares = cell.vote.map(|vote| {
        let voters = (words.voters)(vote.for_it, vote.ballots);
        (vote.voters.percent(), voters, vote.dots.map(Share::percent))
    });
    let voters = match &shares {
        Some((share, voters, _)) => {
            let (share, voters) = (*share, voters.clone());
            view! {
                <Bar share />
                " "
                <span class="hint">{voters}</span>
            }
            .into_any()
        }
        None => view! { <span class="hint">{words.not_voted}</span> }.into_any(),
    };
    let dots = shares.and_then(|(_, _, dots)| dots).map(|share| (words.percent)(share));
    let head = dots.is_some().then_some(words.share_of_dots);
    view! {
        <td class="matrix__group" style=("--hue", hue(cell.number))>
            <span class="mark mark--small">{cell.number}</span>
        </td>
        <td class="matrix__median" style=("--hue", hue(cell.number))>
            {voters}
        </td>
        <td data-head=head>{dots}</td>
    }
}

/// A share, as a bar and in the hundred.
#[component]
pub(super) fn Bar(
    /// In the hundred.
    share: usize,
) -> impl IntoView {
    let words = &use_session().words().shared;
    view! {
        <span class="bar__track" aria-hidden="true">
            <span class="bar__fill" style=("--share", format!("{share}%"))></span>
        </span>
        <span>{(words.percent)(share)}</span>
    }
}
