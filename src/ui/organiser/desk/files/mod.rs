//! What came in: every way to bring it, and a tile a group.

mod bring;
mod join;
mod tile;

use leptos::prelude::*;

pub(super) use self::bring::Bring;
use self::join::Join;
use self::tile::GroupTile;
use super::use_room;
use crate::app::use_session;
use crate::domain::collection::{Collection, Tile, TileState};
use crate::domain::event::EventId;
use crate::domain::text::slug;
use crate::report;
use crate::ui::components::Hint;
use crate::ui::organiser::other_versions::OtherVersions;

/// The room of files.
#[component]
pub(super) fn Files(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let session = use_session();
    let (words, desk) = (session.words(), use_room());
    let tiles = move || {
        let tiles: Vec<Tile> = desk.with_collection(Collection::tiles);
        tiles.into_iter().map(|tile| view! { <GroupTile tile /> }).collect_view()
    };
    let received = move || {
        let tiles = desk.with_collection(Collection::tiles);
        let is_listed =
            |tile: &&Tile| !matches!(tile.state, TileState::Received { listed: false, .. });
        let listed: Vec<&Tile> = tiles.iter().filter(is_listed).collect();
        let missing = listed.iter().filter(|tile| tile.state == TileState::Waiting);
        let missing: Vec<String> = missing.map(|tile| tile.number.to_string()).collect();
        (words.desk.received)(listed.len() - missing.len(), listed.len(), &missing)
    };
    let some = move || desk.with_collection(|all| !all.groups().is_empty());
    let download = move |_| {
        let (name, text) = untrack(|| {
            desk.with_collection(|all| {
                let title = all.event().map(|event| event.title).unwrap_or_default();
                (format!("{}-report.md", slug(title.as_str(), 60)), report::markdown(all, words))
            })
        });
        session.download(&name, "text/markdown", &text);
    };
    let save = move |_| {
        if let Some(file) = desk.file() {
            session.download(&file.file_name(), "application/json", &file.write());
        }
    };
    view! {
        <Bring here=Some(event.clone()) />
        <Join />
        <OtherVersions event />
        <section class="stack">
            <h2>{words.desk.tiles}</h2>
            <p role="status" id="received">
                {received}
            </p>
            <ul class="tiles" id="tiles">
                {tiles}
            </ul>
            <Show when=some fallback=move || view! { <Hint text=words.desk.nothing.to_owned() /> }>
                <div class="row row--wrap">
                    <button type="button" class="button" id="report" on:click=download>
                        {words.desk.report}
                    </button>
                    <button type="button" class="button" id="save-desk" on:click=save>
                        {words.desk.save}
                    </button>
                </div>
                <Hint text=words.desk.save_hint.to_owned() />
            </Show>
        </section>
    }
}
