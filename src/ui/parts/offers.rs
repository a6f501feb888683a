//! What stands above the note line for a moment: lines that were pasted, and what another tab left behind.

use super::note_line::{Line, NOTES_SCROLL};
use crate::app::{LeftBehind, use_session};
use crate::domain::command::Command;
use crate::domain::text;
use crate::html::{El, button, el};
use crate::listed::Listed as _;

/// What a tab that is gone was typing: taken over, or thrown away.
pub(super) fn left_behind(line: Line, (key, text): LeftBehind) -> El {
    let words = line.session.words();
    let done = move || {
        line.table.drop_left_behind(&key);
        line.left.update(|left| left.retain(|(other, _)| *other != key));
        line.session.focus("note-line");
    };
    let (taken, thrown) = (done.clone(), done);
    let shown = el("p", "").written(text::cut(&text, 200));
    let take = move || {
        line.typed.update(|typed| {
            if !typed.is_empty() {
                typed.push('\n');
            }
            typed.push_str(&text);
        });
        taken();
    };
    let take = button("button button--main", words.capture.take_draft).id("take-draft").click(take);
    let throw = button("button button--quiet", words.capture.drop_draft).id("drop-draft");
    el("div", "offer")
        .attr("role", "group")
        .label(words.capture.left_behind)
        .add(el("p", "").text(words.capture.left_behind))
        .add(shown)
        .add(el("div", "row row--wrap").add(take).add(throw.click(thrown)))
}

/// Many lines were pasted: a note of each, in one step, or one note of all.
pub(super) fn offer(line: Line) -> Option<El> {
    let words = line.session.words();
    let lines = line.pasted.with(|pasted| text::lines(pasted));
    let count = lines.len();
    let leave = move || {
        line.pasted.set(String::new());
        line.session.focus("note-line");
    };
    let many = move || {
        let notes = lines.iter().map(|line| (line.clone(), None)).listed();
        match line.table.dispatch(Command::AddNotes(notes)) {
            Ok(()) => line.session.scroll_to_end(NOTES_SCROLL),
            Err(refusal) => line.fault.set((words.faults.refusal)(&refusal)),
        }
        leave();
    };
    let one = move || {
        line.typed.set(line.pasted.get_untracked());
        leave();
    };
    let others = [
        button("button", words.capture.as_one).id("as-one").click(one),
        button("button button--quiet", words.group.cancel).click(leave),
    ];
    (count > 0).then(|| lines_offer(count, "as-notes", many, others))
}

/// How many lines were pasted, the button of this id that makes a note of each, and what else can be done.
pub(super) fn lines_offer(
    count: usize,
    id: &str,
    add: impl FnMut() + 'static,
    others: impl IntoIterator<Item = El>,
) -> El {
    let words = use_session().words();
    let add = button("button button--main", &(words.capture.as_notes)(count)).id(id).click(add);
    let said = (words.capture.lines)(count);
    el("div", "offer")
        .attr("role", "group")
        .label(&said)
        .add(el("p", "").attr("role", "status").text(&said))
        .add(el("div", "row row--wrap").add(add.focused()).add_all(others))
}
