//! Notes: all of them in one column, the newest right above the line that takes the next.

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::event::{EventId, GroupId};
use crate::session::live::{Table, use_session};
use crate::ui::parts::{At, GroupPage, NoteLine, NoteRow};
use crate::ui::route::Step;

/// The notes of a group.
#[component]
pub(crate) fn CaptureScreen(event: EventId, group: GroupId) -> impl IntoView {
    view! { <GroupPage event group step=Step::Capture content=notes /> }
}

fn notes(at: At) -> AnyView {
    let words = use_session().words();
    let table = at.table;
    let rows = at.clone();
    let empty = move || table.note_ids().is_empty();
    view! {
        <div class="capture">
            <div class="capture__scroll">
                <div class="column capture__notes">
                    <h2 class="visually-hidden">{words.capture.title}</h2>
                    <Bin table />
                    {move || empty().then(|| view! { <p class="empty">{words.capture.empty}</p> })}
                    <ol class="notes" id="notes">
                        <For each=move || table.note_ids() key=|id| *id children=move |id| view! { <NoteRow at=rows.clone() id /> } />
                    </ol>
                </div>
            </div>
            <div class="capture__line"><div class="column"><NoteLine at /></div></div>
        </div>
    }
    .into_any()
}

/// What is in the bin, and the way back out.
#[component]
fn Bin(table: Table) -> impl IntoView {
    let words = use_session().words();
    let binned = move || {
        table.with_board(|board| {
            board.bin().map(|note| (note.id, note.text().to_owned())).collect::<Vec<_>>()
        })
    };
    let row = move |(id, text): (_, String)| {
        let put_back = move |_| {
            table.dispatch(Command::PutBack(id)).ok();
        };
        let name =
            format!("{}: {}", words.capture.put_back, text.chars().take(60).collect::<String>());
        view! {
            <li class="row">
                <p dir="auto">{text}</p>
                <button type="button" class="button button--quiet" aria-label=name on:click=put_back>{words.capture.put_back}</button>
            </li>
        }
    };
    let some = Memo::new(move |_| !binned().is_empty());
    move || {
        some.get().then(|| {
            view! {
                <details class="bin" id="bin">
                    <summary>{move || (words.capture.in_bin)(binned().len())}</summary>
                    <ul class="list">{move || binned().into_iter().map(row).collect_view()}</ul>
                </details>
            }
        })
    }
}
