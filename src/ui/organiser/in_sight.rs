//! What is made once its place comes into sight.

use std::collections::VecDeque;
use std::time::Duration;

use leptos::html::Div;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;

use crate::ui::dom;

/// Makes what comes into sight together one a turn of the page, since each may hold hundreds of notes. A small copy.
#[derive(Clone, Copy)]
pub(super) struct OneATurn(StoredValue<VecDeque<RwSignal<bool>>>);

impl OneATurn {
    /// Nothing waits yet.
    pub(super) fn new() -> Self {
        Self(StoredValue::new(VecDeque::new()))
    }

    /// Turns true in a turn of its own; at once where there are no turns.
    pub(super) fn later(turns: Option<Self>) -> RwSignal<bool> {
        let made = RwSignal::new(false);
        Self::make(turns, made);
        made
    }

    fn make(turns: Option<Self>, place: RwSignal<bool>) {
        match turns {
            Some(turns) => turns.add(place),
            None => _ = place.try_set(true),
        }
    }

    fn add(self, place: RwSignal<bool>) {
        let waited = self.0.try_update_value(|waiting| {
            waiting.push_back(place);
            waiting.len()
        });
        // While anything waits, a turn is asked for.
        if waited == Some(1) {
            self.asks();
        }
    }

    /// Asks for a turn of its own: within a frame all that a frame does anyway would come on top.
    fn asks(self) {
        set_timeout(move || self.next(), Duration::ZERO);
    }

    fn next(self) {
        let next = self.0.try_update_value(|waiting| (waiting.pop_front(), waiting.is_empty()));
        let Some((Some(place), is_last)) = next else { return };
        if !is_last {
            self.asks();
        }
        place.try_set(true);
    }
}

/// Made once its place is about to come into sight, and there from then on. Its place has its size before.
#[component]
pub(super) fn InSight(
    /// The class of its place.
    class: &'static str,
    /// Whom it waits with; it is made at once where there is nobody.
    #[prop(optional)]
    turns: Option<OneATurn>,
    /// What stands there.
    children: ChildrenFn,
) -> impl IntoView {
    let (place, is_seen) = (NodeRef::<Div>::new(), RwSignal::new(false));
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            dom::when_in_sight(&place, move || OneATurn::make(turns, is_seen));
        }
    });
    view! {
        <div class=class node_ref=place>
            <Show when=move || is_seen.get()>{children()}</Show>
        </div>
    }
}
