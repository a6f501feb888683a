//! Gathering notes into themes: tick notes, then say where they go. Nothing needs dragging.

mod actions;
mod card;
mod ticks;

use crate::app::{GroupSession, use_session};
use crate::domain::record::ThemeId;
use crate::html::{El, el};
use crate::listed::Listed as _;
use crate::signal::Memo;
use crate::ui::parts::At;
use actions::actions;
use card::card;
use ticks::{Ticks, tick_list};

/// The themes of a group.
pub(crate) fn content(at: &At) -> El {
    let words = use_session().words();
    let table = at.table;
    let ticks = Ticks::default();
    let loose =
        Memo::new(move || table.with_board(|board| board.unplaced().map(|note| note.id).listed()));
    let themes = Memo::new(move || theme_ids(table));
    let nothing = move || {
        let none = table.note_ids().is_empty();
        let said = if none { words.themes.no_notes } else { words.themes.all_placed };
        loose.with(Vec::is_empty).then(|| el("p", "empty").text(said))
    };
    let left = el("section", "gather__loose")
        .attr("aria-labelledby", "loose")
        .add(
            el("h2", "")
                .id("loose")
                .attr("tabindex", "-1")
                .says(move || (words.themes.not_placed)(loose.with(Vec::len))),
        )
        .part(nothing)
        .add(tick_list(table, loose, ticks));
    let empty =
        move || themes.with(Vec::is_empty).then(|| el("p", "empty").text(words.themes.empty));
    let right = el("section", "gather__themes")
        .attr("aria-labelledby", "themes")
        .add(el("h2", "").id("themes").says(move || (words.themes.themes)(themes.with(Vec::len))))
        .part(empty)
        .add(
            el("div", "cards")
                .each(move || themes.get(), move |id| card(table, *id, themes, ticks)),
        );
    el("div", "gather").add(left).add(right).add(actions(table, ticks, themes))
}

fn theme_ids(table: GroupSession) -> Vec<ThemeId> {
    table.with_board(|board| board.themes().iter().map(|theme| theme.id).listed())
}

/// What a theme is called; in words of ours where its own are not here.
fn title(table: GroupSession, id: ThemeId) -> String {
    let words = use_session().words();
    let title = table.with_board(|board| board.theme(id).map(|theme| theme.title().to_owned()));
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| words.themes.untitled.to_owned())
}
