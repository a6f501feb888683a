//! What is made once its place comes into sight.

use leptos::html::Div;
use leptos::prelude::*;

use crate::ui::dom;

/// Made once its place is about to come into sight, and there from then on. Its place has its size before.
#[component]
pub(super) fn InSight(
    /// The class of its place.
    class: &'static str,
    /// What stands there.
    children: ChildrenFn,
) -> impl IntoView {
    let (place, is_seen) = (NodeRef::<Div>::new(), RwSignal::new(false));
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            dom::when_in_sight(&place, move || _ = is_seen.try_set(true));
        }
    });
    view! {
        <div class=class node_ref=place>
            <Show when=move || is_seen.get()>{children()}</Show>
        </div>
    }
}
