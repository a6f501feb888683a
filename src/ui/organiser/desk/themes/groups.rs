//! What all groups said: a part for each, with a card a theme.

use leptos::either::Either;
use leptos::prelude::*;

use super::super::use_room;
use super::group_card::{Card, GroupCard, mark, rows_of};
use crate::app::use_session;
use crate::domain::board::ThemeTally;
use crate::domain::collection::{Collected, Collection};
use crate::domain::event::{Event, Group, GroupId};
use crate::domain::file::Receipt;
use crate::domain::text::PersonText;
use crate::i18n::Phrases;
use crate::report::{self, RoundTold};
use crate::ui::components::{Hint, Person};
use crate::ui::group::hue;
use crate::ui::in_turns::in_turns;
use crate::ui::organiser::in_sight::{InSight, OneATurn};
use crate::ui::organiser::on_paper::OnPaper;

/// What a group said, as its part of the screen shows it.
struct Said {
    number: usize,
    /// All who voted.
    voters: usize,
    /// Every round whose totals were shown, and which the figures are from.
    rounds: (Vec<RoundTold>, Option<String>),
    cards: Vec<Card>,
}

impl Said {
    fn of(event: &Event, group: &Group, collected: &Collected, words: &Phrases) -> Self {
        let (board, changes) = (collected.board(), collected.changes());
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
            notes: rows_of(event, board.notes_in(theme.id), changes, words),
            mark: mark(theme.id, &changes.new_themes, &changes.changed_themes, words),
        });
        let loose = rows_of(event, board.unplaced(), changes, words);
        let loose = (!loose.is_empty()).then(|| Card {
            parts: Vec::new(),
            title: words.desk.not_placed.into(),
            votes: None,
            notes: loose,
            mark: None,
        });
        Self {
            number: group.number,
            rounds: report::rounds(board, words),
            voters: board.result().map_or(0, |(_, tally)| tally.voters),
            cards: themes.chain(loose).collect(),
        }
    }
}

/// A group, and how far what it handed in has come: where nothing new came of it, its part of the screen stays.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Place {
    id: GroupId,
    number: usize,
    name: String,
    question: String,
    receipt: Receipt,
}

/// What each group said, by number; each made as it comes into sight. All of it is on paper.
#[component]
pub(super) fn AllGroups(
    /// Whether what is linked is left out.
    only_unlinked: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_room();
    let all = Memo::new(move |_| desk.with_collection(places));
    let (made, turns) = (in_turns(all), OneATurn::new());
    let on_paper = move || {
        let place = |place| view! { <GroupPart place only_unlinked /> };
        all.get_untracked().into_iter().map(place).collect_view()
    };
    view! {
        <div class="stack off-paper">
            <For each=move || made.get() key=Clone::clone let:place>
                <GroupPart place only_unlinked turns />
            </For>
        </div>
        <OnPaper>{on_paper()}</OnPaper>
    }
}

fn places(collection: &Collection) -> Vec<Place> {
    let place = |(group, collected): (&Group, &Collected)| Place {
        id: group.id.clone(),
        number: group.number,
        name: group.name.as_str().to_owned(),
        question: group.question.as_str().to_owned(),
        receipt: *collected.receipt(),
    };
    collection.groups().into_iter().map(place).collect()
}

/// A group's part: who it is, and what it said.
#[component]
fn GroupPart(
    /// The group.
    place: Place,
    /// Whether what is linked is left out.
    only_unlinked: RwSignal<bool>,
    /// Whom it waits with once it comes into sight; it is made at once where there is nobody, in sight or not.
    #[prop(optional)]
    turns: Option<OneATurn>,
) -> impl IntoView {
    let words = &use_session().words().share;
    let id = StoredValue::new(place.id);
    let group = (words.group)(place.number);
    let name = if place.name.is_empty() {
        Either::Left(group)
    } else {
        Either::Right(view! {
            <span class="visually-hidden">{group} " "</span>
            <Person text=place.name.as_str() />
        })
    };
    let said = move || view! { <GroupThemes id=id.get_value() only_unlinked turns /> };
    let content = match turns {
        None => said().into_any(),
        Some(turns) => view! { <InSight class="room__said" turns>{said()}</InSight> }.into_any(),
    };
    view! {
        <section class="stack room__group" style=("--hue", hue(place.number))>
            <header class="desk__group">
                <span class="mark" aria-hidden="true">
                    {place.number}
                </span>
                <div class="desk__who">
                    <h3>{name}</h3>
                    <p class="tile__question" dir="auto">
                        <Person text=place.question.as_str() at_length=true />
                    </p>
                </div>
            </header>
            {content}
        </section>
    }
}

/// What one group said: its rounds, and a card a theme.
#[component]
fn GroupThemes(
    /// The group.
    id: GroupId,
    /// Whether what is linked is left out.
    only_unlinked: RwSignal<bool>,
    /// What is folded is made later; at once where there are no turns.
    turns: Option<OneATurn>,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let said = untrack(|| {
        desk.with_collection(|all| {
            let event = all.event()?;
            let groups = all.groups();
            let (group, collected) = groups.iter().find(|(group, _)| group.id == id)?;
            Some(Said::of(&event, group, collected, words))
        })
    });
    said.map(|said| {
        let (all, number) = (said.voters, said.number);
        let rounds = said.rounds.0.iter().map(|round| view! { <RoundSaid round /> });
        let order = (!said.rounds.0.is_empty()).then_some(words.report.order);
        let explained = said.rounds.1.clone().into_iter().chain(order.map(str::to_owned));
        let cards = said.cards.iter();
        let cards = cards.map(|card| view! { <GroupCard card number all only_unlinked turns /> });
        view! {
            <div class="stack">
                {rounds.collect_view()}
                {explained.map(|text| view! { <Hint text /> }).collect_view()}
                <div class="cards">{cards.collect_view()}</div>
            </div>
        }
    })
}

/// What came out of a round.
#[component]
fn RoundSaid<'a>(
    /// The round.
    round: &'a RoundTold,
) -> impl IntoView + use<> {
    let words = use_session().words();
    let theme = |(title, tally): &(PersonText, ThemeTally)| {
        let votes = (words.report.votes)(tally.voters, tally.dots);
        view! {
            <li class="row">
                <Person text=title />
                <span class="hint">{votes}</span>
            </li>
        }
    };
    let themes = (!round.is_told).then(|| round.themes.iter().map(theme).collect_view());
    view! {
        <p>{round.turnout.clone()}</p>
        <ul class="plain">{themes}</ul>
    }
}
