//! Opening a round: how many people, how many dots.

use crate::app::use_session;
use crate::domain::command::Command;
use crate::domain::text;
use crate::domain::vote::suggested_dots;
use crate::html::{El, button, el, link};
use crate::signal::{Signal, untrack};
use crate::ui::parts::{At, alert, hint, number_field};
use crate::ui::route::GroupTab;

/// The form; behind a button where there was a round before.
pub(super) fn opening(at: &At) -> El {
    let words = use_session().words();
    let table = at.table;
    let themes = untrack(|| table.with_board(|board| board.themes().len()));
    if themes == 0 {
        let back = link("button", &at.route(GroupTab::Themes).href()).text(words.vote.to_themes);
        return el("div", "stack").add(el("p", "empty").text(words.vote.no_themes)).add(back);
    }
    let before = untrack(|| table.with_board(|board| board.rounds().count() > 0));
    let shown = Signal::new(!before);
    let at = at.clone();
    el("div", "stack").part(move || {
        Some(if shown.get() {
            form(&at, themes, before)
        } else {
            button("button", words.vote.again).id("another-round").click(move || shown.set(true))
        })
    })
}

fn form(at: &At, themes: usize, again: bool) -> El {
    let session = use_session();
    let words = session.words();
    let (table, voting) = (at.table, at.event.voting);
    let people = Signal::new(String::new());
    let dots = Signal::new(voting.dots.unwrap_or_else(|| suggested_dots(themes)).to_string());
    let cap = Signal::new(voting.cap.to_string());
    let fault = Signal::new(String::new());
    let open = move || {
        let command =
            Command::OpenRound { people: number(people), dots: number(dots), cap: number(cap) };
        match table.dispatch(command) {
            Ok(()) => session.focus("begin-ballot"),
            Err(refusal) => {
                fault.set((words.faults.refusal)(&refusal));
                session.focus("people");
            }
        }
    };
    let suggested = voting.dots.is_none().then(|| (words.vote.suggested)(suggested_dots(themes)));
    let people = number_field("people", words.vote.people, "", people);
    let title = el("h2", "").attr("tabindex", "-1").text(words.vote.open_title);
    el("form", "stack")
        .submit(open)
        .add(if again { title.focused() } else { title })
        .add(el("p", "").text(words.vote.open_hint))
        .add(people)
        .add(number_field("dots", words.vote.dots, &suggested.unwrap_or_default(), dots))
        .add(number_field("cap", words.vote.cap, "", cap))
        .add(alert(fault))
        .add(hint(words.vote.frozen))
        .add(
            el("button", "button button--main")
                .attr("type", "submit")
                .id("open-round")
                .text(words.vote.open),
        )
}

/// A number as typed; 0, which no setting allows, where it is none.
fn number<T: TryFrom<u64> + Default>(typed: Signal<String>) -> T {
    text::number(&typed.get_untracked()).unwrap_or_default()
}
