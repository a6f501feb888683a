//! What came in: every way to bring it, and a tile a group.

mod bring;
mod tile;

use leptos::prelude::*;

pub(super) use self::bring::Bring;
use self::tile::GroupTile;
use super::use_room;
use crate::app::use_session;
use crate::domain::collection::{Collection, Tile};
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
    view! {
        <Bring here=Some(event.clone()) />
        <OtherVersions event />
        <section class="stack">
            <h2>{words.desk.tiles}</h2>
            <ul class="tiles" id="tiles">
                {tiles}
            </ul>
            <Show when=some fallback=move || view! { <Hint text=words.desk.nothing.to_owned() /> }>
                <div>
                    <button type="button" class="button" id="report" on:click=download>
                        {words.desk.report}
                    </button>
                </div>
            </Show>
        </section>
    }
}
