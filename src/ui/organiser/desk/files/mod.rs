//! What came in: every way to bring it, and a tile a group.

mod bring;
mod downloads;
mod join;
mod kept_files;
mod other_program;
mod tile;

use leptos::prelude::*;

pub(super) use self::bring::Bring;
use self::downloads::Downloads;
use self::join::Join;
use self::kept_files::{TAKEN_BACK, TakenBack};
use self::other_program::OtherProgram;
use self::tile::GroupTile;
use super::use_room;
use crate::app::{Desk, use_desk, use_session};
use crate::domain::collection::{Collection, Tile, TileState};
use crate::domain::event::EventId;
use crate::i18n::Phrases;
use crate::ui::components::Hint;
use crate::ui::in_turns::in_turns;
use crate::ui::organiser::other_versions::OtherVersions;

/// The room of files.
#[component]
pub(super) fn Files(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let tiles = Memo::new(move |_| shown(desk));
    let received = move || tiles.with(|tiles| received(tiles, words));
    let made = in_turns(tiles);
    // What is only looked at takes nothing in, and who has it has its file.
    let own = desk.newer().is_none();
    let taken_back = RwSignal::new("");
    provide_context(TakenBack(taken_back));
    gives_way(taken_back);
    let some = move || desk.with_collection(|all| !all.groups().is_empty());
    view! {
        {own
            .then(|| {
                view! {
                    <Bring here=Some(event.clone()) />
                    <Join />
                    <OtherProgram />
                    <OtherVersions event />
                }
            })}
        <section class="stack">
            <h2>{words.desk.tiles}</h2>
            <Show when=move || !taken_back.get().is_empty()>
                <p role="status" id=TAKEN_BACK tabindex="-1">
                    {taken_back}
                </p>
            </Show>
            <p role="status" id="received">
                {received}
            </p>
            <ul class="tiles" id="tiles">
                <For each=move || made.get() key=Clone::clone let:shown>
                    <GroupTile shown />
                </For>
            </ul>
            <Show when=some fallback=move || view! { <Hint text=words.desk.nothing.to_owned() /> }>
                <Downloads />
            </Show>
        </section>
    }
}

/// What was taken back is said until files come in, or something else is done, undone or done again.
fn gives_way(said: RwSignal<&'static str>) {
    let (desks, desk) = (use_desk(), use_room());
    Effect::new(move |before: Option<()>| {
        desks.progress();
        desk.record().with_board(|_| ());
        if before.is_some() {
            said.set("");
        }
    });
}

/// A tile, and what is to be said of it besides.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shown {
    tile: Tile,
    /// Whether its first file came after the organiser had begun to link.
    is_late: bool,
    /// The revision of the event here.
    revision: Option<u32>,
}

/// The tiles as they are to be shown. Followed.
fn shown(desk: Desk) -> Vec<Shown> {
    let revision = desk.book().map(|book| book.event().revision);
    let began = desk.began();
    let shown = |tile: Tile| {
        let since = match tile.state {
            TileState::Received { since, .. } => since,
            TileState::Waiting => None,
        };
        let is_late = since.zip(began).is_some_and(|(since, began)| since > began);
        Shown { tile, is_late, revision }
    };
    desk.with_collection(Collection::tiles).into_iter().map(shown).collect()
}

/// How many came in, which are missing, and which came late.
fn received(all: &[Shown], words: &Phrases) -> String {
    let numbers = |is: fn(&Shown) -> bool| -> Vec<String> {
        all.iter().filter(|shown| is(shown)).map(|shown| shown.tile.number.to_string()).collect()
    };
    let is_listed =
        |shown: &&Shown| !matches!(shown.tile.state, TileState::Received { listed: false, .. });
    let listed = all.iter().filter(is_listed).count();
    let missing = numbers(|shown| shown.tile.state == TileState::Waiting);
    let late = numbers(|shown| shown.is_late);
    (words.desk.received)(listed - missing.len(), listed, &missing, &late)
}
