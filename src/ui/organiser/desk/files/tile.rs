//! A group's place on the desk: who it is, and what came in.

use leptos::either::Either;
use leptos::prelude::*;

use super::super::use_room;
use crate::app::use_session;
use crate::domain::collection::{Tile, TileState};
use crate::domain::event::Group;
use crate::ui::components::{Hint, Person, visible};
use crate::ui::dom;
use crate::ui::group::hue;

/// A group, and what came in of it.
#[component]
pub(super) fn GroupTile(
    /// The group, and what came in.
    tile: Tile,
) -> impl IntoView {
    let words = use_session().words();
    let name = tile.group.as_ref().map(|group| visible(&group.name)).unwrap_or_default();
    let question = tile.group.as_ref().map(|group| {
        view! {
            <p class="tile__question" dir="auto">
                <Person text=&group.question at_length=true />
            </p>
        }
    });
    let waiting = tile.state == TileState::Waiting;
    view! {
        <li
            class=if waiting { "tile tile--waiting" } else { "tile" }
            style=("--hue", hue(tile.number))
            id=format!("tile-{}", tile.number)
        >
            <h3 dir="auto">{(words.desk.group)(tile.number, &name)}</h3>
            {question}
            <State state=tile.state group=tile.group />
        </li>
    }
}

/// What came in of a group.
#[component]
fn State(
    /// What came in.
    state: TileState,
    /// The group, where it is known here.
    group: Option<Group>,
) -> impl IntoView {
    let session = use_session();
    let words = &session.words().desk;
    let event = untrack(|| session.event(&use_room().event())).map(|book| book.event());
    let TileState::Received { receipt, notes, themes, voters, files, revision, listed } = state
    else {
        let message = event.zip(group).map(|(event, group)| {
            let number = group.number;
            (number, (words.message)(number, &session.link(&event.only(&group.id))))
        });
        return Either::Left(view! {
            <Hint text=words.waiting />
            {message.map(|(number, message)| view! { <Message message number /> })}
        });
    };
    let own = event.map_or(revision, |event| event.revision);
    let other = (own != revision)
        .then(|| view! { <p class="hint tile__revision">{(words.revision)(revision, own)}</p> });
    let united = (files > 1).then(|| view! { <Hint text=(words.files)(files) /> });
    let unlisted = (!listed).then(|| view! { <p class="alert">{words.unlisted}</p> });
    Either::Right(view! {
        <p>{(words.counts)(notes, themes, voters)}</p>
        {united}
        {other}
        {unlisted}
        <p class="tile__receipt" translate="no">
            {receipt.words().join(" ")}
        </p>
    })
}

/// What to send to a group whose file is missing, to copy.
#[component]
fn Message(
    /// The message.
    message: String,
    /// The group's number.
    number: usize,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let said = RwSignal::new("");
    let place = format!("message-{number}");
    let field = place.clone();
    let done = Callback::new(move |copied: bool| {
        said.set(if copied { words.group.copied } else { words.group.copy_failed });
        if !copied {
            dom::select(&field);
        }
    });
    let text = message.clone();
    let copy = move |_| session.copy(text.clone(), done);
    let label = (words.desk.message_for)(number);
    view! {
        <details>
            <summary>{words.desk.message_open}</summary>
            <div class="stack">
                <textarea
                    class="input"
                    id=place
                    readonly
                    rows="8"
                    aria-label=label
                    prop:value=message
                ></textarea>
                <button type="button" class="button" on:click=copy>
                    {words.group.copy}
                </button>
                <p class="hint" role="status">
                    {said}
                </p>
            </div>
        </details>
    }
}
