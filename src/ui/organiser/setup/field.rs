//! A field of the form, with what is wrong with it.

use leptos::prelude::*;

use crate::app::use_session;
use crate::domain::event::EventFault;
use crate::i18n::Phrases;

/// All that is wrong with the form.
pub(super) type Faults = RwSignal<Vec<EventFault>>;

/// The id of the field that a fault is about.
pub(super) fn field_of(fault: &EventFault) -> String {
    match fault {
        EventFault::Title(_) => "event-title".into(),
        EventFault::Date(_) => "event-date".into(),
        EventFault::GroupName(number, _) => format!("name-{number}"),
        EventFault::Question(number, _) | EventFault::SameGroup(number) => {
            format!("question-{number}")
        }
        EventFault::NoGroups | EventFault::TooManyGroups(_) => "add-group".into(),
        EventFault::Kinds => "add-kind".into(),
        EventFault::KindName(number, _) => format!("kind-{number}"),
        EventFault::Dots => "event-dots".into(),
        EventFault::Cap => "event-cap".into(),
    }
}

/// What is wrong with the field of this id; empty where nothing is. Followed.
pub(super) fn wrong_with(id: &str, faults: Faults, words: &Phrases) -> String {
    faults.with(|faults| {
        let own = faults.iter().find(|why| field_of(why) == id);
        own.map(|why| (words.faults.event)(why)).unwrap_or_default()
    })
}

/// A line of text with its label, help, and what is wrong with it.
#[component]
pub(super) fn Field(
    /// Its id; that of a group's field follows the group's place.
    #[prop(into)]
    id: Signal<String>,
    /// What is asked for.
    label: &'static str,
    /// Help with it; empty where none is needed.
    #[prop(optional)]
    hint: &'static str,
    /// What stands in it.
    value: RwSignal<String>,
    /// All that is wrong with the form.
    faults: Faults,
) -> impl IntoView {
    let words = use_session().words();
    let wrong = Memo::new(move |_| id.with(|id| wrong_with(id, faults, words)));
    let hint_id = move || id.with(|id| format!("{id}-hint"));
    let fault_id = move || id.with(|id| format!("{id}-fault"));
    let described = move || id.with(|id| format!("{id}-hint {id}-fault"));
    let invalid = move || wrong.with(|wrong| !wrong.is_empty()).to_string();
    view! {
        <div class="field">
            <label class="label" for=id>
                {label}
            </label>
            <p class="hint" id=hint_id>
                {hint}
            </p>
            <p class="alert" id=fault_id>
                {wrong}
            </p>
            <input
                class="input"
                id=id
                dir="auto"
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
                bind:value=value
            />
        </div>
    }
}
