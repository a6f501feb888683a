//! Shared themes in the order of what the room said, by shares that compare.

use std::sync::Arc;

use leptos::prelude::*;

use super::{NoThemes, use_room};
use crate::app::use_session;
use crate::domain::collection::{Cell, Collection, Share, SharedTheme, by_priority};
use crate::ui::components::{Hint, Person};
use crate::ui::group::hue;

/// The room of priorities.
#[component]
pub(super) fn Priorities() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let ranked = Memo::new(move |_| by_priority(desk.themes()));
    let some = move || !ranked.with(Vec::is_empty);
    let rows = move || {
        let row = |(place, theme): (usize, Arc<SharedTheme>)| view! { <ThemeRows place theme /> };
        (1..).zip(ranked.get()).map(row).collect_view()
    };
    view! {
        <section class="stack">
            <Show when=some fallback=NoThemes>
                <Hint text=words.shared.order.to_owned() id="order".to_owned() />
                <Differences />
                <div class="matrix__scroll" tabindex="0" role="region" aria-label=words.share.priorities_room>
                    <table class="matrix priorities" id="priorities" aria-describedby="order">
                        <thead>
                            <tr>
                                <th scope="col">{words.shared.rank}</th>
                                <th scope="col">{words.shared.theme}</th>
                                <th scope="col">{words.shared.raised_by}</th>
                                <th scope="col">{words.shared.median}</th>
                                <th scope="col">{words.shared.group}</th>
                                <th scope="col">{words.shared.share_of_voters}</th>
                                <th scope="col">{words.shared.share_of_dots}</th>
                            </tr>
                        </thead>
                        {rows}
                    </table>
                </div>
            </Show>
        </section>
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

/// A shared theme, and a line for each group that raised it.
#[component]
fn ThemeRows(
    /// Where it stands in the order.
    place: usize,
    /// The theme.
    theme: Arc<SharedTheme>,
) -> impl IntoView {
    let words = use_session().words();
    let name =
        if theme.name.is_empty() { words.themes.untitled.into() } else { theme.name.clone() };
    let cells: Vec<Cell> = theme.cells.iter().filter(|cell| cell.is_linked()).cloned().collect();
    let span = cells.len().max(1).to_string();
    let median = theme.median.map(Share::percent);
    let raised = match theme.lone() {
        Some(number) => (words.shared.lone)(number),
        None => (words.shared.raised)(theme.groups()),
    };
    let (first, rest) = match cells.split_first() {
        Some((first, rest)) => (Some(first.clone()), rest.to_vec()),
        None => (None, Vec::new()),
    };
    let rest = rest.into_iter().map(|cell| view! { <tr><GroupShares cell /></tr> });
    view! {
        <tbody>
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
                {first.map(|cell| view! { <GroupShares cell /> })}
            </tr>
            {rest.collect_view()}
        </tbody>
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
fn Bar(
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
