//! Other versions of the organiser's own event, that hand-ins brought: what would change, and whether it is to.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::event::{EventBook, EventId, OtherVersion};
use crate::ui::components::{Hint, visible};
use crate::ui::dom;

/// All of them; nothing while there are none.
#[component]
pub(super) fn OtherVersions(
    /// Which event.
    event: EventId,
) -> impl IntoView {
    let session = use_session();
    let others = Memo::new(move |_| {
        session.event(&event).as_ref().map(EventBook::other_versions).unwrap_or_default()
    });
    let said = RwSignal::new("");
    view! {
        <For
            each=move || others.get()
            key=|other| (other.event.clone(), other.changes.clone())
            let:other
        >
            <Version other said />
        </For>
        <p class="hint" role="status" id="version-said" tabindex="-1">
            {said}
        </p>
    }
}

/// One of them.
#[component]
fn Version(
    /// The version.
    other: OtherVersion,
    /// What became of it.
    said: RwSignal<&'static str>,
) -> impl IntoView {
    let session = use_session();
    let words = &session.words().revision;
    let group = other.event.groups.first().map_or(0, |group| group.number);
    let title = (words.other)(group, other.event.revision);
    let changes = other.changes.iter().map(|change| {
        let change = visible((words.change)(change));
        view! { <li dir="auto">{change}</li> }
    });
    let (changes, label) = (changes.collect_view(), title.clone());
    let version = StoredValue::new(other.event);
    let settle = move |is_used: bool| {
        session.settle_version(&version.get_value(), is_used);
        said.set(if is_used { words.other_used } else { words.other_left });
        dom::focus("version-said");
    };
    view! {
        <section class="card stack" aria-label=label>
            <p>
                <strong>{title}</strong>
            </p>
            <Hint text=words.other_hint.to_owned() />
            <ul class="list">{changes}</ul>
            <div class="row row--wrap">
                <button type="button" class="button" on:click=move |_| settle(true)>
                    {words.other_use}
                </button>
                <button
                    type="button"
                    class="button button--main"
                    on:click=move |_| settle(false)
                >
                    {words.other_leave}
                </button>
            </div>
        </section>
    }
}
