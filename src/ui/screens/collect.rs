//! The organiser's desk: hand-ins in, a tile a group, and what all groups said.

use leptos::prelude::*;

use crate::domain::board::{Board, Note};
use crate::domain::event::{Event, EventId, Group};
use crate::domain::organiser::{Collection, Received, Tile, TileState};
use crate::domain::report;
use crate::domain::text::slug;
use crate::session::live::{Session, use_session};
use crate::ui::parts::{Missing, PlainPage, hue};
use crate::ui::route::Route;

/// A line a file: its name, and what became of it.
type Line = (String, String, bool);

/// Everything that came in for an event.
#[component]
pub(crate) fn CollectScreen(event: EventId) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    if session.event(&event).is_none() {
        return view! { <Missing /> }.into_any();
    }
    let back = Route::Event(event.clone()).href();
    let here = event.clone();
    let collection = Memo::new_with_compare(move |_| session.collection(&event), |_, _| true);
    let title =
        move || collection.with(|all| all.event().map(|event| event.title)).unwrap_or_default();
    let download = move |_| {
        let (name, text) = collection.with_untracked(|all| {
            let title = all.event().map(|event| event.title).unwrap_or_default();
            (format!("{}-report.md", slug(&title, 60)), report::markdown(all, words))
        });
        session.download(&name, "text/markdown", &text);
    };
    let some = move || collection.with(|all| !all.groups().is_empty());
    view! {
        <PlainPage>
            <div><p class="hint"><a href=back><bdi>{title}</bdi></a></p><h1>{words.desk.title}</h1></div>
            <Bring here />
            <section>
                <h2>{words.desk.tiles}</h2>
                <ul class="tiles" id="tiles">{move || collection.with(Collection::tiles).into_iter().map(|tile| view! { <TileView tile /> }).collect_view()}</ul>
            </section>
            <section class="stack">
                <h2>{words.desk.themes}</h2>
                {move || if some() {
                    view! { <button type="button" class="button button--main" id="report" on:click=download>{words.desk.report}</button> }.into_any()
                } else {
                    view! { <p class="empty">{words.desk.nothing}</p> }.into_any()
                }}
                {move || collection.with(|all| all.event().map(|event| groups(all, &event)))}
            </section>
        </PlainPage>
    }
    .into_any()
}

/// Every way in: drop, pick, paste.
#[component]
fn Bring(
    /// The event of this desk.
    here: EventId,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let lines = RwSignal::new(Vec::<Line>::new());
    let pasted = RwSignal::new(String::new());
    let take = Callback::new(move |files: Vec<(String, Vec<u8>)>| {
        let results = session.collect(files).into_iter().map(|(name, event, received)| {
            let received = elsewhere(session, &here, event).unwrap_or(received);
            let good = !matches!(received, Received::Refused(_));
            (name, said(&received, words), good)
        });
        lines.set(results.collect());
    });
    let dropped = move |drop: leptos::ev::DragEvent| {
        drop.prevent_default();
        session.read_files(&drop, take);
    };
    let paste = move |submitted: leptos::ev::SubmitEvent| {
        submitted.prevent_default();
        take.run(vec![(words.desk.pasted.to_owned(), pasted.get_untracked().into_bytes())]);
        pasted.set(String::new());
    };
    let line = |(name, said, good): Line| {
        view! { <li class:alert=!good><bdi class="file-name">{name.chars().take(120).collect::<String>()}</bdi>" "<bdi>{said}</bdi></li> }
    };
    view! {
        <section class="drop stack" aria-labelledby="bring" on:drop=dropped on:dragover=move |over| over.prevent_default()>
            <h2 id="bring">{words.desk.bring}</h2>
            <div class="field">
                <label class="label" for="files">{words.desk.drop}" "{words.desk.pick}</label>
                <input type="file" id="files" class="input" multiple accept=".json,application/json" on:change=move |event| session.read_files(&event, take) />
            </div>
            <details>
                <summary>{words.desk.paste}</summary>
                <form class="stack" on:submit=paste>
                    <label class="visually-hidden" for="paste">{words.desk.paste}</label>
                    <textarea class="input" id="paste" rows="4" spellcheck="false" prop:value=pasted on:input=move |input| pasted.set(event_target_value(&input))></textarea>
                    <button type="submit" class="button" id="take-text">{words.desk.paste_open}</button>
                </form>
            </details>
            <div role="status" id="results" aria-label=words.desk.results>
                <ul class="plain">{move || lines.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </section>
    }
}

/// What became of a hand-in of another event: it is kept there, so nothing on this desk changes.
fn elsewhere(session: Session, here: &EventId, event: Option<EventId>) -> Option<Received> {
    let book = session.event(&event.filter(|event| event != here)?)?;
    Some(Received::OtherEvent(book.event().title))
}

fn said(received: &Received, words: &crate::domain::i18n::Words) -> String {
    match received {
        Received::First(group) => (words.desk.first)(group.number),
        Received::Newer(group) => (words.desk.newer)(group.number),
        Received::Known(group) => (words.desk.known)(group.number),
        Received::OtherEvent(title) => (words.desk.other_event)(title),
        Received::Refused(fault) => (words.faults.file)(fault),
    }
}

#[component]
fn TileView(tile: Tile) -> impl IntoView {
    let words = use_session().words();
    let name = tile.group.as_ref().map_or("", |group| group.name.as_str());
    let question = tile.group.as_ref().map(|group| group.question.clone());
    let title = (words.desk.group)(tile.number, name);
    let state = match tile.state {
        TileState::Waiting => view! { <p class="hint">{words.desk.waiting}</p> }.into_any(),
        TileState::Received { receipt, notes, themes, voters, files, listed } => view! {
            <p>{(words.desk.counts)(notes, themes, voters)}</p>
            {(files > 1).then(|| view! { <p class="hint">{(words.desk.files)(files)}</p> })}
            {(!listed).then(|| view! { <p class="alert">{words.desk.unlisted}</p> })}
            <p class="tile__receipt" translate="no">{receipt.words().join(" ")}</p>
        }
        .into_any(),
    };
    let waiting = tile.state == TileState::Waiting;
    view! {
        <li class="tile" class:tile--waiting=waiting style=("--hue", hue(tile.number)) id=format!("tile-{}", tile.number)>
            <h3 dir="auto">{title}</h3>
            {question.map(|question| view! { <p class="tile__question" dir="auto">{question}</p> })}
            {state}
        </li>
    }
}

fn groups(all: &Collection, event: &Event) -> AnyView {
    let one = |(group, collected): (&Group, &crate::domain::organiser::Collected)| {
        group_view(event, group, &collected.board)
    };
    all.groups().into_iter().map(one).collect_view().into_any()
}

fn group_view(event: &Event, group: &Group, board: &Board) -> AnyView {
    let words = use_session().words();
    let themes = report::by_votes(board).into_iter().map(|(theme, result)| {
        let said = result.map(|(voters, dots)| (words.desk.votes)(voters, dots));
        let voters = board.result().map_or(1, |(_, tally)| tally.voters.max(1));
        let share = result.map(|(count, _)| format!("{}%", count * 100 / voters));
        let notes: Vec<&Note> = board.notes_in(theme.id).collect();
        theme_card(event, theme.title(), (share, said), &notes)
    });
    let themes = themes.collect_view();
    let loose: Vec<&Note> = board.unplaced().collect();
    let loose =
        (!loose.is_empty()).then(|| theme_card(event, words.desk.not_placed, (None, None), &loose));
    view! {
        <section class="stack" style=("--hue", hue(group.number))>
            <h3 class="desk__group"><span class="mark" aria-hidden="true">{group.number}</span><bdi>{group.question.clone()}</bdi></h3>
            <div class="cards">{themes}{loose}</div>
        </section>
    }
    .into_any()
}

/// Most notes of a card that are shown before it is opened.
const SHOWN: usize = 5;

fn theme_card(
    event: &Event,
    title: &str,
    (share, said): (Option<String>, Option<String>),
    notes: &[&Note],
) -> AnyView {
    let words = use_session().words();
    let row = |note: &&Note| {
        let kind = event.kind_or_first(note.kind.as_ref()).cloned();
        let text = note.wording.shown.here().unwrap_or(words.capture.not_in_file).to_owned();
        view! { <li class="desk__note">{kind.map(|kind| view! { <crate::ui::parts::KindMark kind /> })}<span dir="auto">{text}</span></li> }
    };
    let (first, rest) = notes.split_at_checked(SHOWN).unwrap_or((notes, &[]));
    let more = (!rest.is_empty()).then(|| {
        view! { <details><summary>{(words.desk.more)(rest.len())}</summary><ul class="notes">{rest.iter().map(row).collect_view()}</ul></details> }
    });
    let bar = share.map(|share| view! { <span class="bar__track" aria-hidden="true"><span class="bar__fill" style=("--share", share)></span></span> });
    view! {
        <article class="card theme">
            <header class="theme__head"><h4 dir="auto">{title.to_owned()}</h4><span class="hint">{(words.desk.notes)(notes.len())}</span></header>
            {said.map(|said| view! { <p class="desk__votes">{bar}<span>{said}</span></p> })}
            <ul class="notes">{first.iter().map(row).collect_view()}</ul>
            {more}
        </article>
    }
    .into_any()
}
