//! One person's ballot, on the screen alone.

use leptos::prelude::*;

use super::booth::OpenRound;
use crate::app::use_session;
use crate::domain::command::Command;
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::domain::vote::BallotDraft;
use crate::ui::components::{Alert, FinalButton, Hint, Person, visible};
use crate::ui::group::group_view::use_group;

/// Dots on themes, and the way to hand them in.
#[component]
pub(super) fn Ballot(
    /// The round.
    round: OpenRound,
) -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let fault = RwSignal::new(String::new());
    let themes: Vec<ThemeId> =
        untrack(|| round.read(|draft| draft.given().iter().map(|(theme, _)| *theme).collect()));
    let lines = themes.into_iter().map(|theme| view! { <BallotLine round theme fault /> });
    let left = move || round.read(|draft| (words.vote.left)(draft.left(), draft.dots()));
    let hand_in = Callback::new(move |()| {
        let ballot = untrack(|| round.read(BallotDraft::ballot));
        match group.session.dispatch(Command::Cast(round.id, ballot)) {
            Ok(()) => round.leave(words.vote.cast_done),
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        }
    });
    let is_empty = move || round.read(|draft| draft.left() == draft.dots());
    let cast = move || if is_empty() { words.vote.cast_empty } else { words.vote.cast };
    view! {
        <div class="stack">
            <Hint text=words.vote.only_you.to_owned() />
            <h2 id="ballot-title" tabindex="-1">
                {words.vote.ballot}
            </h2>
            <p class="count ballot__left" role="status" id="dots-left">
                {left}
            </p>
            <ul class="ballot__themes">{lines.collect_view()}</ul>
            <Alert text=fault />
            <div class="row row--wrap ballot__end">
                <FinalButton id="cast" class="button button--main" on_press=hand_in>
                    {cast}
                </FinalButton>
                <button
                    type="button"
                    class="button button--quiet"
                    id="discard"
                    on:click=move |_| round.leave(words.vote.discarded)
                >
                    {words.vote.discard}
                </button>
            </div>
        </div>
    }
}

/// A theme on the ballot. Its name and notes are those of the moment at which the ballot was begun.
#[component]
fn BallotLine(
    /// The round.
    round: OpenRound,
    /// Which theme.
    theme: ThemeId,
    /// Why no dot was given.
    fault: RwSignal<String>,
) -> impl IntoView {
    let words = use_session().words();
    let group = use_group();
    let (title, notes) = untrack(|| {
        group.session.with_board(|board| {
            let title = board.theme(theme).map(|theme| PersonText::from(theme.title()));
            (title.unwrap_or_default(), board.notes_in(theme).count())
        })
    });
    view! {
        <li class="card ballot__theme">
            <div>
                <h3 dir="auto">
                    <Person text=title.clone() />
                </h3>
                <Hint text=(words.themes.notes)(notes) />
            </div>
            <Dots round theme name=visible(title) fault />
        </li>
    }
}

/// The dots on a theme. The buttons stay focusable at their limit: a keyboard must not lose its place.
#[component]
fn Dots(
    /// The round.
    round: OpenRound,
    /// Which theme.
    theme: ThemeId,
    /// What it is called, for sentences.
    name: String,
    /// Why no dot was given.
    fault: RwSignal<String>,
) -> impl IntoView {
    let words = &use_session().words().vote;
    let on = move || round.read(|draft| usize::from(draft.on(theme)));
    let full = move || !round.read(|draft| draft.can_give(theme));
    let give = move |_| {
        let given = untrack(|| round.read(|draft| (draft.left(), draft.on(theme), draft.cap())));
        fault.set(match given {
            (0, ..) => words.none_left.to_owned(),
            (_, on, cap) if on >= cap => (words.at_cap)(cap),
            _ => String::new(),
        });
        round.change(|draft| draft.give(theme));
    };
    let take = move |_| {
        fault.set(String::new());
        round.change(|draft| draft.take(theme));
    };
    view! {
        <div class="ballot__dots" role="group" aria-label=name.clone()>
            <button
                type="button"
                class="button button--round"
                aria-label=(words.take)(&name)
                aria-disabled=move || (on() == 0).to_string()
                on:click=take
            >
                "−"
            </button>
            <span class="ballot__count">
                <span class="dots" aria-hidden="true">
                    {move || "●".repeat(on())}
                </span>
                <span class="ballot__said">{move || (words.dots_on)(on())}</span>
            </span>
            <button
                type="button"
                class="button button--round"
                aria-label=(words.give)(&name)
                aria-disabled=move || full().to_string()
                on:click=give
            >
                "+"
            </button>
        </div>
    }
}
