//! The notes in their order, in blocks of rows; the newest are made first.

use std::time::Duration;

use leptos::prelude::*;

use super::blocks::{Block, Blocks};
use super::filter::use_filter;
use super::note_row::NoteRow;
use crate::ui::dom;
use crate::ui::group::group_view::use_group;

/// Rows that are made before the line takes keys: about what a screen shows.
const FIRST: usize = 20;
/// Rows that are made at a time after that: a long record must not hold up who wants to write.
const SLICE: usize = 50;
/// How long the line has to itself before those are made: the first key must not wait for them.
const REST: Duration = Duration::from_millis(400);

/// All notes that are looked for, a list a block.
#[component]
pub(super) fn NoteList() -> impl IntoView {
    let group = use_group();
    let blocks = Blocks::new();
    let ids = group.session.note_ids();
    ids.with_untracked(|ids| blocks.follow(ids));
    Effect::new(move |_| ids.with(|ids| blocks.follow(ids)));
    let made_from = from_the_newest(ids.with_untracked(Vec::len));
    let shown = Memo::new(move |_| {
        let (all, from) = (blocks.all(), made_from.get());
        let reaches = |block: &Block| {
            let end = block.start.get_untracked() + block.ids.with_untracked(Vec::len);
            from == 0 || end > from
        };
        all.into_iter().filter(reaches).collect::<Vec<_>>()
    });
    view! {
        <div class="notes" id="notes">
            <For each=move || shown.get() key=|block| block.key let:block>
                <NoteBlock block made_from />
            </For>
        </div>
    }
}

/// The rows of a block.
#[component]
fn NoteBlock(
    /// Which.
    block: Block,
    /// The place in the whole list from which rows are made.
    made_from: RwSignal<usize>,
) -> impl IntoView {
    let filter = use_filter();
    let skipped = Memo::new(move |_| match made_from.get() {
        0 => 0,
        from => from.saturating_sub(block.start.get_untracked()),
    });
    let rows = Memo::new(move |_| {
        let skipped = skipped.get();
        block.ids.with(|ids| filter.of(ids.get(skipped..).unwrap_or_default()))
    });
    let start = move || block.start.get() + skipped.get() + 1;
    view! {
        <ol class="notes__block" start=start hidden=move || rows.with(Vec::is_empty)>
            <For each=move || rows.get() key=|id| *id let:id>
                <NoteRow id />
            </For>
        </ol>
    }
}

/// The place in the list from which rows are made: the newest at first, and soon all.
fn from_the_newest(count: usize) -> RwSignal<usize> {
    let from = RwSignal::new(count.saturating_sub(FIRST));
    // A few more hold nothing up, and would be seen to come.
    let rested = RwSignal::new(count <= FIRST + SLICE);
    set_timeout(move || _ = rested.try_set(true), REST);
    Effect::new(move |_| {
        if rested.get() && from.get() > 0 {
            dom::when_idle(move || {
                // The screen may be left meanwhile.
                from.try_update(|from| *from = from.saturating_sub(SLICE));
            });
        }
    });
    from
}
