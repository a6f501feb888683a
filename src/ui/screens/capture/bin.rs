//! The bin: what is in it, and the way back out.

use crate::app::{GroupSession, use_session};
use crate::domain::command::Command;
use crate::domain::record::NoteId;
use crate::html::{El, button, el};
use crate::listed::Listed as _;
use crate::signal::{Memo, Signal};
use crate::ui::parts::{alert, hint};

const DIALOG: &str = "bin";

/// The button that opens the bin, and the bin.
pub(super) fn bin(table: GroupSession) -> El {
    let session = use_session();
    let words = session.words();
    let fault = Signal::new(String::new());
    let binned = Memo::new(move || {
        table.with_board(|board| board.bin().map(|note| (note.id, note.text().to_owned())).listed())
    });
    let row = move |(id, text): &(NoteId, String)| {
        let id = *id;
        let put_back = move || match table.dispatch(Command::PutBack(id)) {
            // Where the last one went, the button to close is what is left.
            Ok(()) => session.focus("bin-title"),
            Err(refusal) => fault.set((words.faults.refusal)(&refusal)),
        };
        let name = (words.capture.about_note)(words.capture.put_back, text);
        let back = button("button", words.capture.put_back).label(&name).click(put_back);
        el("li", "row bin__row").add(el("p", "").written(text)).add(back)
    };
    let empty =
        move || binned.with(Vec::is_empty).then(|| el("p", "empty").text(words.capture.bin_empty));
    let dialog = el("dialog", "dialog")
        .id(DIALOG)
        .attr("aria-labelledby", "bin-title")
        .add(el("h2", "").id("bin-title").attr("tabindex", "-1").text(words.capture.bin_title))
        .add(hint(words.capture.bin_hint))
        .add(alert(fault))
        .part(empty)
        .add(el("ul", "bin__rows").each(move || binned.get(), row))
        .add(button("button", words.group.close).click(move || session.close_dialog(DIALOG)));
    let open = button("button button--quiet", "")
        .id("open-bin")
        .flag_if("hidden", move || binned.with(Vec::is_empty))
        .says(move || (words.capture.in_bin)(binned.with(Vec::len)))
        .click(move || session.open_dialog(DIALOG));
    el("div", "tools__bin").add(open).add(dialog)
}
