//! What is made a few at a time: a long list takes as long as before, and the page answers meanwhile.

use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;

/// How many more are made in each turn of the page.
const MORE: usize = 20;

/// The first of all, as many as may be made by now. What was made stays, whatever changes in the list.
pub(super) fn in_turns<T>(all: Memo<Vec<T>>) -> Memo<Vec<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let made = RwSignal::new(MORE);
    Effect::new(move |_| {
        let may_be_made = made.get();
        if all.with(Vec::len) > may_be_made {
            request_animation_frame(move || {
                made.try_set(may_be_made + MORE);
            });
        }
    });
    Memo::new(move |_| all.with(|all| all.iter().take(made.get()).cloned().collect()))
}
