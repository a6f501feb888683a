//! Which group each number of the matrix is: the head of a column has room for a number alone.

use leptos::prelude::*;

use super::super::use_room;
use super::columns;
use crate::app::use_session;
use crate::domain::event::GroupId;
use crate::domain::text::PersonText;
use crate::ui::components::Person;
use crate::ui::group::hue;
use crate::ui::organiser::on_paper::OnPaper;

/// So many names stand above the table without pushing it out of sight.
const MOST_OPEN: usize = 12;

/// The groups' names by number, folded where there are many; nothing where none has a name.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let (words, desk) = (&use_session().words().shared, use_room());
    let named = Memo::new(move |_| {
        let mut groups = columns(desk);
        groups.retain(|(_, _, name)| !name.is_empty());
        groups
    });
    let count = move || named.with(Vec::len);
    view! {
        <Show when=move || { count() > 0 }>
            <details class="off-paper" id="legend" open=untrack(count) <= MOST_OPEN>
                <summary>{words.legend}</summary>
                <Names named />
            </details>
            <OnPaper>
                <Names named />
            </OnPaper>
        </Show>
    }
}

#[component]
fn Names(
    /// The groups that have a name, by number.
    named: Memo<Vec<(GroupId, usize, PersonText)>>,
) -> impl IntoView {
    let name = |(_, number, name): (GroupId, usize, PersonText)| {
        view! {
            <li class="row" style=("--hue", hue(number))>
                <span class="mark mark--small">{number}</span>
                <Person text=name />
            </li>
        }
    };
    view! {
        <ul class="matrix__legend">{move || named.get().into_iter().map(name).collect_view()}</ul>
    }
}
