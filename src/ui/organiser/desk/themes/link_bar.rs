//! What to do with the themes and notes that are ticked: they are linked to a shared theme, or make a new one.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::{named_themes, use_room};
use super::ticked::use_ticked;
use crate::app::{Desk, DraftPlace, use_session};
use crate::domain::command::{Command, DeskCommand};
use crate::domain::record::{FactId, NoteId, ThemeId};
use crate::domain::text::cut;
use crate::ui::components::Alert;
use crate::ui::dom;

/// The bar at the bottom, while something is ticked.
#[component]
pub(super) fn LinkBar() -> impl IntoView {
    let ticked = use_ticked();
    view! {
        <div class="gather__bar">
            <Show when=move || ticked.count() != 0>
                <Bar />
            </Show>
        </div>
    }
}

/// Its content: which shared theme, and the name of a new one.
#[component]
fn Bar() -> impl IntoView {
    let ticked = use_ticked();
    let session = use_session();
    let (words, desk) = (session.words(), use_room());
    let draft = session.draft::<String>(DraftPlace::of_event(&desk.event(), "shared-theme"));
    let (name, into) = (draft.clone().field(), RwSignal::new(String::new()));
    let fault = RwSignal::new(String::new());
    let is_new = Memo::new(move |_| into.with(|into| into.parse::<FactId>().is_err()));
    // What a new theme is called where nobody says otherwise: the name of what was ticked first.
    let suggested = Memo::new(move |_| ticked.first().and_then(|part| name_of(desk, part)));
    // Who ticks on goes on from there.
    let done = move || {
        let boxes = ticked.all().into_iter().map(|part| format!("tick-{part}"));
        dom::focus_back(boxes.collect(), "groups-title");
        name.set(String::new());
        ticked.clear();
    };
    let link = move |submit: SubmitEvent| {
        submit.prevent_default();
        let parts = ticked.all();
        let command = if let Ok(theme) = into.with_untracked(|into| into.parse().map(ThemeId)) {
            DeskCommand::Link(parts, theme)
        } else {
            let typed = Some(name.get_untracked()).filter(|name| !name.trim().is_empty());
            let named = typed.or_else(|| suggested.get_untracked());
            DeskCommand::Share(named.unwrap_or_default(), parts)
        };
        match desk.dispatch(&Command::Desk(command)) {
            Ok(()) => {
                done();
            }
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        }
    };
    view! {
        <form class="bar-of-actions" aria-label=words.shared.bar on:submit=link>
            <p role="status">{move || (words.shared.ticked)(ticked.count())}</p>
            <div class="row row--wrap">
                <label class="visually-hidden" for="link-to">
                    {words.shared.link_to}
                </label>
                <select class="input select" id="link-to" prop:value=into on:change=move |event| into.set(event_target_value(&event))>
                    <option value="">{words.shared.new_theme}</option>
                    <Choices desk />
                </select>
                <Show when=move || is_new.get()>
                    <label class="visually-hidden" for="link-name">
                        {words.themes.name}
                    </label>
                    <input
                        class="input"
                        id="link-name"
                        dir="auto"
                        autocomplete="off"
                        placeholder=move || suggested.get()
                        bind:value=name
                    />
                </Show>
                <button class="button button--main" type="submit" id="link">
                    {words.shared.link}
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| done()>
                    {words.themes.clear}
                </button>
            </div>
            <Alert text=fault />
        </form>
    }
}

/// The shared themes to choose from.
#[component]
fn Choices(
    /// Whose.
    desk: Desk,
) -> impl IntoView {
    let themes = Memo::new(move |_| named_themes(desk));
    view! {
        <For each=move || themes.get() key=Clone::clone let((id, title))>
            <option value=id.to_string()>{title}</option>
        </For>
    }
}

/// What a theme or note of a group is called. A note by its first words.
pub(super) fn name_of(desk: Desk, part: FactId) -> Option<String> {
    desk.with_collection(|all| {
        all.groups().into_iter().find_map(|(_, collected)| {
            let board = collected.board();
            let theme = board.theme(ThemeId(part)).map(|theme| theme.title().as_str());
            let note = || board.note(NoteId(part)).map(|note| note.text().as_str());
            let words = theme.or_else(note)?.lines().next().unwrap_or_default();
            Some(cut(words, 80).to_owned())
        })
    })
}
