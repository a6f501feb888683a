//! Opening a round: how many people, how many dots.

use leptos::either::Either;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::board::Theme;
use crate::domain::command::{Command, Refusal, RoundSetting};
use crate::domain::event::nearly_same;
use crate::domain::text;
use crate::domain::vote::suggested_dots;
use crate::ui::components::{Alert, Hint, NumberField, visible};
use crate::ui::dom;
use crate::ui::group::group_view::use_group;
use crate::ui::route::GroupTab;

/// Of so many pairs it is told that they look alike.
const MOST_TOLD: usize = 5;

/// The form; behind a button where there was a round before.
#[component]
pub(super) fn Opening(
    /// Whether there was one.
    again: bool,
    /// Whether there is nothing to vote on.
    no_themes: bool,
) -> impl IntoView {
    let words = &use_session().words().vote;
    let group = use_group();
    if no_themes {
        return Either::Left(view! {
            <div class="stack">
                <p class="empty">{words.no_themes}</p>
                <a class="button" href=group.route(GroupTab::Themes).href()>
                    {words.to_themes}
                </a>
            </div>
        });
    }
    let shown = RwSignal::new(!again);
    let show = move |_| {
        shown.set(true);
        dom::focus("opening-title");
    };
    let content = move || {
        if shown.get() {
            let hint = again.then(|| view! { <Hint text=words.again_hint.to_owned() /> });
            Either::Left(view! {
                {hint}
                <OpeningForm />
            })
        } else {
            Either::Right(view! {
                <button type="button" class="button" id="another-round" on:click=show>
                    {words.again}
                </button>
            })
        }
    };
    Either::Right(view! { <div class="stack">{content}</div> })
}

/// The form of a round.
#[component]
fn OpeningForm() -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let voting = group.with_event(|event| event.voting);
    let themes = untrack(|| group.session.with_board(|board| board.themes().len()));
    let suggestion = suggested_dots(themes);
    let suggested = voting.dots.is_none().then(|| (words.vote.suggested)(suggestion));
    let people = RwSignal::new(String::new());
    let dots = RwSignal::new(voting.dots.unwrap_or(suggestion).to_string());
    let cap = RwSignal::new(voting.cap.to_string());
    let fault = RwSignal::new(String::new());
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        let command =
            Command::OpenRound { people: number(people), dots: number(dots), cap: number(cap) };
        match group.session.dispatch(command) {
            Ok(()) => dom::focus("begin-ballot"),
            Err(refusal) => {
                fault.set((words.faults.refusal)(&refusal));
                dom::focus(match refusal {
                    Refusal::RoundSetting(RoundSetting::Dots) => "dots",
                    Refusal::RoundSetting(RoundSetting::Cap) => "cap",
                    _ => "people",
                });
            }
        }
    };
    view! {
        <form class="stack" on:submit=open>
            <h2 id="opening-title" tabindex="-1">
                {words.vote.open_title}
            </h2>
            <p>{words.vote.open_hint}</p>
            <LookAlike />
            <NumberField id="people" label=words.vote.people value=people />
            <NumberField
                id="dots"
                label=words.vote.dots
                suggested=suggested.unwrap_or_default()
                value=dots
            />
            <NumberField id="cap" label=words.vote.cap value=cap />
            <Alert text=fault />
            <Hint text=words.vote.frozen.to_owned() />
            <button class="button button--main" type="submit" id="open-round">
                {words.vote.open}
            </button>
        </form>
    }
}

/// That themes look alike, where some do that nobody kept apart, before votes are split between them.
#[component]
fn LookAlike() -> impl IntoView {
    let words = &use_session().words().vote;
    let group = use_group();
    let alike = Memo::new(move |_| {
        group.session.with_board(|board| {
            let themes = board.themes();
            let names: Vec<String> =
                themes.iter().map(|theme| theme.title().as_str().to_owned()).collect();
            let name = |theme: &Theme| visible(theme.title().as_str());
            let pairs = nearly_same(&names).filter_map(|(one, other)| {
                let (one, other) = (themes.get(one)?, themes.get(other)?);
                let [ids, others] = [one, other].map(|theme| board.with_merged(theme.id));
                (!board.any_apart(&ids, &others)).then(|| (name(one), name(other)))
            });
            pairs.take(MOST_TOLD).collect::<Vec<_>>()
        })
    });
    let said = move || {
        view! {
            <div class="problem stack" id="look-alike">
                <p>{move || (words.look_alike)(&alike.get())}</p>
                <a class="button" href=group.route(GroupTab::Themes).href()>
                    {words.to_themes}
                </a>
            </div>
        }
    };
    move || (!alike.with(Vec::is_empty)).then(said)
}

/// A number as typed; 0, which no setting allows, where it is none.
fn number<T: TryFrom<u64> + Default>(typed: RwSignal<String>) -> T {
    typed.with_untracked(|typed| text::number(typed)).unwrap_or_default()
}
