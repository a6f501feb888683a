//! Themes that may be one, notes that may belong in one, and notes that may say the same, to be accepted or turned down:
//! nothing is done by itself.

mod in_turns;
mod row;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use self::in_turns::look_in_turns;
use self::row::RowView;
pub(super) use self::row::{Asks, Row};
use crate::app::{Desk, GroupSession, RecordSession, use_session};
use crate::domain::collection::likely::{Likely, Looking, Question, Thing};
use crate::domain::command::{Command, Refusal};
use crate::i18n::likely as i18n;
use crate::ui::components::Hint;
use crate::ui::dom;

/// So many are shown at first, and more each time that somebody asks for them.
const SHOWN: usize = 10;
/// What has the focus while nothing is to be decided.
const TITLE: &str = "likely-title";

/// What is still to be decided, by the place of its pair.
type Open = BTreeMap<usize, Question>;

/// Who decides: what they do goes into this record. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Deciders {
    record: RecordSession,
    dispatch: Callback<Command, Result<(), Refusal>>,
}

impl From<Desk> for Deciders {
    fn from(desk: Desk) -> Self {
        let dispatch = Callback::new(move |command: Command| desk.dispatch(&command));
        Self { record: desk.record(), dispatch }
    }
}

impl From<GroupSession> for Deciders {
    fn from(group: GroupSession) -> Self {
        let dispatch = Callback::new(move |command: Command| group.dispatch(command));
        Self { record: group.record(), dispatch }
    }
}

/// What was found. A small copy.
#[derive(Clone, Copy)]
struct List {
    /// What is still to be decided.
    open: Memo<Open>,
    /// The pairs that were open when they were found; nothing before that.
    pairs: Memo<Option<Vec<usize>>>,
    /// How many of them are shown.
    most: RwSignal<usize>,
    /// Those that are.
    shown: Memo<Vec<Row>>,
}

impl List {
    fn of(
        found: RwSignal<Option<Arc<Likely>>>,
        ask: impl Fn(&Likely) -> Vec<Question> + Send + Sync + 'static,
        side: impl Fn(&Thing) -> String + Send + Sync + 'static,
    ) -> Self {
        let open = Memo::new(move |_| {
            let questions = found.with(|found| found.as_deref().map(&ask)).unwrap_or_default();
            questions.into_iter().map(|question| (question.pair, question)).collect::<Open>()
        });
        let pairs = Memo::new(move |_| {
            let is_found = found.with(Option::is_some);
            is_found.then(|| open.with_untracked(|open| open.keys().copied().collect::<Vec<_>>()))
        });
        let most = RwSignal::new(SHOWN);
        let shown = Memo::new(move |_| {
            let pairs = pairs.get().unwrap_or_default().into_iter().take(most.get());
            found.with(|found| {
                let found = found.as_deref();
                pairs.filter_map(|pair| row_of(found?, pair, &side)).collect()
            })
        });
        Self { open, pairs, most, shown }
    }

    /// How far it is. Followed.
    fn said(self, words: &i18n::Likely) -> String {
        match self.pairs.with(Option::is_some) {
            false => words.looking.to_owned(),
            true if self.open.with(BTreeMap::is_empty) => words.nothing.to_owned(),
            true => (words.left)(self.open.with(BTreeMap::len)),
        }
    }

    /// Whether there are more than are shown. Followed.
    fn has_more(self) -> bool {
        self.pairs.with(|pairs| pairs.as_ref().map_or(0, Vec::len)) > self.most.get()
    }

    /// Puts the focus on what is to be decided after this pair, which may not be shown yet; after the last on the heading.
    fn goes_on(self, pair: usize) {
        let next = self.open.with_untracked(|open| {
            let after = open.range(pair + 1..).next();
            after.or_else(|| open.range(..pair).next()).map(|(pair, _)| *pair)
        });
        let place = self
            .pairs
            .with_untracked(|pairs| pairs.iter().flatten().position(|pair| Some(*pair) == next));
        if let Some(place) = place.filter(|place| *place >= self.most.get_untracked()) {
            self.most.set(place + SHOWN);
        }
        dom::focus(&next.map_or_else(|| TITLE.to_owned(), row::accepts));
    }
}

/// Offers to look, and shows what was found. What is decided stays where it is until it is looked for anew: nothing moves
/// under the finger.
#[component]
pub(super) fn Suggestions<Take, Ask, Accept, Name>(
    /// Who decides.
    by: Deciders,
    /// What it is about.
    hint: &'static str,
    /// What the button says that looks for it.
    look_for: &'static str,
    /// Takes in what stands at a place; whether there is more. What it follows, when it changes, is looked at anew.
    take: Take,
    /// What of all that was found is still to be decided. Followed.
    ask: Ask,
    /// What accepting does.
    accept: Accept,
    /// What stands before the name of a theme or note: whose or what it is.
    side: Name,
) -> impl IntoView
where
    Take: Fn(&mut Looking, usize) -> bool + Copy + 'static,
    Ask: Fn(&Likely) -> Vec<Question> + Copy + Send + Sync + 'static,
    Accept: Fn(&Row, &Question) -> Command + Copy + Send + Sync + 'static,
    Name: Fn(&Thing) -> String + Copy + Send + Sync + 'static,
{
    let words = &use_session().words().likely;
    let asked = RwSignal::new(false);
    let list = List::of(look_in_turns(asked, take), ask, side);
    let go_on = Callback::new(move |pair| list.goes_on(pair));
    let look = move |_| {
        asked.set(true);
        dom::focus(TITLE);
    };
    let offer = move || {
        view! {
            <button type="button" class="button" id="look-for-likely" on:click=look>
                {look_for}
            </button>
        }
    };
    view! {
        <section class="stack off-paper" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">
                {words.title}
            </h2>
            <Hint text=hint.to_owned() />
            <Show when=move || asked.get() fallback=offer>
                <p role="status" id="likely-state">
                    {move || list.said(words)}
                </p>
                <ul class="likely" id="likely">
                    <For each=move || list.shown.get() key=Clone::clone let:row>
                        <RowView row by open=list.open go_on accept />
                    </For>
                </ul>
                <Show when=move || list.has_more()>
                    <button
                        type="button"
                        class="button"
                        id="more-likely"
                        on:click=move |_| list.most.update(|most| *most += SHOWN)
                    >
                        {words.more}
                    </button>
                </Show>
            </Show>
        </section>
    }
}

fn row_of(found: &Likely, pair: usize, side: impl Fn(&Thing) -> String) -> Option<Row> {
    let (one, other, common) = found.pair(pair)?;
    // A note stands before the theme that it may belong in, and the earlier one of two notes before the later.
    let is_home = one.notes.is_some() && other.notes.is_none();
    let things = if is_home { [other, one] } else { [one, other] };
    Some(Row::of(pair, things, common, side))
}
