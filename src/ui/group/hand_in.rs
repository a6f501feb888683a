//! Making the file: what will be in it, what stays here, and the words that prove it arrived.

use leptos::prelude::*;

use super::group_view::use_group;
use super::other_device::OtherDevice;
use super::personal::Personal;
use crate::app::use_session;
use crate::domain::file::Contents;
use crate::ui::components::{Hint, MayForget, visible};
use crate::ui::route::GroupTab;

/// The hand-in of a group.
#[component]
pub(super) fn HandIn() -> impl IntoView {
    let view = use_group();
    let session = use_session();
    let words = session.words();
    let group = view.session;
    // What was written before this page was opened can be lost too.
    if group.note_ids().with_untracked(|notes| !notes.is_empty()) {
        session.ask_to_keep();
    }
    let contents = Memo::new(move |_| {
        view.with_event(|event| group.with_board(|board| Contents::of(event, board)))
    });
    let typing = group.in_no_file().drafts;
    view! {
        <div class="column stack">
            <h2>{words.hand_in.title}</h2>
            {move || view! { <Holds contents=contents.get() typing /> }}
            <Receipt />
            <Show when=move || group.file_made().is_none()>
                <MayForget />
            </Show>
            <Personal />
            <MakeFile />
            <OtherDevice />
            <div class="stack">
                <a class="button" id="bring-in" href=view.route(GroupTab::BringIn).href()>
                    {words.group.bring_in}
                </a>
                <Hint text=words.group.bring_in_hint.to_owned() />
            </div>
            <a
                class="button button--quiet"
                id="change-group"
                href=view.route(GroupTab::Change).href()
            >
                {words.ways_in.change}
            </a>
        </div>
    }
}

/// What will be in the file, and what will not.
#[component]
fn Holds(
    /// The contents of a file that is made now.
    contents: Contents,
    /// How many things are still being typed.
    typing: usize,
) -> impl IntoView {
    let all = use_session().words();
    let words = &all.hand_in;
    let kind = |(kind, count): &(_, usize)| (words.kind)(&visible(all.kind(kind)), *count);
    let kinds = contents.kinds.iter().map(kind).collect::<Vec<_>>().join(", ");
    let kinds = (!kinds.is_empty()).then(|| {
        view! {
            " "
            <span class="hint">{kinds}</span>
        }
    });
    let empty = (contents.notes == 0).then(|| view! { <p class="empty">{words.empty}</p> });
    let binned = (contents.binned > 0).then(|| (words.binned)(contents.binned));
    let open_round = contents.open_round.then(|| words.open_round.to_owned());
    let typing = (typing > 0).then(|| (words.typing)(typing));
    let stays: Vec<String> = binned.into_iter().chain(open_round).collect();
    let any_stays = typing.is_some() || !stays.is_empty();
    view! {
        <section>
            <h3>{words.what}</h3>
            {empty}
            <ul class="list" id="holds">
                <li>{(words.notes)(contents.notes, contents.unplaced)} {kinds}</li>
                <li>{(words.themes)(contents.themes)}</li>
                <li>{(words.rounds)(contents.rounds, contents.ballots)}</li>
            </ul>
        </section>
        {any_stays.then(|| view! { <Stays typing lines=stays /> })}
    }
}

/// What stays on this device.
#[component]
fn Stays(
    /// What is said of what is being typed.
    typing: Option<String>,
    /// A line for each of the rest.
    lines: Vec<String>,
) -> impl IntoView {
    let words = use_session().words();
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! {
        <section>
            <h3>{words.hand_in.not}</h3>
            <ul class="list">
                {typing.map(|said| view! { <li id="still-typing">{said}</li> })}
                {lines.collect_view()}
            </ul>
        </section>
    }
}

/// The receipt words of the file as it would be now.
#[component]
fn Receipt() -> impl IntoView {
    let group = use_group().session;
    let words = use_session().words();
    let receipt = move || group.receipt().map(|words| words.join(" ")).unwrap_or_default();
    view! {
        <section class="card stack">
            <h3>{words.hand_in.receipt}</h3>
            <p class="receipt__words" id="receipt" translate="no">
                {receipt}
            </p>
            <Hint text=words.hand_in.receipt_hint.to_owned() />
        </section>
    }
}

/// Makes the file, as a download or to paste, and says what to do with it.
#[component]
fn MakeFile() -> impl IntoView {
    let group = use_group().session;
    let session = use_session();
    let words = session.words();
    let said = RwSignal::new("");
    let download = move |_| {
        let made = group
            .hand_in()
            .filter(|file| session.download(&file.file_name(), "application/json", &file.write()));
        said.set(if made.is_some() { words.hand_in.after } else { words.hand_in.failed });
        if let Some(file) = made {
            group.note_file_made(&file);
        }
    };
    let copy = move |_| {
        let Some(file) = group.hand_in() else { return };
        let text = file.write();
        let copied = Callback::new(move |copied: bool| {
            said.try_set(if copied { words.group.copied } else { words.hand_in.copy_failed });
            if copied {
                group.note_file_made(&file);
            }
        });
        session.copy(text, copied);
    };
    view! {
        <div class="row row--wrap">
            <button type="button" class="button button--main" id="download" on:click=download>
                {words.hand_in.download}
            </button>
            <button type="button" class="button" id="copy-file" on:click=copy>
                {words.hand_in.copy}
            </button>
        </div>
        <p role="status" id="made-said">
            {said}
        </p>
    }
}
