//! Voting on one device that is passed round. A ballot lives on this screen alone until it is handed in.

use leptos::prelude::*;

use crate::domain::board::{Round, RoundState, Tally};
use crate::domain::command::Command;
use crate::domain::event::{EventId, GroupId};
use crate::domain::stamp::ThemeId;
use crate::domain::vote::{Draft, shuffled, suggested_dots};
use crate::session::live::{Table, use_session};
use crate::ui::parts::{At, Bars, GroupPage, names};
use crate::ui::route::Step;

/// Rounds of voting of a group.
#[component]
pub(crate) fn VoteScreen(event: EventId, group: GroupId) -> impl IntoView {
    view! { <GroupPage event group step=Step::Vote content=vote /> }
}

fn vote(at: At) -> AnyView {
    let table = at.table;
    let open =
        Memo::new(move |_| table.with_board(|board| board.open_round().map(|round| round.id)));
    let at = StoredValue::new(at);
    view! {
        <div class="column stack">
            {move || match open.get() {
                Some(_) => view! { <Booth table /> }.into_any(),
                None => view! { <Opening at=at.get_value() /> <Results table /> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

#[component]
fn Opening(at: At) -> impl IntoView {
    let words = use_session().words();
    let table = at.table;
    let themes = table.with_board(|board| board.themes().len());
    if themes == 0 {
        return view! {
            <p class="empty">{words.vote.no_themes}</p>
            <a class="button" href=at.route(Step::Themes).href()>{words.vote.to_themes}</a>
        }
        .into_any();
    }
    let voting = at.event.voting;
    let people = RwSignal::new(String::new());
    let dots = RwSignal::new(voting.dots.unwrap_or_else(|| suggested_dots(themes)).to_string());
    let cap = RwSignal::new(voting.cap.to_string());
    let fault = RwSignal::new(String::new());
    let open = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        let command =
            Command::OpenRound { people: number(people), dots: number(dots), cap: number(cap) };
        if let Err(refusal) = table.dispatch(command) {
            fault.set((words.faults.refusal)(&refusal));
        }
    };
    let suggested = voting.dots.is_none().then(|| (words.vote.suggested)(suggested_dots(themes)));
    view! {
        <form class="stack" on:submit=open>
            <h2>{words.vote.open_title}</h2>
            <p>{words.vote.open_hint}</p>
            <Number id="people" label=words.vote.people value=people hint=None />
            <Number id="dots" label=words.vote.dots value=dots hint=suggested />
            <Number id="cap" label=words.vote.cap value=cap hint=None />
            <p role="alert" class="alert">{fault}</p>
            <p class="hint">{words.vote.frozen}</p>
            <button type="submit" class="button button--main" id="open-round">{words.vote.open}</button>
        </form>
    }
    .into_any()
}

/// A number as typed; 0, which no setting allows, where it is none.
fn number<T: std::str::FromStr + Default>(typed: RwSignal<String>) -> T {
    typed.get_untracked().trim().parse().unwrap_or_default()
}

#[component]
fn Number(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    hint: Option<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="label" for=id>{label}</label>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <input class="input input--number" id=id inputmode="numeric" autocomplete="off" prop:value=value on:input=move |input| value.set(event_target_value(&input)) />
        </div>
    }
}

#[component]
fn Booth(table: Table) -> impl IntoView {
    let session = use_session();
    let draft = RwSignal::new(None::<Draft>);
    let cast = RwSignal::new(false);
    let begin = Callback::new(move |round: Round| {
        cast.set(false);
        draft.set(Some(Draft::new(
            shuffled(&round.themes, session.random()),
            round.dots,
            round.cap,
        )));
        session.focus("main");
    });
    move || {
        let round = table.with_board(|board| board.open_round().cloned())?;
        Some(if draft.with(Option::is_some) {
            view! { <BallotPaper table round draft cast /> }.into_any()
        } else {
            view! { <NextPerson table round cast on_begin=begin /> }.into_any()
        })
    }
}

#[component]
fn NextPerson(
    table: Table,
    round: Round,
    cast: RwSignal<bool>,
    on_begin: Callback<Round>,
) -> impl IntoView {
    let words = use_session().words();
    let id = round.id;
    let asking = RwSignal::new(false);
    let end = move |command: Command| {
        table.dispatch(command).ok();
    };
    let ballots_in = (words.vote.ballots_in)(round.ballots_in, usize::from(round.people));
    view! {
        <div class="stack booth">
            <p role="status" class="hint">{move || if cast.get() { words.vote.cast_done } else { "" }}</p>
            <h2>{words.vote.next}</h2>
            <p class="count" id="ballots-in">{ballots_in}</p>
            <button type="button" class="button button--main" id="begin-ballot" on:click=move |_| on_begin.run(round.clone())>{words.vote.begin}</button>
            <div class="stack booth__end">
                <p class="hint">{words.vote.reveal_hint}</p>
                <div class="row row--wrap">
                    <button type="button" class="button" id="reveal" on:click=move |_| end(Command::Reveal(id))>{words.vote.reveal}</button>
                    <button type="button" class="button button--quiet" id="cancel-round" on:click=move |_| asking.set(true)>{words.vote.cancel}</button>
                </div>
                {move || asking.get().then(|| view! {
                    <div class="row row--wrap" role="group" aria-label=words.vote.cancel>
                        <p>{words.vote.cancel_sure}</p>
                        <button type="button" class="button button--danger" id="cancel-yes" on:click=move |_| end(Command::CancelRound(id))>{words.vote.cancel_yes}</button>
                        <button type="button" class="button" on:click=move |_| asking.set(false)>{words.vote.cancel_no}</button>
                    </div>
                })}
            </div>
        </div>
    }
}

#[component]
fn BallotPaper(
    table: Table,
    round: Round,
    draft: RwSignal<Option<Draft>>,
    cast: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let fault = RwSignal::new(String::new());
    let left = move || draft.with(|draft| draft.as_ref().map_or(0, Draft::left));
    let themes: Vec<ThemeId> = draft.with_untracked(|draft| {
        draft.iter().flat_map(Draft::given).map(|(theme, _)| *theme).collect()
    });
    let hand_in = move |_| {
        let ballot =
            draft.with_untracked(|draft| draft.as_ref().map(Draft::ballot)).unwrap_or_default();
        match table.dispatch(Command::Cast(round.id, ballot)) {
            Ok(()) => {
                cast.set(true);
                draft.set(None);
                session.focus("main");
            }
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        }
    };
    let line = move |theme| view! { <BallotLine table theme draft /> };
    view! {
        <div class="stack ballot">
            <p class="hint">{words.vote.only_you}</p>
            <h2>{words.vote.ballot}</h2>
            <p class="count" role="status" id="dots-left">{move || (words.vote.left)(left(), round.dots)}</p>
            <ul class="ballot__themes">{themes.into_iter().map(line).collect_view()}</ul>
            <p role="alert" class="alert">{fault}</p>
            <div class="row row--wrap ballot__end">
                <button type="button" class="button button--main" id="cast" on:click=hand_in>{words.vote.cast}</button>
                <button type="button" class="button button--quiet" id="discard" on:click=move |_| draft.set(None)>{words.vote.discard}</button>
            </div>
        </div>
    }
}

#[component]
fn BallotLine(table: Table, theme: ThemeId, draft: RwSignal<Option<Draft>>) -> impl IntoView {
    let words = use_session().words();
    let (title, notes) = table.with_board(|board| {
        let title = board.theme(theme).map(|theme| theme.title().to_owned()).unwrap_or_default();
        (title, board.notes_in(theme).count())
    });
    let on = move || draft.with(|draft| draft.as_ref().map_or(0, |draft| draft.on(theme)));
    let full =
        move || !draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.can_give(theme)));
    let change = move |to: fn(&mut Draft, ThemeId)| {
        draft.update(|draft| {
            if let Some(draft) = draft {
                to(draft, theme);
            }
        });
    };
    // The buttons stay focusable at their limit: a keyboard must not lose its place.
    view! {
        <li class="card ballot__theme">
            <div><h3 dir="auto">{title.clone()}</h3><p class="hint">{(words.themes.notes)(notes)}</p></div>
            <div class="ballot__dots" role="group" aria-label=title.clone()>
                <button type="button" class="button button--round" aria-label=(words.vote.take)(&title) aria-disabled=move || (on() == 0).to_string() on:click=move |_| change(Draft::take)>"−"</button>
                <span class="ballot__count">
                    <span class="dots" aria-hidden="true">{move || "●".repeat(usize::from(on()))}</span>
                    <span class=move || if on() == 0 { "" } else { "visually-hidden" }>{move || (words.vote.dots_on)(usize::from(on()))}</span>
                </span>
                <button type="button" class="button button--round" aria-label=(words.vote.give)(&title) aria-disabled=move || full().to_string() on:click=move |_| change(Draft::give)>"+"</button>
            </div>
        </li>
    }
}

#[component]
fn Results(table: Table) -> impl IntoView {
    let words = use_session().words();
    let one = move |(number, (round, names)): (usize, (Round, Vec<String>))| {
        let said = match &round.state {
            RoundState::Revealed(tally) => {
                view! { <Outcome round=round.clone() tally=tally.clone() names /> }.into_any()
            }
            RoundState::Cancelled => {
                view! { <p class="hint">{words.vote.cancelled}</p> }.into_any()
            }
            RoundState::Open => ().into_any(),
        };
        view! { <section class="stack"><h2>{(words.vote.round)(number + 1)}</h2>{said}</section> }
    };
    let rounds = move || {
        table.with_board(|board| {
            let named = board.rounds().map(|round| {
                let names = match &round.state {
                    RoundState::Revealed(tally) => names(board, tally),
                    _ => Vec::new(),
                };
                (round.clone(), names)
            });
            named.collect::<Vec<_>>()
        })
    };
    move || rounds().into_iter().enumerate().rev().map(one).collect_view()
}

#[component]
fn Outcome(round: Round, tally: Tally, names: Vec<String>) -> impl IntoView {
    let words = use_session().words();
    let over = tally.over_limit;
    view! {
        <p>{(words.vote.turnout)(tally.voters, usize::from(round.people))}</p>
        {(over > 0).then(|| view! { <p class="hint">{(words.vote.over_limit)(over)}</p> })}
        <Bars tally names />
    }
}
