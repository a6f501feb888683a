//! Which group each number of the matrix is: the head of a column has room for a number alone.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::use_room;
use crate::app::use_session;
use crate::domain::collection::Collection;
use crate::domain::event::Group;
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::ui::components::Person;
use crate::ui::group::hue;
use crate::ui::organiser::on_paper::OnPaper;

/// So many names stand above the table without pushing it out of sight.
const MOST_OPEN: usize = 12;

/// Every group of the matrix by number, folded where there are many; nothing where that tells nobody anything.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let told = Memo::new(move |_| desk.with_collection(|all| told(all, words)));
    let count = move || told.with(Vec::len);
    view! {
        <Show when=move || { count() > 0 }>
            <details class="off-paper" id="legend" open=untrack(count) <= MOST_OPEN>
                <summary>{words.shared.legend}</summary>
                <Groups told />
            </details>
            <OnPaper>
                <Groups told />
            </OnPaper>
        </Show>
    }
}

/// Each group's number, and its name, else what it was asked.
fn told(all: &Collection, words: &Phrases) -> Vec<(usize, PersonText)> {
    let groups: Vec<&Group> = all.groups().into_iter().map(|(group, _)| group).collect();
    let questions: BTreeSet<&str> = groups.iter().map(|group| group.question.as_str()).collect();
    // Groups without a name that were all asked the same are their numbers and no more.
    if questions.len() < 2 && groups.iter().all(|group| group.name.is_empty()) {
        return Vec::new();
    }
    let told = |group: &&Group| {
        let known_by = group.known_by();
        let by_number = || (words.share.group)(group.number).into();
        let said = if known_by.is_empty() { by_number() } else { known_by.clone() };
        (group.number, said)
    };
    groups.iter().map(told).collect()
}

#[component]
fn Groups(
    /// What is said of each.
    told: Memo<Vec<(usize, PersonText)>>,
) -> impl IntoView {
    let group = |(number, said): (usize, PersonText)| {
        view! {
            <li class="row" style=("--hue", hue(number))>
                <span class="mark mark--small">{number}</span>
                <Person text=said />
            </li>
        }
    };
    view! {
        <ul class="matrix__legend">{move || told.get().into_iter().map(group).collect_view()}</ul>
    }
}
