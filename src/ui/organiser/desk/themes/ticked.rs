//! The themes and notes of groups that are ticked, to be linked together.

use std::collections::BTreeSet;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use super::super::use_room;
use super::link_bar::name_of;
use crate::app::{Desk, DraftPlace, fields, use_session};
use crate::domain::record::{FactId, ThemeId};
use crate::domain::text::PersonText;
use crate::ui::components::{Person, visible};

/// What is ticked. A small copy.
#[derive(Clone, Copy)]
pub(super) struct Ticked(RwSignal<BTreeSet<FactId>>);

impl Ticked {
    /// What was ticked when the room was left, as far as it is still here.
    pub(super) fn left_in(desk: Desk) -> Self {
        let ticked = Self(RwSignal::new(BTreeSet::new()));
        // Of a desk that is only looked at nothing is kept.
        if desk.newer().is_none() {
            ticked.keep_in(desk);
        }
        ticked
    }

    fn keep_in(self, desk: Desk) {
        let place = DraftPlace::of_event(&desk.event(), fields::TICKED);
        let draft = desk.record().session().draft::<BTreeSet<FactId>>(place);
        let mut left = untrack(|| draft.found()).unwrap_or_default();
        left.retain(|part| name_of(desk, *part).is_some());
        self.0.set(left);
        // At once, so that what is linked is not kept again after it.
        ImmediateEffect::new_scoped(move || {
            self.0.with(|all| if all.is_empty() { draft.forget() } else { draft.keep(all) });
        });
    }

    /// Whether this is. Followed.
    fn has(self, part: FactId) -> bool {
        self.0.with(|ticked| ticked.contains(&part))
    }

    /// Ticks it, or takes the tick away.
    fn set(self, part: FactId, ticked: bool) {
        self.0.update(|all| _ = if ticked { all.insert(part) } else { all.remove(&part) });
    }

    /// How many are. Followed.
    pub(super) fn count(self) -> usize {
        self.0.with(BTreeSet::len)
    }

    /// All of them. Not followed.
    pub(super) fn all(self) -> Vec<FactId> {
        self.0.with_untracked(|all| all.iter().copied().collect())
    }

    /// The first of them. Followed.
    pub(super) fn first(self) -> Option<FactId> {
        self.0.with(|all| all.first().copied())
    }

    /// Takes all ticks away.
    pub(super) fn clear(self) {
        self.0.set(BTreeSet::new());
    }

    /// What is dragged with this: all that is ticked, if it is.
    fn dragged(self, part: FactId) -> Vec<FactId> {
        if self.0.with_untracked(|all| all.contains(&part)) { self.all() } else { vec![part] }
    }
}

/// What is ticked in this room. To be called when a component is made.
pub(super) fn use_ticked() -> Ticked {
    expect_context()
}

/// The kind of what is dragged.
const PARTS: &str = "application/x-tabletalk-parts";

/// Says what is dragged.
pub(super) fn drag(event: &DragEvent, ticked: Ticked, part: FactId) {
    let ids: Vec<String> = ticked.dragged(part).iter().map(ToString::to_string).collect();
    if let Some(data) = event.data_transfer() {
        data.set_data(PARTS, &ids.join(" ")).ok();
    }
}

/// Whether themes or notes of groups are dragged here.
pub(super) fn is_drag(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&PARTS.into(), 0))
}

/// What was dragged here.
pub(super) fn dropped(event: &DragEvent) -> Vec<FactId> {
    let data = event.data_transfer().and_then(|data| data.get_data(PARTS).ok());
    data.unwrap_or_default().split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// The box that ticks a theme or a note of a group, with its name.
#[component]
pub(super) fn TickPart(
    /// The fact that made it.
    part: FactId,
    /// What is said of it for who can't see it.
    #[prop(into)]
    label: String,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let ticked = use_ticked();
    let change = move |event: leptos::ev::Event| ticked.set(part, event_target_checked(&event));
    view! {
        <label class="tick__label part">
            <input
                class="tick__box"
                type="checkbox"
                id=format!("tick-{part}")
                aria-label=label
                prop:checked=move || ticked.has(part)
                on:change=change
            />
            {children()}
        </label>
    }
}

/// The shared themes that a theme or note of a group is linked to; nothing where it is linked to none.
#[component]
pub(super) fn LinkedTo(
    /// The facts that made it and what was merged into it.
    parts: Vec<FactId>,
) -> impl IntoView {
    let (words, desk) = (use_session().words(), use_room());
    let names = Memo::new(move |_| {
        desk.with_links(|links, board| {
            let themes: BTreeSet<ThemeId> =
                parts.iter().flat_map(|part| links.themes_of(*part)).collect();
            let name = |id: &ThemeId| board.theme(*id).map(|theme| theme.title().clone());
            themes.iter().filter_map(name).collect::<Vec<PersonText>>()
        })
    });
    let name = |name: PersonText| view! { <Person class="tag" text=name /> };
    let shown = move || {
        let names = names.get();
        (!names.is_empty()).then(|| {
            let said: Vec<String> = names.iter().map(visible).collect();
            view! {
                <p class="part__links hint" aria-label=(words.shared.linked_to)(&said)>
                    <span aria-hidden="true">"→"</span>
                    {names.into_iter().map(name).collect_view()}
                </p>
            }
        })
    };
    view! { {shown} }
}
