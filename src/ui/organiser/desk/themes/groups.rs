//! What all groups said: a part for each, with a card a theme.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

use super::super::use_room;
use super::group_card::{Card, GroupCard, rows_of};
use crate::app::use_session;
use crate::domain::collection::{Collected, Collection};
use crate::domain::event::{Event, Group, GroupId};
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::report::{self, RoundTold};
use crate::ui::components::{Hint, Person};
use crate::ui::group::hue;

/// What a group said, as its part of the screen shows it.
#[derive(PartialEq, Eq)]
struct Said {
    id: GroupId,
    number: usize,
    question: PersonText,
    /// All who voted.
    voters: usize,
    /// Every round whose totals were shown, and which the figures are from.
    rounds: (Vec<RoundTold>, Option<String>),
    cards: Vec<Card>,
}

impl Hash for Said {
    /// By the group alone; what it said is compared.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl Said {
    fn of(event: &Event, group: &Group, collected: &Collected, words: &Phrases) -> Self {
        let board = collected.board();
        let themes = report::by_votes(board).into_iter().map(|(theme, votes)| Card {
            parts: board
                .merged_into(theme.id)
                .into_iter()
                .chain([theme.id])
                .map(|id| id.0)
                .rev()
                .collect(),
            title: theme.title().into(),
            votes,
            notes: rows_of(event, board.notes_in(theme.id), words),
        });
        let loose = rows_of(event, board.unplaced(), words);
        let loose = (!loose.is_empty()).then(|| Card {
            parts: Vec::new(),
            title: words.desk.not_placed.into(),
            votes: None,
            notes: loose,
        });
        Self {
            id: group.id.clone(),
            number: group.number,
            question: PersonText::from(&group.question),
            rounds: report::rounds(board, words),
            voters: board.result().map_or(0, |(_, tally)| tally.voters),
            cards: themes.chain(loose).collect(),
        }
    }
}

/// What each group said, by number. Where nothing new came of a group, its part stays: what was opened in it is open.
#[component]
pub(super) fn AllGroups(
    /// Whether what is linked is left out.
    only_unlinked: RwSignal<bool>,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let all = move || desk.with_collection(|all| all_said(all, words));
    view! {
        <For each=all key=Arc::clone let:said>
            <GroupThemes said only_unlinked />
        </For>
    }
}

fn all_said(collection: &Collection, words: &Phrases) -> Vec<Arc<Said>> {
    let Some(event) = collection.event() else { return Vec::new() };
    let groups = collection.groups().into_iter();
    groups.map(|(group, collected)| Said::of(&event, group, collected, words).into()).collect()
}

/// What one group said.
#[component]
fn GroupThemes(
    /// The group, and what it said.
    said: Arc<Said>,
    /// Whether what is linked is left out.
    only_unlinked: RwSignal<bool>,
) -> impl IntoView {
    let (all, number) = (said.voters, said.number);
    let words = use_session().words();
    let rounds = said.rounds.0.iter().map(|round| view! { <RoundSaid round /> }).collect_view();
    let order = (!said.rounds.0.is_empty()).then_some(words.report.order);
    let explained = said.rounds.1.clone().into_iter().chain(order.map(str::to_owned));
    let explained = explained.map(|text| view! { <Hint text /> }).collect_view();
    let cards = said
        .cards
        .iter()
        .map(|card| view! { <GroupCard card number all only_unlinked /> })
        .collect_view();
    view! {
        <section class="stack room__group" style=("--hue", hue(said.number))>
            <h3 class="desk__group">
                <span class="mark" aria-hidden="true">
                    {said.number}
                </span>
                <Person text=&said.question />
            </h3>
            {rounds}
            {explained}
            <div class="cards">{cards}</div>
        </section>
    }
}

/// What came out of a round.
#[component]
fn RoundSaid<'a>(
    /// The round.
    round: &'a RoundTold,
) -> impl IntoView + use<> {
    let theme = |(title, votes): &(PersonText, String)| {
        view! {
            <li class="row">
                <Person text=title />
                <span class="hint">{votes.clone()}</span>
            </li>
        }
    };
    view! {
        <p>{round.turnout.clone()}</p>
        <ul class="plain">{round.themes.iter().map(theme).collect_view()}</ul>
    }
}
