//! Themes that may be one, to be accepted or turned down: nothing is done by itself.

mod in_turns;
mod row;

use std::collections::BTreeMap;

use leptos::prelude::*;

use self::in_turns::look_in_turns;
pub(super) use self::row::Row;
use self::row::RowView;
use super::use_room;
use crate::app::use_session;
use crate::domain::collection::likely::{Likely, Looking, Question};
use crate::domain::command::Command;
use crate::ui::components::Hint;
use crate::ui::dom;

/// So many are shown at first, and more each time that somebody asks for them.
const SHOWN: usize = 10;
/// What has the focus while nothing is to be decided.
const TITLE: &str = "likely-title";

/// What is still to be decided, by the place of its pair.
type Open = BTreeMap<usize, Question>;

/// Offers to look, and shows what was found. What is decided stays where it is until it is looked for anew: nothing moves
/// under the finger.
#[component]
pub(super) fn Suggestions<Take, Ask, Accept, Name>(
    /// Takes in what stands at a place; whether there is more. What it follows, when it changes, is looked at anew.
    take: Take,
    /// What of all that was found is still to be decided. Followed.
    ask: Ask,
    /// What accepting does.
    accept: Accept,
    /// What a side is called.
    side: Name,
) -> impl IntoView
where
    Take: Fn(&mut Looking, usize) -> bool + Copy + 'static,
    Ask: Fn(&Likely) -> Vec<Question> + Copy + Send + Sync + 'static,
    Accept: Fn(&Row, &Question) -> Command + Copy + Send + Sync + 'static,
    Name: Fn(usize) -> String + Copy + Send + Sync + 'static,
{
    let words = &use_session().words().likely;
    let (asked, most) = (RwSignal::new(false), RwSignal::new(SHOWN));
    let found = look_in_turns(asked, take);
    let open = Memo::new(move |_| {
        let questions = found.with(|found| found.as_deref().map(ask)).unwrap_or_default();
        questions.into_iter().map(|question| (question.pair, question)).collect::<Open>()
    });
    // What was open when it was found; which of them still are is read by each.
    let rows = Memo::new(move |_| {
        let open = untrack(|| open.get());
        found.with(|found| found.as_deref().map(|found| rows_of(found, &open, side)))
    });
    let count = move || rows.with(|rows| rows.as_ref().map_or(0, Vec::len));
    let shown = move || {
        let most = most.get();
        rows.get().unwrap_or_default().into_iter().take(most).collect::<Vec<Row>>()
    };
    let look = move |_| {
        asked.set(true);
        dom::focus(TITLE);
    };
    let offer = move || {
        view! {
            <button type="button" class="button" id="look-for-likely" on:click=look>
                {words.look}
            </button>
        }
    };
    let state = move || match rows.with(|rows| rows.as_ref().map(Vec::len)) {
        None => words.looking.to_owned(),
        Some(_) if open.with(BTreeMap::is_empty) => words.nothing.to_owned(),
        Some(_) => (words.left)(open.with(BTreeMap::len)),
    };
    view! {
        <section class="stack off-paper" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">
                {words.title}
            </h2>
            <Hint text=words.hint.to_owned() />
            <Show when=move || asked.get() fallback=offer>
                <p role="status" id="likely-state">
                    {state}
                </p>
                <ul class="likely" id="likely">
                    <For each=shown key=Clone::clone let:row>
                        <RowView row open accept />
                    </For>
                </ul>
                <Show when=move || { count() > most.get() }>
                    <button
                        type="button"
                        class="button"
                        id="more-likely"
                        on:click=move |_| most.update(|most| *most += SHOWN)
                    >
                        {words.more}
                    </button>
                </Show>
            </Show>
        </section>
    }
}

fn rows_of(found: &Likely, open: &Open, side: impl Fn(usize) -> String) -> Vec<Row> {
    let rows = found.pairs().enumerate().filter(|(pair, _)| open.contains_key(pair));
    rows.map(|(pair, (one, other, common))| Row::of(pair, [one, other], common, &side)).collect()
}
