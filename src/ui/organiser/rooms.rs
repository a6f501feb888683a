//! The way to each of the organiser's rooms: the links, and those of the desk.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::event::EventId;
use crate::ui::route::{ROOMS, Room, Route};

/// A link to each room, in the order in which an organiser comes to them.
#[component]
pub(super) fn Rooms(
    /// Which event.
    event: EventId,
    /// The room of the desk that is shown; nothing in the room of links.
    here: Option<Room>,
) -> impl IntoView {
    let words = use_session().words();
    let links = Route::Links(event.clone()).href();
    let current = |is_here: bool| is_here.then_some("page");
    let room = move |(room, address): (Room, &'static str)| {
        let href = Route::Desk(event.clone(), room).href();
        let current = current(here == Some(room));
        view! {
            <li>
                <a class="step" id=format!("room-{address}") href=href aria-current=current>
                    {room.name(words)}
                </a>
            </li>
        }
    };
    view! {
        <nav class="off-paper" aria-label=words.desk.rooms>
            <ol class="steps steps--row">
                <li>
                    <a
                        class="step"
                        id="room-links"
                        href=links
                        aria-current=current(here.is_none())
                    >
                        {words.desk.links_room}
                    </a>
                </li>
                {ROOMS.into_iter().map(room).collect_view()}
            </ol>
        </nav>
    }
}
