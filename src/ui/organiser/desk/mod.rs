//! The organiser's desk of an event: rooms with an address each, and what they share. `files` is what came in, `themes`
//! brings it together, `matrix` and `priorities` show what came of it, `report` is what is published, `compare` has it beside
//! another event.

mod compare;
mod files;
mod hits;
mod matrix;
mod priorities;
mod report;
mod themes;

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;

use self::compare::Compare;
use self::files::{Bring, Files};
use self::matrix::Matrix;
use self::priorities::Priorities;
use self::report::Report;
use self::themes::Themes;
use crate::app::{Desk, SaveStatus, go, use_desk, use_session};
use crate::domain::command::Refusal;
use crate::domain::event::EventId;
use crate::domain::record::ThemeId;
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Missing, Person, PlainPage, Undo, UndoButtons, visible};
use crate::ui::organiser::rooms::Rooms;
use crate::ui::route::{Room, Route};
use crate::ui::typing::Typing;

/// The ways in alone: the first hand-in brings its event.
#[component]
pub(crate) fn CollectScreen() -> impl IntoView {
    let words = use_session().words();
    view! {
        <PlainPage>
            <div>
                <h1>{words.share.collect}</h1>
                <Hint text=words.desk.first_brings />
            </div>
            <Bring here=None />
        </PlainPage>
    }
}

/// A room of an event's desk, or what to do where the event is not on this device.
#[component]
pub(crate) fn DeskScreen(
    /// Which event.
    event: EventId,
    /// Which of its rooms.
    room: Room,
) -> impl IntoView {
    let desk = use_desk().of(&event);
    if untrack(|| desk.book()).is_none() {
        return view! { <Missing /> }.into_any();
    }
    desk.look_again();
    provide_context(desk);
    let typing = Typing::new();
    let undo = Undo::new(desk.record(), None, typing);
    let on_key = move |key: KeyboardEvent| {
        if !key.default_prevented() && undo.hears(&key) {
            key.prevent_default();
        }
    };
    // Also where nothing has the focus but the page as a whole.
    let keys = window_event_listener(keydown, on_key);
    on_cleanup(move || keys.remove());
    let content = move || match room {
        Room::Files => view! { <Files event=desk.event() /> }.into_any(),
        Room::Themes => view! { <Themes /> }.into_any(),
        Room::Matrix => view! { <Matrix /> }.into_any(),
        Room::Priorities => view! { <Priorities /> }.into_any(),
        Room::Report => view! { <Report /> }.into_any(),
        Room::Compare => view! { <Compare /> }.into_any(),
    };
    view! {
        <div
            class="desk"
            on:beforeinput=move |input| typing.begins(&input)
            on:input=move |input| typing.hears(&input)
        >
            <PlainPage>
                <Head room undo />
                <OnlyToLookAt />
                <Lost />
                <Show when=move || desk.is_ready() fallback=move || view! { <Reading of=desk /> }>
                    {content()}
                </Show>
            </PlainPage>
        </div>
    }
    .into_any()
}

/// The desk that a component is part of. To be called when the component is made.
fn use_room() -> Desk {
    expect_context()
}

/// The shared themes of a desk, each with its name. Followed.
fn named_themes(desk: Desk) -> Vec<(ThemeId, String)> {
    desk.with_links(|_, board| {
        board.themes().into_iter().map(|theme| (theme.id, visible(theme.title()))).collect()
    })
}

/// How far what came in is read; shown while nothing can be said of it yet.
#[component]
fn Reading(
    /// The desk that it came to.
    of: Desk,
) -> impl IntoView {
    let words = use_session().words();
    let said = move || {
        let (done, all) = of.reading().unwrap_or((0, 1));
        view! {
            <progress
                class="progress"
                max=all.to_string()
                value=done.to_string()
                aria-labelledby="reading"
            ></progress>
            <p id="reading">{(words.desk.reading)(done, all)}</p>
        }
    };
    view! { <div class="stack">{said}</div> }
}

/// That a newer version made the desk, so that nothing of it can be changed; and a way to put it away.
#[component]
fn OnlyToLookAt() -> impl IntoView {
    let (words, desks, desk) = (use_session().words(), use_desk(), use_room());
    let leave = move |_| {
        desks.leave_visited();
        go(&Route::Start.fragment());
    };
    let tries = move || desk.tries();
    desk.newer().map(|version| {
        view! {
            <div class="problem stack" id="only-to-look-at">
                <p>{(words.desk.newer_desk)(version)}</p>
                <Show when=move || { tries() > 0 }>
                    <p role="alert">{(words.faults.refusal)(&Refusal::OnlyToLookAt)}</p>
                </Show>
                <button type="button" class="button" id="leave-visited" on:click=leave>
                    {words.desk.leave_visited}
                </button>
            </div>
        }
    })
}

/// The files that are in the list and can't be read any more.
#[component]
fn Lost() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let name = |name: String| view! { <li><Person text=PersonText::from(name) /></li> };
    view! {
        <Show when=move || !desk.lost().is_empty()>
            <div class="problem" role="alert" id="lost">
                <p>{words.desk.lost}</p>
                <ul class="list">{move || desk.lost().into_iter().map(name).collect_view()}</ul>
            </div>
        </Show>
    }
}

/// What a room shows while there is no shared theme: where they are made.
#[component]
fn NoThemes() -> impl IntoView {
    let words = use_session().words();
    view! {
        <p class="empty">{words.shared.no_matrix}</p>
        <ToThemes />
    }
}

/// Leads to where shared themes are made.
#[component]
fn ToThemes() -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let themes = Route::Desk(desk.event(), Room::Themes).href();
    view! {
        <a class="button" href=themes>
            {words.shared.to_themes}
        </a>
    }
}

/// Which event it is, the rooms, undo, and whether all is kept.
#[component]
fn Head(
    /// Which room is shown.
    room: Room,
    /// What undo and redo are said through.
    undo: Undo,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let event = desk.event();
    let own = desk.newer().is_none();
    let title = Signal::derive(move || {
        desk.book().map(|book| PersonText::from(&book.event().title)).unwrap_or_default()
    });
    let example = untrack(|| desk.book()).filter(|book| book.head().is_example());
    let example = example.map(|_| view! { <span class="tag">{words.ways_in.example}</span> });
    view! {
        <div class="desk__head stack">
            <p class="row row--wrap hint">
                <Person text=title />
                {example}
            </p>
            <h1>{room.name(words)}</h1>
            <Rooms event here=Some(room) />
            <div class="desk__kept row row--wrap off-paper">
                {own.then(|| view! { <UndoButtons undo /> })}
                <p class="hint" id="desk-kept" role="status">
                    {move || kept(desk)}
                </p>
            </div>
        </div>
    }
}

/// Whether what is on the desk outlives a crash; why it is kept nowhere stands on top of every page.
fn kept(desk: Desk) -> String {
    let session = desk.record().session();
    let words = session.words();
    match desk.status() {
        SaveStatus::NotKept(..) => String::new(),
        SaveStatus::Unchanged => words.group.kept.to_owned(),
        SaveStatus::Saving => words.group.saving.to_owned(),
        SaveStatus::Saved(time) => (words.group.saved_at)(&session.local_time(time)),
        SaveStatus::Kept(_) => words.desk.kept.to_owned(),
    }
}
