//! The keyboard: what the keys of a group's screens do, and the help that lists them.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

use super::NOTE_LINE;
use super::group_view::GroupView;
use crate::app::{go, use_session};
use crate::ui::components::Undo;
use crate::ui::route::GroupTab;
use crate::ui::{dom, keys};

const HELP: &str = "keyboard-help";

/// The tabs that have a digit, from 1.
const TABS: [GroupTab; 4] = [GroupTab::Capture, GroupTab::Themes, GroupTab::Vote, GroupTab::HandIn];

/// Answers a key anywhere on the page of a group, unless what it was pressed in did.
pub(super) fn hears(view: GroupView, undo: Undo, key: &KeyboardEvent) {
    // Who has a ballot in hand means nothing else by a key.
    if view.session.session().holds() {
        return;
    }
    if !key.default_prevented() && (undo.hears(key) || single(view, key)) {
        key.prevent_default();
    }
}

/// Keys without Ctrl work only where nothing is typed, and can be switched off: who speaks to the computer would set them
/// off by speaking.
fn single(view: GroupView, key: &KeyboardEvent) -> bool {
    let held = keys::commands(key) || key.alt_key() || keys::composes(key);
    if held || keys::in_text(key) || !view.session.session().single_keys() {
        return false;
    }
    match key.key().as_str() {
        "?" => dom::open_dialog(HELP),
        "n" | "N" => dom::focus(NOTE_LINE),
        digit => {
            let place = digit.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
            let Some(tab) = place.and_then(|place| TABS.get(place)) else { return false };
            go(&view.route(*tab).fragment());
        }
    }
    true
}

/// The button that opens the help, and the help.
#[component]
pub(super) fn KeyboardHelp() -> impl IntoView {
    let session = use_session();
    let words = &session.words().keyboard;
    let on = RwSignal::new(session.single_keys());
    let switch = move |event: Event| {
        let ticked = event_target_checked(&event);
        on.try_set(ticked);
        session.set_single_keys(ticked);
    };
    let rows = words.rows.iter().map(|&(keys, what)| view! { <KeysRow keys what /> });
    view! {
        <button
            type="button"
            class="button button--quiet"
            id="keyboard"
            aria-label=words.open
            on:click=|_| dom::open_dialog(HELP)
        >
            {words.title}
        </button>
        <dialog class="dialog" id=HELP aria-labelledby="keyboard-title">
            <h2 id="keyboard-title">{words.title}</h2>
            <dl class="keys">{rows.collect_view()}</dl>
            <label class="tick__label">
                <input class="tick__box" type="checkbox" prop:checked=on on:change=switch />
                <span>{words.single}</span>
            </label>
            <button type="button" class="button" on:click=|_| dom::close_dialog(HELP)>
                {session.words().group.close}
            </button>
        </dialog>
    }
}

/// A line of the help.
#[component]
fn KeysRow(
    /// The keys, a space between them.
    keys: &'static str,
    /// What they do.
    what: &'static str,
) -> impl IntoView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> });
    view! {
        <div class="keys__row">
            <dt>{keys.collect_view()}</dt>
            <dd>{what}</dd>
        </div>
    }
}
