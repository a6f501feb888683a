//! A group's place on the desk: who it is, and what came in.

use leptos::either::Either;
use leptos::prelude::*;

use super::super::use_room;
use super::Shown;
use super::kept_files::KeptFiles;
use crate::app::use_session;
use crate::domain::board::Note;
use crate::domain::collection::{Collected, TileState};
use crate::domain::event::{Group, GroupId};
use crate::domain::text::PersonText;
use crate::ui::components::{Hint, Person, visible};
use crate::ui::dom;
use crate::ui::group::hue;

/// A group, and what came in of it.
#[component]
pub(super) fn GroupTile(
    /// The group, and what came in.
    shown: Shown,
) -> impl IntoView {
    let words = use_session().words();
    let Shown { tile, is_late, revision } = shown;
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
            <State state=tile.state group=tile.group is_late revision />
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
    /// Whether its first file came late.
    is_late: bool,
    /// The revision of the event here.
    #[prop(optional_no_strip)]
    revision: Option<u32>,
) -> impl IntoView {
    let (words, desk) = (&use_session().words().desk, use_room());
    let own = revision;
    let TileState::Received {
        receipts, notes, themes, voters, revision, listed, elsewhere, ..
    } = state
    else {
        return Either::Left(view! {
            <Hint text=words.waiting />
            {group.map(|group| view! { <Message group /> })}
        });
    };
    let other = own.filter(|own| *own != revision);
    let other = other
        .map(|own| view! { <p class="hint tile__revision">{(words.revision)(revision, own)}</p> });
    let devices = receipts.len();
    let united = (devices > 1).then(|| view! { <Hint text=(words.devices)(devices) /> });
    let receipts: Vec<_> = receipts.iter().map(|receipt| receipt.words().join(" ")).collect();
    let elsewhere = elsewhere.into_iter();
    let elsewhere = elsewhere.map(|(group, notes)| (words.elsewhere)(group, notes));
    let elsewhere: Vec<_> = elsewhere.map(|text| view! { <Hint text /> }).collect();
    let late = is_late.then(|| view! { <span class="tag">{words.late}</span> });
    let of_group = group.clone().map(|group| {
        let id = group.id.clone();
        view! {
            <SameRows group=group.id />
            <KeptFiles group=id number=group.number />
        }
    });
    let changes = group.and_then(|group| {
        untrack(|| desk.with_collection(|all| Some(all.collected(&group.id)?.changes().clone())))
    });
    let changes = changes.filter(|changes| !changes.is_empty()).map(|changes| {
        let (new, changed) = (changes.new_notes.len(), changes.changed_notes.len());
        let said = (words.changes)(new, changed, changes.gone_notes, changes.voted);
        view! { <p class="hint tile__changes">{said}</p> }
    });
    let unlisted = (!listed).then(|| view! { <p class="alert">{words.unlisted}</p> });
    Either::Right(view! {
        <p class="row row--wrap">{(words.counts)(notes, themes, voters)} {late}</p>
        {changes}
        {elsewhere}
        {united}
        {of_group}
        {other}
        {unlisted}
        <p class="tile__receipt" translate="no">
            {receipts.join("\n")}
        </p>
    })
}

/// Rows of a table that came in twice, with other words; nothing where none did.
#[component]
fn SameRows(
    /// Of which group.
    group: GroupId,
) -> impl IntoView {
    let (words, desk) = (&use_session().words().bring_in, use_room());
    let rows = untrack(|| {
        desk.with_collection(|all| {
            let rows = all.collected(&group).map(Collected::same_rows).unwrap_or_default();
            let texts =
                |notes: Vec<&Note>| notes.into_iter().map(|note| note.text().clone()).collect();
            rows.into_iter().map(texts).collect::<Vec<Vec<PersonText>>>()
        })
    });
    let row = |texts: Vec<PersonText>| {
        let text = |text| view! { <li dir="auto"><Person text=text at_length=true /></li> };
        view! { <ul class="list">{texts.into_iter().map(text).collect_view()}</ul> }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <details>
                <summary>{(words.count)(words.same_row, rows.len())}</summary>
                {rows.into_iter().map(row).collect_view()}
            </details>
        }
    })
}

/// What to send to a group whose file is missing, to copy; written once somebody wants it.
#[component]
fn Message(
    /// The group.
    group: Group,
) -> impl IntoView {
    let words = use_session().words();
    let (is_open, number) = (RwSignal::new(false), group.number);
    let group = StoredValue::new(group.id);
    view! {
        <details on:toggle=move |_| is_open.set(true)>
            <summary>{words.desk.message_open}</summary>
            <Show when=move || is_open.get()>
                <MessageText group=group.get_value() number />
            </Show>
        </details>
    }
}

/// The message, in a field to copy it from.
#[component]
fn MessageText(
    /// For which group.
    group: GroupId,
    /// Its number.
    number: usize,
) -> impl IntoView {
    let (session, desk) = (use_session(), use_room());
    let words = session.words();
    let event = untrack(|| desk.book()).map(|book| book.event().only(&group));
    let link = event.map(|event| session.link(&event)).unwrap_or_default();
    let message = (words.desk.message)(number, &link);
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
    }
}
