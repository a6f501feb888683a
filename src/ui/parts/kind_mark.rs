//! What kind a note is: a small mark and a word, never colour.

use leptos::prelude::*;

use crate::domain::event::{Event, Kind, KindId};
use crate::session::live::use_session;

/// The mark that stands before a kind's word.
fn mark(kind: &Kind) -> &'static str {
    match kind.id.as_str() {
        "insight" => "✳",
        "challenge" => "!",
        "idea" => "+",
        "action" => "→",
        "quote" => "“",
        "question" => "?",
        _ => "•",
    }
}

/// A kind's mark and word.
#[component]
pub(crate) fn KindMark(kind: Kind) -> impl IntoView {
    let word = use_session().words().kind(&kind).to_owned();
    view! {
        <span class="kind">
            <span class="kind__mark" aria-hidden="true">{mark(&kind)}</span>
            <bdi>{word}</bdi>
        </span>
    }
}

/// One button a kind; the chosen one is pressed.
#[component]
pub(crate) fn KindChips(
    event: Event,
    /// Which kind is chosen.
    chosen: Signal<Option<KindId>>,
    /// A kind was tapped.
    on_choose: Callback<KindId>,
) -> impl IntoView {
    let words = use_session().words();
    let first = event.kinds.first().map(|kind| kind.id.clone());
    let chip = move |kind: Kind| {
        let (id, first) = (StoredValue::new(kind.id.clone()), first.clone());
        let pressed = move || chosen.get().or_else(|| first.clone()) == Some(id.get_value());
        view! {
            <button type="button" class="chip" aria-pressed=move || pressed().to_string() on:click=move |_| on_choose.run(id.get_value())>
                <KindMark kind />
            </button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label=words.capture.kind>
            {event.kinds.into_iter().map(chip).collect_view()}
        </div>
    }
}
