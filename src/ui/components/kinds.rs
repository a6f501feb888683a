//! What kind a note is: a small mark and a word, never colour.

use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::Person;
use crate::app::use_session;
use crate::domain::event::{Kind, KindId};
use crate::ui::dom;

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
pub(crate) fn KindMark(
    /// The kind.
    kind: Kind,
) -> impl IntoView {
    let word = use_session().words().kind(&kind);
    view! {
        <span class="kind">
            <span class="kind__mark" aria-hidden="true">
                {mark(&kind)}
            </span>
            <Person text=word />
        </span>
    }
}

/// A button for each kind; the chosen one is pressed, the first where none was chosen.
#[component]
pub(crate) fn KindChips(
    /// The event's kinds.
    kinds: Vec<Kind>,
    /// The kind that is chosen.
    #[prop(into)]
    chosen: Signal<Option<KindId>>,
    /// Another one was chosen.
    on_choose: Callback<KindId>,
    /// The field that they are chosen for, where it is to have the focus after a click.
    #[prop(optional)]
    field: Option<&'static str>,
) -> impl IntoView {
    let words = use_session().words();
    // By touch the focus stays where it is: in a field it would open the keyboard.
    let clicked = move |press: PointerEvent| {
        if let Some(field) = field.filter(|_| press.pointer_type() == "mouse") {
            dom::focus(field);
        }
    };
    let first = kinds.first().map(|kind| kind.id.clone());
    let chip = move |kind: Kind| {
        let (id, own, first) = (kind.id.clone(), kind.id.clone(), first.clone());
        let pressed =
            move || chosen.with(|chosen| chosen.as_ref().or(first.as_ref()) == Some(&own));
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || pressed().to_string()
                on:click=move |_| on_choose.run(id.clone())
            >
                <KindMark kind />
            </button>
        }
    };
    view! {
        <div
            class="chips"
            role="group"
            aria-label=words.capture.kind
            // Who is writing goes on writing: the next key would be taken for a shortcut.
            on:mousedown=|press| press.prevent_default()
            on:pointerup=clicked
        >
            {kinds.into_iter().map(chip).collect_view()}
        </div>
    }
}
