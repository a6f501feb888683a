//! Small parts that most screens have: a field with its label, a hint, an alert.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::app::{Brought, use_session};

/// A line of help; takes no room while it is empty.
#[component]
pub(crate) fn Hint(
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
    /// Its id, where a field is described by it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <p class="hint" id=id>
            {text}
        </p>
    }
}

/// What went wrong, said at once; takes no room while it is empty.
#[component]
pub(crate) fn Alert(
    /// What went wrong; empty where nothing did.
    #[prop(into)]
    text: Signal<String>,
    /// Its id, where a field is described by it.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <p class="alert" role="alert" id=id>
            {text}
        </p>
    }
}

/// A line of text with its label.
#[component]
pub(crate) fn TextField(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// What stands in it.
    value: RwSignal<String>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="label" for=id.clone()>
                {label}
            </label>
            <input class="input" id=id dir="auto" autocomplete="off" bind:value=value />
        </div>
    }
}

/// A number with its label and what is suggested.
#[component]
pub(crate) fn NumberField(
    /// The field's id.
    id: &'static str,
    /// What is asked for.
    label: &'static str,
    /// What is suggested; empty where nothing is.
    #[prop(optional, into)]
    suggested: String,
    /// What stands in it.
    value: RwSignal<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label class="label" for=id>
                {label}
            </label>
            <Hint text=suggested id=hint_id.clone() />
            <input
                class="input input--number"
                id=id
                inputmode="numeric"
                autocomplete="off"
                aria-describedby=hint_id
                bind:value=value
            />
        </div>
    }
}

/// Files to pick, with their label.
#[component]
pub(crate) fn FileField(
    /// The field's id.
    id: &'static str,
    /// What is asked for.
    label: &'static str,
    /// Whether several may be picked.
    #[prop(optional)]
    multiple: bool,
    /// The id of what says what is wrong with them; nothing where that stands elsewhere.
    #[prop(optional, into)]
    described: Option<&'static str>,
    /// Which files the browser offers; every file where it is empty.
    #[prop(default = ".json,application/json")]
    accept: &'static str,
    /// Takes them, not read yet.
    on_pick: Callback<Vec<Brought>>,
) -> impl IntoView {
    let session = use_session();
    let words = session.words();
    let choose = if multiple { words.group.choose_files } else { words.group.choose_file };
    view! {
        <div class="file">
            <input
                class="visually-hidden"
                type="file"
                id=id
                accept=accept
                multiple=multiple
                aria-describedby=described
                on:change=move |event: Event| on_pick.run(Brought::of(&event))
            />
            <label class="field" for=id>
                <span class="label">{label}</span>
                <span class="button file__button">{choose}</span>
            </label>
        </div>
    }
}
