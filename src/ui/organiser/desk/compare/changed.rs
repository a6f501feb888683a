//! What became of each theme, and in what the two events differ.

use leptos::prelude::*;

use super::Other;
use crate::app::use_session;
use crate::domain::collection::compare::{Comparison, Row, Side};
use crate::domain::text::PersonText;
use crate::i18n::compare::Compare;
use crate::report::compare::{DIRECTIONS, figures, figures_of, read_so};
use crate::ui::components::{Person, visible};

/// The summary, why it says little, the differences and the themes.
#[component]
pub(super) fn Changed(
    /// The other event.
    other: Other,
) -> impl IntoView {
    let words = &use_session().words().compare;
    let told = move |found: &Comparison| {
        let counts = DIRECTIONS.map(|direction| found.count(direction));
        view! {
            <p role="status" id="changed">
                {(words.summary)(found.themes.len(), counts)}
            </p>
            {warnings(words, found)}
            {themes(words, found)}
            {how(words)}
            {differences(words, found)}
        }
    };
    view! { <section class="stack">{move || other.found.with(|found| found.as_ref().map(told))}</section> }
}

/// Why it says little; nothing where it does not.
fn warnings(words: &'static Compare, found: &Comparison) -> Option<impl IntoView + use<>> {
    let warnings = found.warnings();
    let lines = warnings.iter().map(|warning| (words.warning)(warning)).collect::<Vec<String>>();
    let line = |text: String| view! { <li>{text}</li> };
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{words.little}</h2>
            <ul class="problem stack" id="little">
                {lines.into_iter().map(line).collect_view()}
            </ul>
        }
    })
}

/// A row for each theme that a group raised at either event.
fn themes(words: &'static Compare, found: &Comparison) -> impl IntoView + use<> {
    let rows = found.themes.iter().map(|row| theme(words, row, found)).collect_view();
    view! {
        <div class="matrix__scroll" tabindex="0" role="region" aria-label=words.figures>
            <table class="matrix compared" id="compared">
                <thead>
                    <tr>
                        <th scope="col">{words.theme}</th>
                        <th scope="col">{words.change}</th>
                        <th scope="col">{words.groups_earlier}</th>
                        <th scope="col">{words.groups_later}</th>
                        <th scope="col">{words.votes_earlier}</th>
                        <th scope="col">{words.votes_later}</th>
                        <th scope="col">{words.how_matched}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn theme(words: &'static Compare, row: &Row, found: &Comparison) -> impl IntoView + use<> {
    let heads = [
        words.change,
        words.groups_earlier,
        words.groups_later,
        words.votes_earlier,
        words.votes_later,
    ];
    let figures = heads.into_iter().zip(figures_of(row, found, words));
    let figures = figures.map(|(head, figure)| view! { <td data-head=head>{figure}</td> });
    view! {
        <tr>
            <th scope="row" class="matrix__theme">
                <span class="matrix__name" dir="auto">
                    <Person text=name(words, row) />
                </span>
            </th>
            {figures.collect_view()}
            <td data-head=words.how_matched>{row.matched.map(words.matched)}</td>
        </tr>
    }
}

/// What a theme is called now, and what it was called where that was something else.
fn name(words: &Compare, row: &Row) -> PersonText {
    let all =
        |names: &[PersonText]| names.iter().map(visible).collect::<Vec<_>>().join(words.several);
    let (now, before) = row.names();
    PersonText::from(if before.is_empty() {
        all(now)
    } else {
        [all(now).as_str(), words.called, &all(before), words.called_end].concat()
    })
}

/// What the directions and figures mean.
fn how(words: &'static Compare) -> impl IntoView {
    let said = read_so(words).map(|said| view! { <li>{said}</li> });
    view! {
        <h2>{words.how}</h2>
        <ul class="list" id="compared-how">
            {said.collect_view()}
        </ul>
    }
}

/// In what the events differ.
fn differences(words: &'static Compare, found: &Comparison) -> impl IntoView + use<> {
    let titles = [&found.earlier, &found.later].map(|side: &Side| side.event.title.clone());
    let [earlier, later] = titles;
    let rows = figures(found, words).into_iter().map(|(what, [earlier, later])| {
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td data-head=words.earlier>{earlier}</td>
                <td data-head=words.later>{later}</td>
            </tr>
        }
    });
    view! {
        <h2 id="differences-title">{words.differences}</h2>
        <div class="matrix__scroll" tabindex="0" role="region" aria-labelledby="differences-title">
            <table class="matrix compared" id="events">
                <thead>
                    <tr>
                        <th scope="col">{words.what}</th>
                        <th scope="col">
                            {words.earlier} ": " <Person text=earlier />
                        </th>
                        <th scope="col">
                            {words.later} ": " <Person text=later />
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
