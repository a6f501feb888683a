//! What is made once its place comes into sight.

use std::collections::VecDeque;
use std::mem::replace;
use std::time::Duration;

use leptos::html::Div;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;

use crate::ui::dom;

/// Makes what comes into sight together one a turn of the page, since each may hold hundreds of notes; the first at once, so
/// that what comes alone is never late. A small copy.
#[derive(Clone, Copy)]
pub(super) struct OneATurn(StoredValue<Waiting>);

#[derive(Default)]
struct Waiting {
    places: VecDeque<RwSignal<bool>>,
    /// Whether something was made in this turn, so that what comes now waits for the next.
    is_taken: bool,
}

impl OneATurn {
    /// Nothing waits yet.
    pub(super) fn new() -> Self {
        Self(StoredValue::new(Waiting::default()))
    }

    /// Turns true in a turn of its own; at once where there are no turns.
    pub(super) fn later(turns: Option<Self>) -> RwSignal<bool> {
        let made = RwSignal::new(false);
        Self::make(turns, made);
        made
    }

    fn make(turns: Option<Self>, place: RwSignal<bool>) {
        match turns {
            Some(turns) if !turns.takes() => {
                turns.0.try_update_value(|waiting| waiting.places.push_back(place));
            }
            _ => _ = place.try_set(true),
        }
    }

    /// Takes this turn, where it was free; another is asked for then.
    fn takes(self) -> bool {
        let free = self.0.try_update_value(|waiting| !replace(&mut waiting.is_taken, true));
        let is_free = free.unwrap_or_default();
        if is_free {
            self.asks();
        }
        is_free
    }

    /// Asks for a turn of its own: within a frame all that a frame does anyway would come on top.
    fn asks(self) {
        set_timeout(move || self.next(), Duration::ZERO);
    }

    fn next(self) {
        let next = self.0.try_update_value(|waiting| {
            let next = waiting.places.pop_front();
            waiting.is_taken = next.is_some();
            next
        });
        if let Some(Some(place)) = next {
            self.asks();
            place.try_set(true);
        }
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
