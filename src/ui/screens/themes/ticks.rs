//! Notes to tick: one by one, or a whole stretch with Shift.

use std::collections::BTreeSet;

use crate::app::{GroupSession, Session, use_session};
use crate::domain::record::NoteId;
use crate::html::{El, Key, el};
use crate::listed::Listed as _;
use crate::signal::{Memo, Signal};

/// The ticked notes, and where the last tick was set.
#[derive(Clone, Copy, Default)]
pub(super) struct Ticks {
    notes: Signal<BTreeSet<NoteId>>,
    last: Signal<Option<NoteId>>,
}

impl Ticks {
    /// How many.
    pub(super) fn count(self) -> usize {
        self.notes.with(BTreeSet::len)
    }

    /// Which, oldest first.
    pub(super) fn chosen(self) -> Vec<NoteId> {
        self.notes.with_untracked(|notes| notes.iter().copied().listed())
    }

    /// Takes all ticks away.
    pub(super) fn clear(self) {
        self.notes.set(BTreeSet::new());
        self.last.set(None);
    }

    /// Sets or takes away the tick of a note; with Shift, of all from the last one to it.
    fn set(self, id: NoteId, on: bool, stretch: bool, all: &[NoteId]) {
        let place = |id: &NoteId| all.iter().position(|other| other == id);
        let last = self.last.get_untracked().filter(|_| stretch);
        let (from, to) = match (last.and_then(|last| place(&last)), place(&id)) {
            (Some(from), Some(to)) => (from.min(to), from.max(to)),
            (None, Some(at)) => (at, at),
            _ => return,
        };
        self.notes.update(|notes| {
            for id in all.iter().take(to + 1).skip(from) {
                if on {
                    notes.insert(*id);
                } else {
                    notes.remove(id);
                }
            }
        });
        self.last.set(Some(id));
    }
}

/// The notes of a list, each with a box. The arrow keys go from one to the next; with Shift they tick on the way.
pub(super) fn tick_list(table: GroupSession, ids: Memo<Vec<NoteId>>, ticks: Ticks) -> El {
    el("ul", "notes").each(move || ids.get(), move |id| tick(table, *id, ids, ticks))
}

fn tick(table: GroupSession, id: NoteId, ids: Memo<Vec<NoteId>>, ticks: Ticks) -> El {
    let session = use_session();
    let note = table.note(id);
    let on = move || ticks.notes.with(|notes| notes.contains(&id));
    let text = move || note.with(|note| note.as_ref().map(|note| note.text().to_owned()));
    let ticked = el("input", "tick__box")
        .attr("type", "checkbox")
        .id(&box_id(id))
        .checked(on)
        .on("click", move |click| {
            ids.with_untracked(|ids| ticks.set(id, click.checked(), click.shift(), ids));
        })
        .keys(move |key| ids.with_untracked(|ids| step(session, &key, id, ids, ticks)));
    let words = el("span", "").writes(move || text().unwrap_or_default());
    el("li", "tick").add(el("label", "tick__label").add(ticked).add(words))
}

/// Goes to the note above or below.
fn step(session: Session, key: &Key, id: NoteId, ids: &[NoteId], ticks: Ticks) -> bool {
    let Some(at) = ids.iter().position(|other| *other == id) else { return false };
    let to = match key.name.as_str() {
        "ArrowDown" => ids.get(at + 1),
        "ArrowUp" => at.checked_sub(1).and_then(|above| ids.get(above)),
        _ => return false,
    };
    if let Some(to) = to {
        if key.shift {
            ticks.set(id, true, false, ids);
            ticks.set(*to, true, false, ids);
        }
        session.focus(&box_id(*to));
    }
    true
}

fn box_id(id: NoteId) -> String {
    format!("tick-{id}")
}
