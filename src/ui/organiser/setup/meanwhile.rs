//! The event was saved elsewhere after its form was opened: nothing of either is to be lost without a word.

use leptos::prelude::*;

use super::draft::EventDraft;
use crate::app::use_session;
use crate::ui::components::Hint;
use crate::ui::dom;

/// What has the focus where a change is saved that would go over another one.
pub(super) const MEANWHILE: &str = "meanwhile";

/// What changed meanwhile, and what is to become of the form; nothing where all is as it was.
#[component]
pub(super) fn Meanwhile(
    /// What stands in the form.
    draft: EventDraft,
    /// The form is begun again from the event as it stands.
    begin_again: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let words = &session.words().setup;
    let changed = Memo::new(move |_| draft.changed_meanwhile(session));
    let is_changed = move || changed.with(Option::is_some);
    let said = move || if is_changed() { words.meanwhile } else { "" };
    let change = session.words().revision.change;
    let rows = move || {
        let all = changed.get().unwrap_or_default();
        all.iter().map(|one| view! { <li>{change(one)}</li> }).collect_view()
    };
    let goes_over = move |_| {
        draft.goes_over_it(session);
        dom::focus("event-title");
    };
    view! {
        <div id=MEANWHILE tabindex="-1">
            <p class="alert" role="status">
                {said}
            </p>
            <Show when=is_changed>
                <div class="stack">
                    <ul class="list">{rows}</ul>
                    <div class="row row--wrap">
                        <button
                            type="button"
                            class="button button--main"
                            id="take-change"
                            on:click=move |_| begin_again.run(())
                        >
                            {words.take_change}
                        </button>
                        <button type="button" class="button" id="go-over" on:click=goes_over>
                            {words.go_over}
                        </button>
                    </div>
                    <Hint text=words.go_over_hint.to_owned() />
                </div>
            </Show>
        </div>
    }
}
