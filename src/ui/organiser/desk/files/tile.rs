//! A group's place on the desk: who it is, and what came in.

use leptos::either::Either;
use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::collection::{Tile, TileState};
use crate::ui::components::{Hint, Person, visible};
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
            <State state=tile.state />
        </li>
    }
}

/// What came in of a group.
#[component]
fn State(
    /// What came in.
    state: TileState,
) -> impl IntoView {
    let words = &use_session().words().desk;
    let TileState::Received { receipt, notes, themes, voters, files, listed } = state else {
        return Either::Left(view! { <Hint text=words.waiting /> });
    };
    let united = (files > 1).then(|| view! { <Hint text=(words.files)(files) /> });
    let unlisted = (!listed).then(|| view! { <p class="alert">{words.unlisted}</p> });
    Either::Right(view! {
        <p>{(words.counts)(notes, themes, voters)}</p>
        {united}
        {unlisted}
        <p class="tile__receipt" translate="no">
            {receipt.words().join(" ")}
        </p>
    })
}
