//! The keyboard: what the keys of a group's screens do, and the help that lists them.

use super::At;
use super::undo::Undo;
use crate::app::{Session, go, use_session};
use crate::html::{El, Key, button, el};
use crate::signal::Signal;
use crate::ui::route::GroupTab;

const HELP: &str = "keyboard-help";

/// Answers keys anywhere on the page of a group. Keys without Ctrl work only where nothing is typed, and can be
/// switched off: who speaks to the computer would set them off by speaking.
pub(super) fn keys(page: El, at: &At, undo: Undo) -> El {
    let session = use_session();
    let steps = [GroupTab::Capture, GroupTab::Themes, GroupTab::Vote, GroupTab::HandIn];
    let steps = steps.map(|step| at.route(step).fragment());
    page.keys(move |key| undo.hears(&key) || single(session, &key, &steps))
}

fn single(session: Session, key: &Key, steps: &[String]) -> bool {
    let held = key.command || key.alt || key.composing || key.typing.is_some();
    if held || !session.single_keys() {
        return false;
    }
    match key.name.as_str() {
        "?" => session.open_dialog(HELP),
        "n" | "N" => session.focus("note-line"),
        digit => {
            let place = digit.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
            let Some(step) = place.and_then(|place| steps.get(place)) else { return false };
            go(step);
        }
    }
    true
}

/// The button that opens the help, and the help.
pub(super) fn help() -> El {
    let session = use_session();
    let words = &session.words().keyboard;
    let on = Signal::new(session.single_keys());
    let row = |(keys, what): &(&str, &str)| {
        let keys = keys.split(' ').map(|key| el("kbd", "").text(key));
        el("div", "keys__row").add(el("dt", "").add_all(keys)).add(el("dd", "").text(what))
    };
    let switch = el("input", "tick__box").attr("type", "checkbox").checked(move || on.get()).on(
        "change",
        move |event| {
            on.set(event.checked());
            session.set_single_keys(event.checked());
        },
    );
    let dialog = el("dialog", "dialog")
        .id(HELP)
        .attr("aria-labelledby", "keyboard-title")
        .add(el("h2", "").id("keyboard-title").text(words.title))
        .add(el("dl", "keys").add_all(words.rows.iter().map(row)))
        .add(el("label", "tick__label").add(switch).add(el("span", "").text(words.single)))
        .add(
            button("button", session.words().group.close).click(move || session.close_dialog(HELP)),
        );
    let open = button("button button--quiet", words.title)
        .id("keyboard")
        .label(words.open)
        .click(move || session.open_dialog(HELP));
    el("div", "keyboard").add(open).add(dialog)
}
