//! Making the file: what will be in it, what stays here, and the words that prove it arrived.

use crate::app::use_session;
use crate::domain::file::Contents;
use crate::html::{El, button, el, link};
use crate::listed::Listed as _;
use crate::signal::{Callback, Signal};
use crate::ui::parts::{At, hint, may_forget, other_device};
use crate::ui::route::GroupTab;

/// The hand-in of a group.
pub(crate) fn content(at: &At) -> El {
    let session = use_session();
    let words = session.words();
    let (table, event) = (at.table, at.event.clone());
    let said = Signal::new("");
    let download = move || {
        let made = table.hand_in().is_some_and(|file| {
            session.download(&file.file_name(), "application/json", &file.write())
        });
        said.set(if made { words.hand_in.after } else { words.hand_in.failed });
        if made {
            table.note_file_made();
        }
    };
    let copied = Callback::new(move |copied: bool| {
        said.set(if copied { words.group.copied } else { words.hand_in.copy_failed });
        if copied {
            table.note_file_made();
        }
    });
    let copy = move || {
        if let Some(file) = table.hand_in() {
            session.copy(file.write(), copied);
        }
    };
    let receipt = move || table.receipt().map(|words| words.join(" ")).unwrap_or_default();
    let card = el("section", "card stack")
        .add(el("h3", "").text(words.hand_in.receipt))
        .add(el("p", "receipt__words").id("receipt").attr("translate", "no").says(receipt))
        .add(hint(words.hand_in.receipt_hint));
    let buttons = el("div", "row row--wrap")
        .add(button("button button--main", words.hand_in.download).id("download").click(download))
        .add(button("button", words.hand_in.copy).id("copy-file").click(copy));
    el("div", "column stack")
        .add(el("h2", "").text(words.hand_in.title))
        .parts(move || holds(&table.with_board(|board| Contents::of(&event, board))))
        .add(card)
        .part(move || table.file_made().is_none().then(may_forget))
        .add(buttons)
        .add(el("p", "").attr("role", "status").id("made-said").says(move || said.get().to_owned()))
        .add(other_device(at))
        .add(
            link("button button--quiet", &at.route(GroupTab::Change).href())
                .id("change-group")
                .text(words.ways_in.change),
        )
}

fn holds(contents: &Contents) -> Vec<El> {
    let all = use_session().words();
    let words = &all.hand_in;
    let kinds: Vec<String> =
        contents.kinds.iter().map(|(kind, count)| (words.kind)(all.kind(kind), *count)).listed();
    let notes = el("li", "").text(&(words.notes)(contents.notes, contents.unplaced));
    let notes = if kinds.is_empty() {
        notes
    } else {
        notes.text(" ").add(el("span", "hint").text(&kinds.join(", ")))
    };
    let list = el("ul", "list")
        .id("holds")
        .add(notes)
        .add(el("li", "").text(&(words.themes)(contents.themes)))
        .add(el("li", "").text(&(words.rounds)(contents.rounds, contents.ballots)));
    let empty = (contents.notes == 0).then(|| el("p", "empty").text(words.empty));
    let what = el("section", "").add(el("h3", "").text(words.what)).add_all(empty).add(list);
    let binned = (contents.binned > 0).then(|| (words.binned)(contents.binned));
    let open = contents.open_round.then(|| words.open_round.to_owned());
    let stays: Vec<El> =
        binned.into_iter().chain(open).map(|line| el("li", "").text(&line)).listed();
    let stays = (!stays.is_empty()).then(|| {
        el("section", "").add(el("h3", "").text(words.not)).add(el("ul", "list").add_all(stays))
    });
    [what].into_iter().chain(stays).listed()
}
