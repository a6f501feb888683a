//! Themes that may be one, notes that may belong in one, and notes that may say the same, to be accepted or turned down:
//! nothing is done by itself.

mod in_turns;
mod row;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use self::in_turns::{Looked, look_in_turns};
use self::row::RowView;
pub(super) use self::row::{Asks, Row};
use crate::app::{Desk, GroupSession, RecordSession, use_session};
use crate::domain::collection::likely::{Likely, Looking, Question, Stand, Thing};
use crate::domain::command::{Command, Refusal};
use crate::domain::record::FactId;
use crate::i18n::likely as i18n;
use crate::ui::components::Hint;
use crate::ui::dom;

/// So many are shown at first, and more each time that somebody asks for them.
const SHOWN: usize = 10;
/// What has the focus while nothing is to be decided.
pub(super) const TITLE: &str = "likely-title";

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

/// A pair that is listed: its place, and its two things, which tell it from the pair of that place in what is found anew.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Listed {
    pair: usize,
    things: [FactId; 2],
}

/// What is listed of what was found. What was decided stays; what is to be asked only since is listed last.
#[derive(Clone, Default)]
struct Listing {
    found: Option<Arc<Likely>>,
    pairs: Vec<Listed>,
}

impl PartialEq for Listing {
    fn eq(&self, other: &Self) -> bool {
        let is_same = match (&self.found, &other.found) {
            (Some(found), Some(other)) => Arc::ptr_eq(found, other),
            (found, other) => found.is_none() && other.is_none(),
        };
        is_same && self.pairs == other.pairs
    }
}

impl Listing {
    /// What is listed of this, how it stands with it, and what was listed before.
    fn of(found: &Arc<Likely>, stands: &[Stand], before: Option<&Self>) -> Self {
        let same =
            |before: &&Self| before.found.as_ref().is_some_and(|before| Arc::ptr_eq(before, found));
        let mut pairs = before.filter(same).map(|before| before.pairs.clone()).unwrap_or_default();
        let known: BTreeSet<usize> = pairs.iter().map(|listed| listed.pair).collect();
        let open = (0..).zip(stands).filter(|(_, stand)| stand.question().is_some());
        let new = open.map(|(pair, _)| pair).filter(|pair| !known.contains(pair));
        pairs.extend(new.filter_map(|pair| {
            let (one, other, _) = found.pair(pair)?;
            Some(Listed { pair, things: [one.id, other.id] })
        }));
        Self { found: Some(Arc::clone(found)), pairs }
    }
}

/// What was found. A small copy.
#[derive(Clone, Copy)]
struct List {
    /// How it stands with each pair.
    stands: Memo<Vec<Stand>>,
    /// What is listed; nothing before it is found.
    listing: Memo<Listing>,
    /// How many of them are shown.
    most: RwSignal<usize>,
    /// What is shown of a pair. Followed.
    row: Callback<usize, Option<Row>>,
}

impl List {
    fn of(
        found: RwSignal<Option<Arc<Likely>>>,
        ask: impl Fn(&Likely) -> Vec<Stand> + Send + Sync + 'static,
        side: impl Fn(&Thing) -> String + Send + Sync + 'static,
    ) -> Self {
        let stands =
            Memo::new(move |_| found.with(|found| found.as_deref().map(&ask)).unwrap_or_default());
        let listing = Memo::new(move |before: Option<&Listing>| {
            found
                .with(|found| {
                    let found = found.as_ref()?;
                    Some(stands.with(|stands| Listing::of(found, stands, before)))
                })
                .unwrap_or_default()
        });
        let row = Callback::new(move |pair| {
            let stand = stands.with(|stands| stands.get(pair).copied())?;
            found.with(|found| row_of(found.as_deref()?, pair, stand, &side))
        });
        Self { stands, listing, most: RwSignal::new(SHOWN), row }
    }

    /// What is to be asked of a pair; nothing once it is decided. Followed.
    fn question(self, pair: usize) -> Option<Question> {
        self.stands.with(|stands| stands.get(pair)?.question())
    }

    /// Those that are shown. Followed.
    fn shown(self) -> Vec<Listed> {
        let most = self.most.get();
        self.listing.with(|listing| listing.pairs.iter().take(most).copied().collect())
    }

    /// How far it is. Followed.
    fn said(self, words: &i18n::Likely) -> String {
        // First: what is listed follows it too, and may stay the same where this changes.
        let left = self.stands.with(|stands| stands.iter().filter_map(Stand::question).count());
        let is_found = self.listing.with(|listing| listing.found.is_some());
        match left {
            _ if !is_found => words.looking.to_owned(),
            0 => words.nothing.to_owned(),
            left => (words.left)(left),
        }
    }

    /// Whether there are more than are shown. Followed.
    fn has_more(self) -> bool {
        self.listing.with(|listing| listing.pairs.len()) > self.most.get()
    }

    /// Shows more, and puts the focus on the first of them.
    fn shows_more(self, by: By) {
        let most = self.most.get_untracked();
        self.most.set(most + SHOWN);
        let first = self.listing.with_untracked(|listing| listing.pairs.get(most).copied());
        if let Some(first) = first {
            by.focuses(&row::card(first.pair), &row::card(first.pair));
        }
    }

    /// Puts the focus on what is to be decided after this pair, which may not be shown yet; after the last on the heading.
    fn goes_on(self, pair: usize, by: By) {
        let next = self.listing.with_untracked(|listing| {
            let at = listing.pairs.iter().position(|listed| listed.pair == pair).unwrap_or(0);
            let places = || listing.pairs.iter().enumerate();
            let mut after = places().skip(at + 1).chain(places().take(at));
            let is_open = |pair| untrack(|| self.question(pair)).is_some();
            after
                .find(|(_, listed)| is_open(listed.pair))
                .map(|(place, listed)| (place, listed.pair))
        });
        let Some((place, next)) = next else { return by.focuses(TITLE, TITLE) };
        if place >= self.most.get_untracked() {
            self.most.set(place + SHOWN);
        }
        by.focuses(&row::accepts(next), &row::card(next));
    }
}

/// What a button was pressed by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Keyboard,
    Pointer,
}

impl By {
    fn of(press: &MouseEvent) -> Self {
        if press.detail() > 0 { Self::Pointer } else { Self::Keyboard }
    }

    /// Puts the focus on something in a card. Under a finger nothing moves: a second tap would decide what came there. Who
    /// goes on by keyboard sees the next card from its first line on.
    fn focuses(self, id: &str, card: &str) {
        match self {
            Self::Pointer => dom::focus_in_place(id),
            Self::Keyboard => dom::focus_in_card(id, card),
        }
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
    /// How it stands with all that was found. Followed.
    ask: Ask,
    /// What accepting does.
    accept: Accept,
    /// What stands before the name of a theme or note: whose or what it is.
    side: Name,
) -> impl IntoView
where
    Take: Fn(&mut Looking, usize) -> bool + Copy + 'static,
    Ask: Fn(&Likely) -> Vec<Stand> + Copy + Send + Sync + 'static,
    Accept: Fn(&Row, &Question) -> Command + Copy + Send + Sync + 'static,
    Name: Fn(&Thing) -> String + Copy + Send + Sync + 'static,
{
    let words = &use_session().words().likely;
    let asked = RwSignal::new(false);
    let Looked { found, is_done } = look_in_turns(asked, take);
    let list = List::of(found, ask, side);
    // Who holds Enter means one button, not what gets the focus after it.
    let is_held = move |key: KeyboardEvent| {
        if key.repeat() && key.key() == "Enter" {
            key.prevent_default();
        }
    };
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
                <ul
                    class="likely"
                    id="likely"
                    aria-busy=move || (!is_done.get()).to_string()
                    on:keydown=is_held
                >
                    <For each=move || list.shown() key=|listed| *listed let:listed>
                        <RowView pair=listed.pair by list accept />
                    </For>
                </ul>
                <Show when=move || list.has_more()>
                    <button
                        type="button"
                        class="button"
                        id="more-likely"
                        on:click=move |press| list.shows_more(By::of(&press))
                    >
                        {words.more}
                    </button>
                </Show>
            </Show>
        </section>
    }
}

fn row_of(
    found: &Likely,
    pair: usize,
    stand: Stand,
    side: impl Fn(&Thing) -> String,
) -> Option<Row> {
    let (_, _, common) = found.pair(pair)?;
    let [one, other] = stand.things.map(|place| found.thing(place));
    let (one, other) = (one?, other?);
    // A note stands before the theme that it may belong in, and the earlier one of two notes before the later.
    let is_home = one.notes.is_some() && other.notes.is_none();
    let things = if is_home { [other, one] } else { [one, other] };
    Some(Row::of(things, common, stand.state, side))
}
