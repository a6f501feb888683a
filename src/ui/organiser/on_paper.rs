//! What stands on paper alone.

use leptos::html::Section;
use leptos::leptos_dom::helpers::{WindowListenerHandle, window_event_listener_untyped};
use leptos::mount::mount_to;
use leptos::prelude::*;

/// Made when the page is printed and gone afterwards: it may take longer than a screen has, and weighs nothing there.
#[component]
pub(super) fn OnPaper(
    /// What stands there.
    children: ChildrenFn,
) -> impl IntoView {
    let place = NodeRef::<Section>::new();
    let owner = Owner::current().unwrap_or_default();
    let made = StoredValue::new_local(None);
    // Firefox prints what stands when this returns: no signal would be followed before.
    let begin = move |_| {
        if let Some(Some(section)) = place.try_get_untracked() {
            let children = children.clone();
            let cards = owner.with(|| mount_to(section, move || children()));
            made.try_set_value(Some(cards));
        }
    };
    let end = move |_| {
        made.try_set_value(None);
    };
    let listeners = [
        window_event_listener_untyped("beforeprint", begin),
        window_event_listener_untyped("afterprint", end),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    view! { <section class="paper" node_ref=place></section> }
}
