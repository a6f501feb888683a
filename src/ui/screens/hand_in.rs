//! Making the file: what will be in it, what stays here, and the words that prove it arrived.

use leptos::prelude::*;

use crate::domain::event::{EventId, GroupId};
use crate::domain::file::Contents;
use crate::session::live::use_session;
use crate::ui::parts::{At, GroupPage};
use crate::ui::route::Step;

/// The hand-in of a group.
#[component]
pub(crate) fn HandInScreen(event: EventId, group: GroupId) -> impl IntoView {
    view! { <GroupPage event group step=Step::HandIn content=make /> }
}

fn make(at: At) -> AnyView {
    let session = use_session();
    let words = session.words();
    let table = at.table;
    let event = StoredValue::new(at.event);
    let contents =
        move || table.with_board(|board| event.with_value(|event| Contents::of(event, board)));
    let said = RwSignal::new("");
    let download = move |_| {
        let made = table.hand_in().is_some_and(|file| {
            session.download(&file.file_name(), "application/json", &file.write())
        });
        said.set(if made { words.hand_in.after } else { words.hand_in.failed });
        if made {
            table.note_file_made();
        }
    };
    let copied = Callback::new(move |copied: bool| {
        said.set(if copied { words.group.copied } else { words.group.copy_failed });
        if copied {
            table.note_file_made();
        }
    });
    let copy = move |_| {
        if let Some(file) = table.hand_in() {
            session.copy(file.write(), copied);
        }
    };
    let receipt = move || table.receipt().map(|words| words.join(" "));
    view! {
        <div class="column stack">
            <h2>{words.hand_in.title}</h2>
            {move || view! { <Holds contents=contents() /> }}
            <section class="card stack receipt">
                <h3>{words.hand_in.receipt}</h3>
                <p class="receipt__words" id="receipt" translate="no">{receipt}</p>
                <p class="hint">{words.hand_in.receipt_hint}</p>
            </section>
            <div class="row row--wrap">
                <button type="button" class="button button--main" id="download" on:click=download>{words.hand_in.download}</button>
                <button type="button" class="button" id="copy-file" on:click=copy>{words.hand_in.copy}</button>
            </div>
            <p role="status" id="made-said">{said}</p>
        </div>
    }
    .into_any()
}

#[component]
fn Holds(contents: Contents) -> impl IntoView {
    let words = use_session().words();
    let kinds =
        contents.kinds.iter().map(|(kind, count)| (words.hand_in.kind)(words.kind(kind), *count));
    let kinds: Vec<String> = kinds.collect();
    let stays = contents.open_round || contents.binned > 0;
    view! {
        <section>
            <h3>{words.hand_in.what}</h3>
            {(contents.notes == 0).then(|| view! { <p class="empty">{words.hand_in.empty}</p> })}
            <ul class="list" id="holds">
                <li>{(words.hand_in.notes)(contents.notes, contents.unplaced)}
                    {(!kinds.is_empty()).then(|| view! { <span class="hint">" ("{kinds.join(", ")}")"</span> })}
                </li>
                <li>{(words.hand_in.themes)(contents.themes)}</li>
                <li>{(words.hand_in.rounds)(contents.rounds, contents.ballots)}</li>
            </ul>
        </section>
        {stays.then(|| view! {
            <section>
                <h3>{words.hand_in.not}</h3>
                <ul class="list">
                    {(contents.binned > 0).then(|| view! { <li>{(words.hand_in.binned)(contents.binned)}</li> })}
                    {contents.open_round.then(|| view! { <li>{words.hand_in.open_round}</li> })}
                </ul>
            </section>
        })}
    }
}
