//! The organiser's desk: hand-ins in, a tile a group, and what all groups said.

mod bring;
mod group_themes;
mod theme_card;
mod tile;

use leptos::prelude::*;

use self::bring::Bring;
use self::group_themes::AllThemes;
use self::tile::GroupTile;
use super::other_versions::OtherVersions;
use crate::app::{use_desk, use_session};
use crate::domain::collection::Collection;
use crate::domain::event::EventId;
use crate::domain::text::{PersonText, slug};
use crate::report;
use crate::ui::components::{Hint, Missing, Person, PlainPage};
use crate::ui::route::Route;

/// Everything that came in for an event; without one, the ways in alone: the first hand-in brings its event.
#[component]
pub(crate) fn CollectScreen(
    /// Which event, where one is open.
    event: Option<EventId>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    match event {
        None => view! {
            <PlainPage>
                <div>
                    <h1>{words.share.collect}</h1>
                    <Hint text=words.desk.first_brings />
                </div>
                <Bring here=None />
            </PlainPage>
        }
        .into_any(),
        Some(event) if untrack(|| session.event(&event)).is_none() => {
            view! { <Missing /> }.into_any()
        }
        Some(event) => view! { <Desk event /> }.into_any(),
    }
}

/// The desk of an event.
#[component]
fn Desk(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let (session, desk) = (use_session(), use_desk());
    let words = session.words();
    let back = Route::Links(event.clone()).href();
    let here = Some(event.clone());
    let of = event.clone();
    // Too large to compare: each time it is read from the store it counts as another.
    let collection = Memo::new_with_compare(move |_| desk.collection(&event), |_, _| true);
    let title = Signal::derive(move || collection.with(title_of));
    let some = move || collection.with(|all| !all.groups().is_empty());
    let tiles = move || {
        let tiles = collection.with(Collection::tiles).into_iter();
        tiles.map(|tile| view! { <GroupTile tile /> }).collect_view()
    };
    let download = move |_| {
        let (name, text) = collection.with_untracked(|all| {
            let name = format!("{}-report.md", slug(title_of(all).as_str(), 60));
            (name, report::markdown(all, words))
        });
        session.download(&name, "text/markdown", &text);
    };
    view! {
        <PlainPage>
            <div>
                <p class="hint">
                    <a href=back>
                        <Person text=title />
                    </a>
                </p>
                <h1>{words.desk.title}</h1>
            </div>
            <Bring here />
            <OtherVersions event=of />
            <section>
                <h2>{words.desk.tiles}</h2>
                <ul class="tiles" id="tiles">
                    {tiles}
                </ul>
            </section>
            <section class="stack">
                <h2>{words.desk.themes}</h2>
                <Show
                    when=some
                    fallback=move || view! { <p class="empty">{words.desk.nothing}</p> }
                >
                    <button
                        type="button"
                        class="button button--main"
                        id="report"
                        on:click=download
                    >
                        {words.desk.report}
                    </button>
                </Show>
                <AllThemes collection />
            </section>
        </PlainPage>
    }
}

/// The event's title, as it stands in all that came in.
fn title_of(collection: &Collection) -> PersonText {
    collection.event().map(|event| PersonText::from(&event.title)).unwrap_or_default()
}
