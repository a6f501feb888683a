//! Above the notes: finding some of them, how many there are of each kind, and the bin.

use super::bin::bin;
use crate::app::use_session;
use crate::domain::board::Board;
use crate::domain::event::{Event, Kind, KindId};
use crate::domain::record::NoteId;
use crate::html::{El, button, el};
use crate::signal::{Memo, Signal};
use crate::ui::parts::At;

/// Which notes are looked for.
#[derive(Clone, Copy, Default)]
pub(super) struct Shown {
    text: Signal<String>,
    kind: Signal<Option<KindId>>,
}

/// What a note must be to be shown.
pub(super) struct Wanted {
    pub(super) text: String,
    pub(super) kind: Option<KindId>,
}

impl Shown {
    /// Nothing where all notes are shown.
    pub(super) fn wanted(self) -> Option<Wanted> {
        let (text, kind) = (self.text.get(), self.kind.get());
        (kind.is_some() || !text.trim().is_empty()).then_some(Wanted { text, kind })
    }
}

/// The tools; they come with the first note.
pub(super) fn tools(at: &At, shown: Shown, ids: Memo<Vec<NoteId>>) -> El {
    let words = use_session().words();
    let (table, event) = (at.table, at.event.clone());
    let some = Memo::new(move || {
        table.with_board(|board| board.notes().next().is_some() || board.bin().next().is_some())
    });
    let found = move || {
        let all = table.note_ids().len();
        shown.wanted().map_or_else(String::new, |_| (words.capture.found)(ids.with(Vec::len), all))
    };
    let find = el("input", "input tools__find")
        .attr("type", "search")
        .id("find")
        .attr("placeholder", words.capture.find)
        .label(words.capture.find)
        .attr("autocomplete", "off")
        .holds(shown.text)
        .keys(move |key| {
            let leaves = key.name == "Escape" && key.typing == Some(true);
            if leaves {
                shown.text.set(String::new());
            }
            leaves
        });
    let kinds = event.kinds.clone();
    let counts = Memo::new(move || table.with_board(|board| counted(board, &event)));
    let chips = (0..).zip(kinds).map(|(place, kind)| chip(shown, counts, place, kind));
    let chips = el("div", "chips tools__kinds")
        .attr("role", "group")
        .label(words.capture.kind)
        .add_all(chips);
    let row = el("div", "row").add(find).add(bin(table));
    let said = el("p", "hint").attr("role", "status").id("found").says(found);
    el("div", "capture__tools")
        .flag_if("hidden", move || !some.get())
        .add(el("div", "column").add(row).add(chips).add(said))
}

/// Shows one kind alone, or all again.
fn chip(shown: Shown, counts: Memo<Vec<usize>>, place: usize, kind: Kind) -> El {
    let words = use_session().words();
    let (word, id) = (words.kind(&kind).to_owned(), kind.id);
    let count = move || counts.with(|counts| counts.get(place).copied().unwrap_or(0));
    let own = id.clone();
    let pressed = move || shown.kind.with(|kind| kind.as_ref() == Some(&own));
    button("chip chip--small", "")
        .state("aria-pressed", pressed)
        .flag_if("hidden", move || count() == 0)
        .says(move || (words.capture.of_kind)(&word, count()))
        .click(move || {
            shown.kind.update(|kind| {
                *kind = if kind.as_ref() == Some(&id) { None } else { Some(id.clone()) };
            });
        })
}

/// Notes of each kind, in the event's order.
fn counted(board: &Board, event: &Event) -> Vec<usize> {
    let mut counts = vec![0; event.kinds.len()];
    for note in board.notes() {
        let own = |kind: &Kind| Some(&kind.id) == note.kind.as_ref();
        // A kind that the event doesn't know counts as the first.
        let place = event.kinds.iter().position(own).unwrap_or(0);
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    counts
}
